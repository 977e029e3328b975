"""`document verify`: the register held against the disk.

It reads files, so no view and no finding does.
"""

from collections.abc import Iterator
from dataclasses import replace

from engtrack.cli.answers import answer
from engtrack.cli.reads import check_acting, scope_of
from engtrack.cli.settings import settings
from engtrack.cli.writes import check_same_engagement
from engtrack.errors import NotFound
from engtrack.language import gettext as _
from engtrack.nouns.document import reads
from engtrack.nouns.document.files import found
from engtrack.render import check_format
from engtrack.store.read import nearest_keys, read, reading
from engtrack.table import Row, Table, check_columns

WORST_FIRST = ("changed", "vanished", "unreachable", "unchanged")


def show(key: str | None) -> bool:
    """Print what was found of each file; whether any has changed or vanished."""
    check_format(settings.format)
    with reading(settings.db, settings.instant, settings.today, scope_of({"key": key})) as db:
        check_acting(db)
        check_same_engagement(db, key or "")
        if key is not None and not list(read(db, "document_list", key=key).rows):
            raise NotFound("document", key, nearest_keys(db, "document", "key", key))
        files = read(db, reads.FILES.view, reads.FILES.order, keep=True, key=key)
    table = _held_against_the_disk(files)
    check_columns(settings.columns, table.columns)
    answer([table])
    place = table.columns.index("found")
    return any(row[place] in ("changed", "vanished") for row in table.rows)


def _held_against_the_disk(files: Table) -> Table:
    path, sha256 = files.columns.index("path"), files.columns.index("sha256")

    def rows() -> Iterator[Row]:
        for row in files.rows:
            yield (*row, found(str(row[path]), str(row[sha256])))

    worst = sorted(rows(), key=lambda row: WORST_FIRST.index(str(row[-1])))
    return replace(
        files,
        name="document",
        columns=(*files.columns, "found"),
        rows=worst,
        shown=reads.FILES.shown,
        below=reads.FILES.below,
        empty=_(reads.FILES.empty),
    )
