"""A point sheet as a page to print and sign, in Markdown and in the client's language."""

from collections.abc import Iterator, Sequence
from sqlite3 import Connection

from engtrack import language
from engtrack.language import gettext as _
from engtrack.language import label, shown
from engtrack.store.read import read
from engtrack.table import Table, Value

Facts = dict[str, Value]
HOURS = ("worked_on", "name", "work", "title", "spent_minutes", "billed_minutes", "note")
EXPENSES = ("spent_on", "name", "kind", "cost_cents", "note")
ACCEPTED = ("key", "title", "decided_on")
OPEN = ("key", "title", "raised_on")


def text_of(db: Connection, key: str) -> str:
    """The whole page; the language spoken before is spoken again afterwards."""
    spoken = language.current()
    sheet = next(read(db, "sheet_list", keep=True, key=key).dicts())
    parent = next(read(db, "engagement_card", keep=True, key=sheet["engagement"]).dicts())
    language.choose(str(parent["language"]))
    try:
        return "\n".join(_lines(db, sheet, parent)) + "\n"
    finally:
        language.choose(spoken)


def _lines(db: Connection, sheet: Facts, parent: Facts) -> Iterator[str]:
    heading = f"{sheet['key']} · {_escaped(sheet['title'])}"
    yield from (heading, "=" * len(heading), "")
    yield " · ".join(_escaped(parent[name]) for name in ("client", "name", "vendor"))
    yield from _section(db, sheet, "sheet_time_part", _("Hours"), HOURS, "worked_on")
    yield from _totals(sheet)
    yield from _section(db, sheet, "sheet_expense_part", _("Expenses"), EXPENSES, "spent_on")
    if sheet["expenses_cents"]:
        yield from (
            "",
            _("Total: {total}").format(total=_value("total_cents", sheet["expenses_cents"], sheet)),
        )
    yield from _section(db, sheet, "sheet_deliverable_part", _("Accepted"), ACCEPTED, "key")
    yield from _section(db, sheet, "sheet_issue_part", _("Open points"), OPEN, "key")
    yield from _signature(sheet)


def _totals(sheet: Facts) -> Iterator[str]:
    spent, billed = (
        _value(name, sheet[name], sheet) for name in ("spent_minutes", "billed_minutes")
    )
    yield ""
    yield _("Total: {spent} spent, {billed} billed").format(spent=spent, billed=billed)
    if sheet["rounding_minutes"]:
        to = _value("rounding_minutes", sheet["rounding_minutes"], sheet)
        yield ""
        yield _("Billed time is rounded up to {to}, each entry by itself.").format(to=to)


def _section(
    db: Connection, sheet: Facts, view: str, title: str, columns: Sequence[str], order: str
) -> Iterator[str]:
    """A heading and a table; nothing where there are no rows."""
    table = read(db, view, f"{order}, key_number(key)", keep=True, of_key=sheet["key"])
    if not table.rows:
        return
    yield from ("", f"## {title}", "")
    yield _row(label(column) for column in columns)
    yield _row("---" for column in columns)
    yield from _rows(table, columns, sheet)


def _rows(table: Table, columns: Sequence[str], sheet: Facts) -> Iterator[str]:
    for row in table.dicts():
        yield _row(_value(column, row[column], sheet) for column in columns)


def _row(cells: "Iterator[str]") -> str:
    return "| " + " | ".join(cells) + " |"


def _value(column: str, value: Value, sheet: Facts) -> str:
    family = "expense_kind" if column == "kind" else None
    return _escaped(shown(column, value, family=family, currency=str(sheet["currency"])))


def _escaped(value: Value) -> str:
    text = language.neutral(str(value or ""))
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("<", "\\<")


def _signature(sheet: Facts) -> Iterator[str]:
    yield from ("", f"## {_('Signature')}", "")
    if sheet["signed_on"]:
        said = _("Signed by {person} on {on}").format(
            person=_escaped(sheet["name"]), on=sheet["signed_on"]
        )
        yield said + (f" ({shown('via', sheet['via'])})" if sheet["via"] else "")
        if sheet["comment"]:
            yield from ("", f"> {_escaped(sheet['comment'])}")
        return
    for line in (_("Name:"), _("Date:"), _("Signature:"), _("Comment:")):
        yield from (f"{line} ______________________________", "")
    yield _("Satisfaction, from 1 (poor) to 5 (excellent): 1 · 2 · 3 · 4 · 5")
