"""How duties are read, live: by person, by engagement."""

from typing import Any

from engtrack.cli.answers import answer
from engtrack.cli.reads import check_acting, check_person
from engtrack.cli.settings import settings
from engtrack.nouns.duty import showing
from engtrack.render import check_format
from engtrack.store.read import Scope, reading
from engtrack.table import check_columns


def show_duties(person: str | None, *, is_all: bool, **equal: Any) -> None:
    """Without an engagement, those of the engagements where the person holds a role."""
    check_format(settings.format)
    narrowed = None if settings.engagement else person
    scope = Scope(settings.engagement, person=narrowed, reader=person)
    with reading(settings.db, settings.instant, settings.today, scope) as db:
        check_acting(db)
        if person:
            check_person(db, person)
        is_whole = is_all or any(value is not None for value in equal.values())
        tables = showing.tables_of(db, is_all=is_whole, person=person, **equal)
        check_columns(settings.columns, tables[0].columns)
        answer(tables)
