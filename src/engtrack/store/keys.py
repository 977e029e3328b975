"""The keys people type: which prefix belongs to which table, and what a person calls it."""

from typing import NamedTuple


class KeyedTable(NamedTuple):
    """`is_decided`: an approval may be asked for it, and the noun has a `decision` module."""

    table: str
    noun: str
    is_decided: bool = False


PREFIXES: dict[str, KeyedTable] = {
    "T": KeyedTable("work", "task"),
    "MS": KeyedTable("work", "milestone"),
    "ISS": KeyedTable("issue", "issue"),
    "CHG": KeyedTable("change", "change", is_decided=True),
    "APR": KeyedTable("approval", "approval"),
    "DEL": KeyedTable("deliverable", "deliverable", is_decided=True),
    "DOC": KeyedTable("document", "document", is_decided=True),
    "SRV": KeyedTable("service", "service"),
    "MSG": KeyedTable("message", "message"),
    "PRC": KeyedTable("process", "process"),
    "ROL": KeyedTable("assignment", "role"),
    "BL": KeyedTable("baseline", "schedule", is_decided=True),
    "AST": KeyedTable("asset", "asset"),
    "BKP": KeyedTable("backup", "backup"),
    "PTY": KeyedTable("party", "party"),
    "TST": KeyedTable("test", "test"),
    "PUB": KeyedTable("publication", "schedule"),
    "HND": KeyedTable("handover", "engagement", is_decided=True),
    "SES": KeyedTable("session", "session"),
    "TIM": KeyedTable("time_entry", "time"),
    "EXP": KeyedTable("expense", "expense"),
    "SHT": KeyedTable("sheet", "sheet", is_decided=True),
    "INV": KeyedTable("invoice", "invoice"),
}


def prefix(key: str) -> str | None:
    """`T` of `t-12`; None for an engagement's key, a person's handle, and anything else."""
    kind, _, number = key.upper().rpartition("-")
    return kind if kind in PREFIXES and number.isascii() and number.isdecimal() else None


def noun_of(key: str) -> str | None:
    kind = prefix(key)
    return PREFIXES[kind].noun if kind else None


def key_number(key: str | None) -> int:
    """12 of `T-12`, so that T-2 comes before T-10; 0 where the key has no number."""
    kind, _, number = (key or "").rpartition("-")
    is_key = kind.upper() in PREFIXES and number.isascii() and number.isdecimal()
    return int(number) if is_key else 0


# By the kind of what is decided: the noun whose modules `decision` and `content` know it.
DECIDED = {kept.table: kept.noun for kept in PREFIXES.values() if kept.is_decided}
