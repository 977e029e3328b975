"""The lines of a change: from what people type to what each adds, and back to words.

A line names an item (or the title of what it brings), and what it adds: working days, minutes or
cents, any of which may be negative.
"""

from collections.abc import Callable
from dataclasses import dataclass

from engtrack.cli import parse
from engtrack.cli.amounts import clipped
from engtrack.cli.settings import settings
from engtrack.errors import Misused, Sentence
from engtrack.language import N_, shown
from engtrack.store import keys

EXAMPLES = {
    "move": N_("MS-4=+3bd"),
    "duration": N_("T-7=+2d"),
    "effort": "T-7=+8h",
    "price": "SRV-2=-300",
    "add-service": N_("'Training=8h,1200'"),
    "add-task": N_("'Training=3d,train'"),
    "drop-service": "SRV-2",
    "drop-task": "T-9",
    "commitment": "MS-4",
}
ITEMS = {
    "move": ("T", "MS"),
    "duration": ("T",),
    "effort": ("T", "SRV"),
    "price": ("SRV",),
    "drop-service": ("SRV",),
    "drop-task": ("T",),
    "commitment": ("T", "MS"),
}


@dataclass(frozen=True)
class Line:
    """What one line adds. `is_void` takes such a line out of a change that is edited."""

    field: str
    item: str | None = None
    title: str | None = None
    phase: str | None = None
    days: int | None = None
    minutes: int | None = None
    cents: int | None = None
    is_void: bool = False

    @property
    def about(self) -> tuple[str, str | None]:
        """A change has one line for each of these."""
        return self.field, self.item or self.title


def parse_move(text: str) -> Line:
    return _amount("move", text, "days", parse.parse_signed_days)


def parse_duration(text: str) -> Line:
    return _amount("duration", text, "days", parse.parse_signed_days)


def parse_effort(text: str) -> Line:
    return _amount("effort", text, "minutes", parse.parse_signed_minutes)


def parse_price(text: str) -> Line:
    return _amount("price", text, "cents", parse.parse_cents)


def parse_budget(text: str) -> Line:
    if parse.is_none(text):
        return Line("budget", is_void=True)
    return _told(Line("budget", cents=_not_zero(text, parse.parse_cents(text))))


def parse_drop_service(text: str) -> Line:
    return Line("drop-service", item=_item("drop-service", text, text))


def parse_drop_task(text: str) -> Line:
    return Line("drop-task", item=_item("drop-task", text, text))


def parse_add_service(text: str) -> Line:
    """`Training=8h,1200`: hours, then the price, which may have a comma of its own."""
    title, value = _parted("add-service", text)
    if parse.is_none(value):
        return Line("add-service", title=title, is_void=True)
    refused: Misused | None = None
    for effort, price in _ways_to_part(value):
        try:
            minutes = parse.parse_minutes(effort)
            cents = parse.parse_cents(price) if price else None
            return _told(Line("add-service", title=title, minutes=minutes, cents=cents))
        except Misused as error:
            refused = refused or error
    raise refused or _refusal("add-service", text)


def parse_add_task(text: str) -> Line:
    """`Training=3d,train`: how long it lasts, then its phase."""
    title, value = _parted("add-task", text)
    if parse.is_none(value):
        return Line("add-task", title=title, is_void=True)
    length, _, phase = value.partition(",")
    code = parse.parse_choice("phase", phase) if phase.strip() else "prepare"
    return _told(Line("add-task", title=title, phase=code, days=parse.parse_days(length)))


def parse_from_drift(text: str) -> Line:
    """`MS-4`: how many working days is read from its slip, when the line is written."""
    key, sign, value = text.partition("=")
    if sign and not parse.is_none(value):
        raise _refusal("commitment", text)
    return Line("commitment", item=_item("commitment", key, text), is_void=bool(sign))


def _ways_to_part(value: str) -> list[tuple[str, str]]:
    """`8h,1 200,50` parts at the first comma, `1,5h,1200` at the second."""
    parts = value.split(",")
    return [(",".join(parts[:n]), ",".join(parts[n:]).strip()) for n in range(1, len(parts) + 1)]


def _amount(field: str, text: str, column: str, of: Callable[[str], int]) -> Line:
    key, value = _parted(field, text)
    item = _item(field, key, text)
    if parse.is_none(value):
        return Line(field, item=item, is_void=True)
    amount = _not_zero(text, of(value))
    if column == "days":
        return _told(Line(field, item=item, days=amount))
    if column == "minutes":
        return _told(Line(field, item=item, minutes=amount))
    return _told(Line(field, item=item, cents=amount))


def _parted(field: str, text: str) -> tuple[str, str]:
    """The name and the value, on both sides of the last `=`: a title may hold others."""
    name, sign, value = text.rpartition("=")
    if not sign or not name.strip() or not value.strip():
        raise _refusal(field, text)
    return parse.parse_text(name.strip()), value.strip()


def _item(field: str, key: str, text: str) -> str:
    item = key.strip().upper()
    if keys.prefix(item) not in ITEMS[field]:
        raise _refusal(field, text)
    return f"{keys.prefix(item)}-{keys.key_number(item)}"


def _not_zero(text: str, amount: int) -> int:
    if amount == 0:
        raise Misused("{text} changes nothing", text=clipped(text))
    return amount


def _refusal(field: str, text: str) -> Misused:
    return Misused(
        "{text} is no line of this kind; say it as {example}",
        text=clipped(text),
        example=Sentence(EXAMPLES[field]),
    )


def _told(line: Line) -> Line:
    """Say back what was understood."""
    given = {"days": line.days, "minutes": line.minutes, "cents": line.cents, "phase": line.phase}
    said = [shown(name, value) for name, value in given.items() if value is not None]
    facts = {"noun": "change", "field": line.field, "words": ", ".join(said)}
    name = line.item or line.title
    said_back = (
        Sentence("{field} {name}: {words}", name=name, **facts)
        if name
        else Sentence("{field}: {words}", **facts)
    )
    settings.echo.append(said_back)
    return line


def stored(value: str | int | None) -> str | None:
    return None if value is None else str(value)


def readable(field: str, value: str | None) -> str | None:
    """A stored value before or after: hours as 8:00, money as 3600.00, days as a bare number."""
    if value is None or not value.lstrip("-").isdigit():
        return value
    amount = int(value)
    sign, size = "-" if amount < 0 else "", abs(amount)
    if field == "effort":
        return f"{sign}{size // 60}:{size % 60:02d}"
    if field in ("price", "budget"):
        return f"{sign}{size // 100}.{size % 100:02d}"
    return value


def added(days: int | None, minutes: int | None, cents: int | None, phase: str | None) -> str:
    """What a line adds, in one form for every language: it is a part of what is decided."""
    parts = [
        None if days is None else f"{days:+d} bd",
        None if minutes is None else f"{minutes:+d} min",
        None
        if cents is None
        else f"{'-' if cents < 0 else '+'}{readable('price', str(abs(cents)))}",
        phase,
    ]
    return ", ".join(part for part in parts if part)
