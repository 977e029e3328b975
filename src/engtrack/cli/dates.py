"""Dates as people write them, in English and French at once: a closed grammar, never a guess.

| written | means |
| --- | --- |
| `2027-03-31` · `2027-W13` | the day · the Monday of the week |
| `today` `aujourd'hui` · `tomorrow` `demain` · `yesterday` `hier` | |
| `day after tomorrow` `après-demain` · `day before yesterday` `avant-hier` | |
| `wed` `wednesday` `mer` `mercredi` … | the next one, never today (of a past day: the last one) |
| `+3d` `+3j` · `+2w` `+2s` · `+5bd` `+5jo`, with `-` too | days · weeks · working days from today |
| `31 december` `31 décembre` · `1er décembre 2026` | the next one, today too · the day |
| `eow` `end of week` `fin de semaine` | the coming Friday, today if it is one |
| `eom` `end of month` `fin de mois` · `eoq` `end of quarter` `fin de trimestre` | its last day |
| `none` `aucun` | clears a date, where it may be cleared |
"""

import re
from datetime import date, timedelta
from typing import Literal, overload

from engtrack.cli.amounts import clipped, fold
from engtrack.cli.parse import is_none
from engtrack.errors import Misused
from engtrack.workdays import Calendar

NEAR = {"day after tomorrow": 2, "apres-demain": 2, "apres demain": 2,
        "day before yesterday": -2, "avant-hier": -2, "avant hier": -2,
        "today": 0, "aujourd'hui": 0, "aujourdhui": 0,
        "tomorrow": 1, "demain": 1, "yesterday": -1, "hier": -1}  # fmt: skip
SHORT = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
         "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")}  # fmt: skip
LONG = {"en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
               "dimanche")}  # fmt: skip
MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
           "octobre", "novembre", "décembre"),
}  # fmt: skip
WEEKDAYS = {
    word: weekday
    for weekday, words in enumerate((
        "monday mon lundi lun lun.", "tuesday tue tues mardi mar mar.",
        "wednesday wed mercredi mer mer.", "thursday thu thur thurs jeudi jeu jeu.",
        "friday fri vendredi ven ven.", "saturday sat samedi sam sam.",
        "sunday sun dimanche dim dim.",
    ))
    for word in words.split()
}  # fmt: skip
UNITS = {"week": ("eow", "semaine"), "month": ("eom", "mois"), "quarter": ("eoq", "trimestre")}
ENDS = {
    word: unit
    for unit, (short, french) in UNITS.items()
    for word in (
        short, f"end of {unit}", f"end of the {unit}",
        f"fin de {french}", f"fin du {french}", f"fin de la {french}",
    )
}  # fmt: skip
# Patterns stay text until they are used: a read compiles none of them.
ISO_DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
ISO_WEEK = r"([0-9]{4})-w([0-9]{2})"
# A day and the name of its month: `31 décembre`, `1er décembre 2026`, `31 December`.
NAMED_DAY = r"(?:le )?([0-9]{1,2})(?:er|st|nd|rd|th)? ([a-z]{3,9})(?: ([0-9]{4}))?"
STEP = r"([+-][0-9]{1,6})(d|j|w|s|bd|jo)"
# Day and month in one order or the other, or the year first but not in ISO: shown, never taken.
UNSURE = r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})"
YEAR_FIRST = r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})"


@overload
def parse_day(
    text: str, today: str, calendar: Calendar, *, allow_none: Literal[False] = False
) -> str: ...
@overload
def parse_day(text: str, today: str, calendar: Calendar, *, allow_none: bool) -> str | None: ...
def parse_day(text: str, today: str, calendar: Calendar, *, allow_none: bool = False) -> str | None:
    """The ISO day that `text` names as of `today`; None for `none`, where `allow_none`."""
    if is_none(text):
        if allow_none:
            return None
        raise Misused("a date is needed here, it cannot be {text}", text=clipped(text))
    return _day(text, date.fromisoformat(today), calendar)


def parse_past_day(text: str, today: str, calendar: Calendar) -> str:
    """A day on which something was done: `fri` is the last Friday; a day to come is refused."""
    now = date.fromisoformat(today)
    weekday = WEEKDAYS.get(fold(text))
    if weekday is not None:
        return _plus(now, -((now.weekday() - weekday - 1) % 7 + 1))
    day = parse_day(text, today, calendar)
    if day > today:
        raise Misused("{day} is still to come; say today or a day before it", day=day)
    return day


