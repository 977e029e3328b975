"""The journal: one command is one entry, chained by hash to all the heads it was written upon.

An entry is known by its hash; `id` is only this file's number for it, and no part of the hash.
Canonical form, UTF-8, one JSON array a line, no spaces, no escapes but those JSON demands:

    ["engtrack 1",place,at,typed_by,command,[parents, sorted]]
    [table_name,row_id,before,after]        each change, in order; before and after as stored

The hash is the SHA-256 of those lines, each ended by a line feed, in lower-case hexadecimal.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    exists,
    func,
    insert,
    select,
    text,
)

tables = MetaData()
_Number = BigInteger().with_variant(Integer, "sqlite")

entry = Table(
    "journal_entry",
    tables,
    Column("id", _Number, primary_key=True),
    Column("place", _Number, nullable=False),  # 1 + the highest of its parents
    Column("at", Text, nullable=False),
    Column("typed_by", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("parents", Text, nullable=False),  # JSON array of hashes
    # 'open' until sealed; unique, so one at most is open
    Column("hash", Text, nullable=False, unique=True),
    sqlite_strict=True,
)
change = Table(
    "journal_change",
    tables,
    Column("seq", _Number, primary_key=True),
    Column("entry", _Number, ForeignKey("journal_entry.id"), nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_id", Text, nullable=False, index=True),
    Column("before", Text),
    Column("after", Text),
    Index("journal_change_entry_seq", "entry", "seq"),
    # Rows that are no more are in the journal alone; they are few, so that this costs no writer.
    Index("journal_change_removed", "table_name", sqlite_where=text("after IS NULL")),
    sqlite_strict=True,
)
# The chain does not see its own end cut off; a head that names a lost entry, or the number of
# entries there were, does.
head = Table(
    "journal_head",
    tables,
    Column("hash", Text, primary_key=True),
    Column("entries", _Number, nullable=False),  # in this file, when it was written
    sqlite_strict=True,
)


def open_entry(db: Connection, at: str, typed_by: str, command: str) -> int:
    """Open an entry, upon all heads; its number in this file."""
    upon = db.execute(
        select(entry.c.hash, entry.c.place).join(head, head.c.hash == entry.c.hash)
    ).all()
    opened = insert(entry).values(
        place=1 + max((row.place for row in upon), default=0),
        at=at,
        typed_by=typed_by,
        command=command,
        parents=json.dumps(sorted(row.hash for row in upon)),
        hash="open",
    )
    return int(db.scalar(opened.returning(entry.c.id)) or 0)


def seal(db: Connection) -> str | None:
    """Close the open entry and return its hash, or None if it holds no change."""
    number, *header = db.execute(select(entry).where(entry.c.hash == "open")).one()
    if not db.scalar(select(exists().where(change.c.entry == number))):
        return None
    changes = (
        select(change.c.table_name, change.c.row_id, change.c.before, change.c.after)
        .where(change.c.entry == number)
        .order_by(change.c.seq)
    )
    sealed = entry_hash(header[:-1], db.execute(changes.execution_options(yield_per=1000)))
    db.execute(head.delete())
    entries = select(func.count()).select_from(entry).scalar_subquery()
    db.execute(insert(head).values(hash=sealed, entries=entries))
    db.execute(entry.update().where(entry.c.id == number).values(hash=sealed))
    return sealed


def entry_hash(header: Sequence[Any], changes: Iterable[Sequence[Any]]) -> str:
    """Of place, at, typed_by, command and parents, and the four texts of each change."""
    *facts, parents = header
    digest = sha256(_line(["engtrack 1", *facts, json.loads(parents)]))
    for one in changes:
        digest.update(_line(one))
    return digest.hexdigest()


def _line(values: Iterable[Any]) -> bytes:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
