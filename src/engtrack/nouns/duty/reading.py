"""How duties are read: by person, by engagement, and the explanation of one."""

from typing import Any

from engtrack.cli.answers import answer
from engtrack.cli.reads import check_acting, check_person
from engtrack.cli.settings import settings
from engtrack.nouns.duty import rules, showing
from engtrack.render import check_format
from engtrack.store.read import Scope, read, reading
from engtrack.table import Row, Table, check_columns


def show_duties(person: str | None, *, is_all: bool, **equal: Any) -> None:
    """Without an engagement, those of the engagements where the person holds a role."""
    check_format(settings.format)
    scope = Scope(engagement=settings.engagement, person=None if settings.engagement else person)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        if person:
            check_person(db, person)
        is_whole = is_all or any(value is not None for value in equal.values())
        tables = showing.tables_of(db, is_all=is_whole, person=person, **equal)
        check_columns(settings.columns, tables[0].columns)
        answer(tables)


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
    from engtrack.nouns.duty.duties import DUTIES

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
