"""Whose days off there are, and which: countries and regions by the `holidays` package, ready sets.

A calendar's code is `none`, or a country or a region of one by their ISO 3166 codes (`FR`,
`CA-QC`), with a set where one is added: `CA-QC+construction`. Only Mondays to Fridays are days off
here: on the others nobody works anyway.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any, NamedTuple

from engtrack.errors import Misused
from engtrack.nouns.engagement.holidays_in_french import in_french
from engtrack.nouns.engagement.years import NONE as NONE
from engtrack.said import Said

HELP = "engtrack engagement create --help"
MOST = 12  # regions that a refusal lists


class Off(NamedTuple):
    """A day off, what brings it (a calendar or a set), and its name in both languages."""

    off_on: str
    source: str
    name_en: str
    name_fr: str


def days_off(code: str, years: Sequence[int]) -> list[Off]:
    """The days off of these years in their order; none for years of which nothing is known."""
    if code == NONE or not years:
        return []
    of, _plus, added = code.partition("+")
    holidays = list(_holidays(of, years))
    known = {int(day.off_on[:4]) for day in holidays}
    taken = {day.off_on for day in holidays}
    more = _set(of, added, sorted(known)) if added else []
    return sorted([*holidays, *(day for day in more if day.off_on not in taken)])


def _holidays(of: str, years: Sequence[int]) -> Iterator[Off]:
    import holidays  # 40 ms, and the tables of a country: only who has a calendar pays for it

    country, region = _spelled(of)

    def named(language: str | None) -> dict[date, str]:
        with warnings.catch_warnings(action="ignore"):  # of years that it guesses at, on stderr
            return dict(holidays.country_holidays(country, region, years=years, language=language))

    spoken = _entity(country)().supported_languages
    english = named(_tongue(spoken, f"en_{country}", "en_US", "en"))
    tongue = _tongue(spoken, "fr")
    french = named(tongue) if tongue else {}
    for day, name in english.items():
        if day.weekday() < 5:
            yield Off(day.isoformat(), of, name, french.get(day) or in_french(name))


def _tongue(spoken: Sequence[str], *wanted: str) -> str | None:
    """The first wanted language that is spoken, whatever its country; None: as it comes."""
    found = (one for begin in wanted for one in sorted(spoken) if one.startswith(begin))
    return next(found, None)


def _set(of: str, added: str, years: Sequence[int]) -> Iterator[Off]:
    """Of the two weeks around the turn of a year each year keeps its part."""
    days, name = SETS[of][added]
    for year in sorted({*years, *(year - 1 for year in years)}):
        for day in days(year):
            if day.weekday() < 5 and day.year in years:
                yield Off(day.isoformat(), added, name.en, name.fr)


def construction(year: int) -> Iterator[date]:
    """Two weeks from the last Sunday but one of July, two from the Sunday of Christmas's week.

    As the collective agreements of Québec's construction industry have set them since 2012, and
    its commission (CCQ) publishes them; where they come to set others, those are typed.
    """
    for first in (_sunday(date(year, 7, 24)), _sunday(date(year, 12, 25))):
        yield from (first + timedelta(days) for days in range(14))


def _sunday(day: date) -> date:
    """The Sunday on or before it."""
    return day - timedelta((day.weekday() + 1) % 7)


SETS: dict[str, dict[str, tuple[Callable[[int], Iterator[date]], Said]]] = {
    "CA-QC": {
        "construction": (construction, Said("Construction holiday", "Vacances de la construction"))
    }
}


def check_calendar(text: str) -> str:
    """The code of the calendar that is meant, in whatever case; Misused names the nearest."""
    of, plus, added = (part.strip() for part in text.strip().partition("+"))
    country, dash, region = of.upper().partition("-")
    entity = _entity(country)
    if entity is None or (dash and not region):
        raise _unknown(of)
    if region and region not in _upper(entity.subdivisions):
        raise _unknown_region(country, region, entity)
    code = f"{country}{dash}{region}"
    if plus and added.lower() not in SETS.get(code, {}):
        there = [f"{of}+{name}" for of, names in SETS.items() for name in names]
        raise Misused("{calendar} has no set of days off {text}; there is: {there}",
                      calendar=code, text=added, there=there, next=HELP)  # fmt: skip
    return f"{code}{plus}{added.lower()}"


def _entity(country: str) -> Any:
    """What the package knows of a country; None where it knows none of this code."""
    import holidays  # as above

    return getattr(holidays, country, None) if len(country) == 2 and country.isalpha() else None


def _spelled(of: str) -> tuple[str, str | None]:
    """Country and region as the package spells them: some regions are words."""
    country, dash, region = of.partition("-")
    return country, _upper(_entity(country).subdivisions)[region] if dash else None


def _upper(names: Sequence[str]) -> dict[str, str]:
    return {name.upper(): name for name in names}


def _unknown(text: str) -> Misused:
    known, said = _known(), text.upper()
    alike = [code for code in known.values() if code.endswith(f"-{said}")]
    near = [known[name] for name in get_close_matches(said, known, 3, 0.75)]
    nearest = [known[said]] if said in known else list(dict.fromkeys([*alike, *near]))[:3]
    if nearest:
        return Misused("there is no calendar {text}; did you mean {nearest}?", text=text,
                       nearest=nearest, next=HELP)  # fmt: skip
    return Misused("there is no calendar {text}; say a country or a region of one by its ISO 3166 "
                   "code, as FR or CA-QC, or none", text=text, next=HELP)  # fmt: skip


def _unknown_region(country: str, region: str, entity: Any) -> Misused:
    regions = _upper(entity.subdivisions)
    if not regions:
        return Misused("{calendar} has no regions here; say {calendar} alone", calendar=country,
                       next=HELP)  # fmt: skip
    names = {name: name for name in regions} | _aliases(entity)
    if nearest := [names[name] for name in get_close_matches(region, names, 3, 0.5)]:
        calendars = [f"{country}-{name}" for name in dict.fromkeys(nearest)]
        return Misused("there is no calendar {text}; did you mean {nearest}?",
                       text=f"{country}-{region}", nearest=calendars, next=HELP)  # fmt: skip
    there = [*list(regions)[:MOST], *(["…"] if len(regions) > MOST else [])]
    return Misused("{calendar} has no region {text}; there are: {there}", calendar=country,
                   text=region, there=there, next=HELP)  # fmt: skip


def _known() -> dict[str, str]:
    """Every code by itself, and by the words that people may say for it."""
    import holidays  # as above
    from holidays.registry import COUNTRIES

    there = holidays.list_supported_countries(include_aliases=False)
    known: dict[str, str] = {}
    for name, (_class, country, *others) in COUNTRIES.items():
        said = (country, name.replace("_", " ").upper(), *map(str.upper, others))
        known |= dict.fromkeys(said, country)
        known |= {f"{country}-{region.upper()}": f"{country}-{region.upper()}"
                  for region in there.get(country, ())}  # fmt: skip
    return known | {name: f"CA-{region}" for name, region in _aliases(_entity("CA")).items()}


def _aliases(entity: Any) -> dict[str, str]:
    """The codes of regions by their names."""
    named = getattr(entity, "subdivisions_aliases", {})
    return {name.upper(): region.upper() for name, region in named.items()}
