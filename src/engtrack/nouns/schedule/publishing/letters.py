"""The texts that go with a schedule that is given out, each in its readers' language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engtrack import language
from engtrack.cli.dates import spoken_day, written_day
from engtrack.language import before, neutral, shown, word, wrapped
from engtrack.language import gettext as _
from engtrack.nouns.schedule.publishing.since import (
    Became,
    Difference,
    Planned,
    differences,
    in_order,
)
from engtrack.workdays import Calendar

WIDTH = 60
MOST = 30  # lines of one section: the calendar file has them all


@dataclass(frozen=True)
class Letter:
    """What is the same for all who share a text; `attached` is the calendar file's name."""

    engagement: str
    published_on: str
    to: tuple[str, ...]
    attached: str | None
    plan: tuple[Planned, ...]


def first(letter: Letter, own: Sequence[str]) -> str:
    """To who was told nothing yet: the milestones, and what they have to do (ids in `own`)."""
    plan = sorted(letter.plan, key=in_order)
    milestones = [_planned(item) for item in plan if item.is_milestone]
    tasks = [
        _planned(item)
        for item in plan
        if item.id in own and not item.is_milestone and item.state != "finished"
    ]
    return _text(letter, [*_section(_("Milestones"), milestones),
                          *_section(_("Your tasks"), tasks)])  # fmt: skip


def since(letter: Letter, told_on: str, told: Sequence[Planned], calendar: Calendar) -> str:
    """To who was told before: what has become of it."""
    found = differences(told, letter.plan)
    day = {"on": written_day(told_on, language.current())}
    moved = _of(found, "moved")
    said = _("Since {on}:") if found else _("Nothing has moved since {on}.")
    if found and not moved:
        said = _("No day has moved since {on}.")
    lines = _folded(said.format(**day), "")
    sections = (
        (_("Milestones that moved"), [_moved(d, calendar) for d in moved if d.last.is_milestone]),
        (_("Tasks that moved"), [_moved(d, calendar) for d in moved if not d.last.is_milestone]),
        (_("New"), [_planned(d.last) for d in _of(found, "new")]),
        (_("Cancelled"), [_planned(d.last) for d in _of(found, "cancelled")]),
        (_("Finished"), [_planned(d.last, is_done=True) for d in _of(found, "done")]),
    )
    for head, items in sections:
        lines += _section(head, items)
    return _text(letter, lines)


def _of(found: list[Difference], became: Became) -> list[Difference]:
    return [one for one in found if one.became == became]


def _text(letter: Letter, lines: list[str]) -> str:
    """Whom it goes to is on one line, however long: it is pasted as it stands."""
    spoken = language.current()
    on = written_day(letter.published_on, spoken)
    subject = _("{engagement}: the schedule of {on}").format(engagement=letter.engagement, on=on)
    head = [
        before(_("To")) + ", ".join(map(neutral, letter.to)),
        *_folded(before(_("Subject")) + subject, "  "),
    ]
    below = []
    if letter.attached:
        attached = _("Attached: {path}, the days for a calendar")
        below = ["", *_folded(attached.format(path=neutral(letter.attached)), "  ")]
    body = lines[1:] if lines and not lines[0] else lines
    return "\n".join([*head, "", *body, *below]) + "\n"


def _section(head: str, items: list[str]) -> list[str]:
    if not items:
        return []
    said = items if len(items) <= MOST else items[: MOST - 1]
    lines = ["", before(head).rstrip(), *(line for item in said for line in _item(item))]
    if more := len(items) - len(said):
        lines.append("  " + _("… and {count} more").format(count=more))
    return lines


def _item(text: str) -> Iterator[str]:
    yield from _folded("  " + text, "    ")


def _planned(item: Planned, *, is_done: bool = False) -> str:
    said = before(neutral(item.title)) + (_day(item.finish_on) if is_done else _days(item))
    if item.state == "finished" and not is_done:
        said += f" ({word('work_state', item.state)})"
    return said


def _moved(one: Difference, calendar: Calendar) -> str:
    assert one.was is not None
    assert one.now is not None
    said = _("{now} instead of {was}").format(now=_days(one.now), was=_days(one.was))
    days = calendar.between(one.was.finish_on, one.now.finish_on)
    sign = "+" if days > 0 else ""
    ends = f" ({sign}{shown('days', days)})" if days else ""
    return before(neutral(one.now.title)) + said + ends


def _days(item: Planned) -> str:
    if item.start_on == item.finish_on:
        return _day(item.finish_on)
    return _("{start} to {finish}").format(start=_day(item.start_on), finish=_day(item.finish_on))


def _day(day: str) -> str:
    """Its weekday stays beside it where a line is folded."""
    return spoken_day(day, language.current()).replace(" ", language.NO_BREAK)


def _folded(text: str, indent: str) -> list[str]:
    return wrapped(text, WIDTH, subsequent_indent=indent)