def parse_range(text: str, today: str, calendar: Calendar) -> tuple[str, str]:
    """`wed..fri`, or one day: its first and last day. A weekday ends the range at its first one."""
    begin, dots, end = text.partition("..")
    first = parse_day(begin, today, calendar)
    if not dots:
        return first, first
    weekday = WEEKDAYS.get(fold(end))
    if weekday is not None:
        start = date.fromisoformat(first)
        return first, _plus(start, (weekday - start.weekday()) % 7)
    last = parse_day(end, today, calendar)
    if last < first:
        raise Misused("{first} comes after {last}; say the first day first", first=first, last=last)
    return first, last


def spoken_day(day: str, lang: str) -> str:
    """`Wed 2027-03-03`, `mer. 2027-03-03`: how a day that was understood is said back."""
    return f"{SHORT[lang][date.fromisoformat(day).weekday()]} {day}"


def written_day(day: str, lang: str) -> str:
    """`Tuesday 1 December 2026`, `mardi 1er décembre 2026`: a day in a letter."""
    found = date.fromisoformat(day)
    number = "1er" if lang == "fr" and found.day == 1 else str(found.day)
    month = MONTHS[lang][found.month - 1]
    return f"{LONG[lang][found.weekday()]} {number} {month} {found.year}"


def _day(text: str, now: date, calendar: Calendar) -> str:
    said = fold(text)
    if said in NEAR:
        return _plus(now, NEAR[said])
    if said in WEEKDAYS:
        return _plus(now, (WEEKDAYS[said] - now.weekday() - 1) % 7 + 1)
    if unit := ENDS.get(said.replace("-", " ")):
        return _end(unit, now)
    if step := re.fullmatch(STEP, said):
        return _step(int(step[1]), step[2], now, calendar)
    if found := re.fullmatch(ISO_DAY, said) or re.fullmatch(ISO_WEEK, said):
        return _iso(text, *map(int, found.groups()))
    if named := _named(text, said, now):
        return named
    raise _refusal(text, said)


def _named(text: str, said: str, now: date) -> str | None:
    """The day of a month that is named; without a year, the next there is."""
    found = re.fullmatch(NAMED_DAY, said)
    names = {fold(name): number for months in MONTHS.values() for number, name in enumerate(months)}
    if not found or found[2] not in names:
        return None
    month, day = names[found[2]] + 1, int(found[1])
    if found[3]:
        return _iso(text, int(found[3]), month, day)
    coming = [_real(now.year + years, month, day) for years in range(9)]  # over a 29 February
    days = [one for year in coming for one in year if one >= now.isoformat()]
    return days[0] if days else _iso(text, now.year, month, day)


def _step(count: int, unit: str, now: date, calendar: Calendar) -> str:
    if unit in ("bd", "jo"):
        return calendar.add(now.isoformat(), count)
    return _plus(now, count * (7 if unit in ("w", "s") else 1))


def _end(unit: str, now: date) -> str:
    if unit == "week":
        return _plus(now, (4 - now.weekday()) % 7)
    month = now.month if unit == "month" else (now.month + 2) // 3 * 3
    return next(end for last in (31, 30, 29, 28) for end in _real(now.year, month, last))


def _iso(text: str, year: int, second: int, day: int | None = None) -> str:
    try:
        if day is None:
            return date.fromisocalendar(year, second, 1).isoformat()
        return date(year, second, day).isoformat()
    except ValueError:
        raise Misused("there is no {text} in the calendar", text=clipped(text)) from None


def _plus(day: date, days: int) -> str:
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        raise Misused("dates lie between the years 1 and 9999") from None


def _refusal(text: str, said: str) -> Misused:
    """What to say of a text outside the grammar: a date in another order with its readings."""
    readings: list[str] = []
    if found := re.fullmatch(UNSURE, said):
        one, two, year = map(int, found.groups())
        readings = [*_real(year, two, one), *_real(year, one, two)]
    elif found := re.fullmatch(YEAR_FIRST, said):
        year, one, two = map(int, found.groups())
        readings = _real(year, one, two)
    shown = clipped(text)
    if len(set(readings)) == 2:
        return Misused("{text} may be {first} or {second}; say which", text=shown,
                       first=readings[0], second=readings[1])  # fmt: skip
    if readings:
        return Misused("dates are written year-month-day; is {text} {day}?", text=shown,
                       day=readings[0])  # fmt: skip
    return Misused("{text} is not a date; say 2027-03-31, 2027-W13, tomorrow, fri, +3d, +2w, +5bd, "
                   "31 December or eow", text=shown)  # fmt: skip


def _real(year: int, month: int, day: int) -> list[str]:
    try:
        return [date(year, month, day).isoformat()]
    except ValueError:
        return []
