"""The 50 duties in words: the list of them, and what proves and disturbs one."""

from typing import Any

from engtrack.cli.answers import answer
from engtrack.cli.settings import settings
from engtrack.nouns.duty import rules, showing
from engtrack.nouns.duty.duties import DUTIES
from engtrack.render import check_format
from engtrack.store.read import Scope, read, reading
from engtrack.table import Row, Table, check_columns


def show_explanation(key: str) -> None:
    """The duty in words; of one engagement, its interval there."""
    rules.check_duty(key)
    check_format(settings.format)
    facts: dict[str, Any] = {}
    if settings.engagement:
        with reading(
            settings.db, settings.instant, settings.today, Scope(settings.engagement)
        ) as db:
            facts = next(read(db, "duty_window", "duty", keep=True, duty=key).dicts(), {})
    answer([showing.explained(key, facts)])


LISTED = (
    "key", "title", "role", "kind", "opens", "opens_lead_days", "closes", "closes_lead_days",
    "every_days", "is_kept",
)  # fmt: skip


def show_list(role: str | None, kind: str | None) -> None:
    """The 50 duties need no file."""
    check_format(settings.format)
    check_columns(settings.columns, LISTED)
    rows: list[Row] = [
        (
            d.key, showing.title_of(d.key), d.role, d.kind, d.opens, d.opens_lead, d.closes,
            d.closes_lead, d.every, int(d.is_kept),
        )
        for d in DUTIES
        if role in (None, d.role) and kind in (None, d.kind)
    ]  # fmt: skip
    shown = ("key", "title", "kind", "opens", "closes", "every_days")
    answer([Table("duty", LISTED, rows, shown=shown)])
