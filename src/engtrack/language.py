"""The chosen language: sentences, labels and values as a person reads them.

Only what is for people passes through here; the machine formats never do. A sentence is looked up
at the moment it is said, so one process may speak English and then French.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

from engtrack import vocabulary
from engtrack.errors import BadFile, EngtrackError, Misused, Sentence, Several
from engtrack.folding import wrapped as wrapped
from engtrack.kinds import Kind, kind
from engtrack.said import of_system
from engtrack.table import Value

LANGUAGES: Final = ("en", "fr")
COMPLAINTS: Final = 20
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_UNSEEN = (  # control, escape, line separators, bidirectional and tag characters, halves
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class _Chosen:
    """One for the process: `choose` sets it, everything else asks it."""

    language: str = "en"
    of_people: str = "en"


def choose(language: str) -> None:
    if language not in LANGUAGES:
        raise Misused("no language {language}; there are: {there}", language=language,
                      there=", ".join(LANGUAGES))  # fmt: skip
    _Chosen.language = _Chosen.of_people = language


def speak_to_machines() -> None:
    """In English from here on, until something is said to people again."""
    _Chosen.language = "en"


def speak_to_people() -> None:
    """In the language that was chosen."""
    _Chosen.language = _Chosen.of_people


def current() -> str:
    return _Chosen.language


def of_people() -> str:
    """The language that was chosen, whatever is spoken to machines meanwhile."""
    return _Chosen.of_people


def N_(text: str) -> str:
    """Marks a sentence for the catalogue where it is written; it is translated where it is said."""
    return text


def gettext(text: str) -> str:
    """The sentence in the chosen language; the English itself where the catalogue lacks it."""
    if not text or _Chosen.language == "en":
        return text
    return _catalogue(_Chosen.language).gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    return _catalogue(_Chosen.language).ngettext(one, many, n)


@cache
def _catalogue(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    folder = Path(__file__).parent / "locale" / language / "LC_MESSAGES"
    compiled, source = folder / "engtrack.mo", folder / "engtrack.po"
    if not compiled.exists() or _is_newer(source, compiled):  # a source tree, not built
        from engtrack.locale.compile import catalogue

        return GNUTranslations(BytesIO(catalogue(source)))
    with compiled.open("rb") as file:
        return GNUTranslations(file)


def _is_newer(source: Path, compiled: Path) -> bool:
    return source.exists() and source.stat().st_mtime > compiled.stat().st_mtime


def neutral(text: str, *, keep_newlines: bool = False) -> str:
    """The text with everything that could act on a terminal written out: ESC becomes `\\x1b`."""
    if text.isprintable():
        return text
    if keep_newlines:
        return "\n".join(neutral(line) for line in text.replace("\r\n", "\n").split("\n"))
    return re.sub(_UNSEEN, _written_out, text)


def _written_out(found: re.Match[str]) -> str:
    sign = found.group()
    number = ord(sign)
    width = f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
    return _SHORT.get(sign) or (width if number < 0x10000 else f"\\U{number:08x}")


def label(column: str, table_name: str = "") -> str:
    """What heads a column, or stands before its value."""
    return vocabulary.header(column, _Chosen.language, table_name)


def before(head: str) -> str:
    """A head as it stands before its value: `due: `, in French `échéance : `."""
    return f"{head}{NO_BREAK}: " if _Chosen.language == "fr" else f"{head}: "


def contracted(text: str) -> str:
    """French as it is said: `de le début` is `du début`."""
    if _Chosen.language != "fr":
        return text
    return re.sub(r"\b(de|à) le ", lambda of: {"de": "du ", "à": "au "}[of[1]], text)


def word(family: str, code: str) -> str:
    """A choice as people read it: the code itself in English, its word in French."""
    if _Chosen.language == "en":
        return code
    return vocabulary.CHOICES[family].get(code, code)


def shown(
    column: str, value: Value, *, family: str | None = None, currency: str | None = None,
    keep_newlines: bool = False,
) -> str:  # fmt: skip
    """A value as people see it, by its column's name; nothing in it can act on a terminal.

    `family` says which choices it is one of where the column's name does not (empty: of none),
    `currency` in what cents are. Minutes are `3 h 30`, working days `3 d`, instants local.
    """
    if value is None:
        return ""
    family = vocabulary.family(column) if family is None else family
    if family and isinstance(value, str) and value in vocabulary.CHOICES[family]:
        return word(family, value)
    if isinstance(value, str):
        text = _instant(value) if column.endswith("_at") else value
        text = _in_words(column, text) if _Chosen.language != "en" else text
        return neutral(text, keep_newlines=keep_newlines)
    if _kind(column) == "money":
        return _money(value, currency or "", _Chosen.language)
    return _NUMBERS.get(_kind(column), str)(value)


_kind = cache(kind)
_ROLE = r"\brole:([a-z-]+)"
_LINK = r"=(FS|SS|FF|SF)(?:([+-][0-9]+)d)?"


def _in_words(column: str, text: str) -> str:
    """A text that holds codes, with their words: all of it can be typed back."""
    if found := vocabulary.LISTS.get(column):
        return ", ".join(word(found, code.strip()) for code in text.split(","))
    if column in vocabulary.NAMES_ROLES and "role:" in text:
        return re.sub(_ROLE, lambda of: f"role:{word('role', of[1]).replace(' ', '-')}", text)
    if column == "after":
        return re.sub(_LINK, _link_in_words, text)
    return text


def _link_in_words(found: re.Match[str]) -> str:
    return f"={word('link_type', found[1])}" + (f"{found[2]}j" if found[2] else "")


def _instant(text: str) -> str:
    try:
        return datetime.fromisoformat(text).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return text


def _minutes(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else ""
    if not hours and rest:
        return f"{sign}{rest} min"
    return f"{sign}{hours} h {rest:02}" if rest else f"{sign}{hours} h"


def _days(days: int) -> str:
    return f"{days} {'j' if _Chosen.language == 'fr' else 'd'}"


def _percent(percent: int) -> str:
    return f"{percent}{NO_BREAK}%" if _Chosen.language == "fr" else f"{percent}%"


def _yes_no(value: int) -> str:
    yes, no = ("oui", "non") if _Chosen.language == "fr" else ("yes", "no")
    return yes if value else no


_NUMBERS: Mapping[Kind, Callable[[int], str]] = {
    "minutes": _minutes,
    "days": _days,
    "percent": _percent,
    "yes/no": _yes_no,
}


@lru_cache(maxsize=4096)
def _money(cents: int, currency: str, language: str) -> str:
    from decimal import Decimal

    from babel.numbers import format_currency, format_decimal

    amount = Decimal(cents) / 100
    if currency:
        said = format_currency(amount, currency, locale=language, currency_digits=False)
    else:
        said = format_decimal(amount, "#,##0.00", locale=language)
    said = said.replace("$CA", "$") if language == "fr" else said  # as is written where CAD is paid
    plain = said.replace("\N{NARROW NO-BREAK SPACE}", NO_BREAK).replace("\N{MINUS SIGN}", "-")
    return neutral(plain)


def say(error: EngtrackError | Sentence) -> list[str]:
    """An error or a sentence as lines for a person: what, and beneath it the command that helps.

    At most three lines, save where several things are wrong: each has its own, up to 20.
    """
    lines = [sentence(error)]
    if isinstance(error, BadFile | Several):
        lines += ["  " + sentence(complaint) for complaint in error.complaints[:COMPLAINTS]]
        if (more := len(error.complaints) - COMPLAINTS) > 0:
            lines.append("  " + gettext("… {count} more").format(count=more))
    return [*lines, neutral(error.next)] if error.next else lines


def sentence(said: EngtrackError | Sentence) -> str:
    """What is said, on one line, its facts in the chosen language and unable to act."""
    noun, currency = str(said.facts.get("noun", "")), str(said.facts.get("currency", ""))
    facts = {name: _fact(name, fact, noun, currency) for name, fact in said.facts.items()}
    return gettext(said.sentence).format(**facts)


def _fact(name: str, fact: object, noun: str, currency: str) -> str:
    if isinstance(fact, EngtrackError | Sentence):
        return sentence(fact)
    if name in ("words", "reason") and (trouble := of_system(fact)):
        return trouble.to(_Chosen.language)
    if isinstance(fact, list | tuple | set | frozenset):
        return ", ".join(_fact(name, one, noun, currency) for one in fact)
    family = vocabulary.family(name, noun)
    if isinstance(fact, str) and family:
        codes = fact.split(", ")
        if all(code in vocabulary.CHOICES[family] for code in codes):
            return ", ".join(word(family, code) for code in codes)
    if fact is None or isinstance(fact, str | int):
        return shown(name, fact, currency=currency)
    return neutral(str(fact))
