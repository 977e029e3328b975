"""From what people type to the value that is stored: choices, keys, names, text, and all amounts.

Every function takes a text and returns its value, or raises Misused saying what it may be. English
and French are read alike, case and accents do not matter, and what has two readings is refused.
"""

import re
from collections.abc import Container
from typing import NamedTuple

from engtrack import vocabulary
from engtrack.cli.amounts import clipped, fold
from engtrack.cli.amounts import parse_cents as parse_cents
from engtrack.cli.amounts import parse_days as parse_days
from engtrack.cli.amounts import parse_minutes as parse_minutes
from engtrack.cli.amounts import parse_percent as parse_percent
from engtrack.cli.amounts import parse_score as parse_score
from engtrack.cli.amounts import parse_signed_days as parse_signed_days
from engtrack.cli.amounts import parse_signed_minutes as parse_signed_minutes
from engtrack.errors import Misused

NONE = frozenset({"none", "aucun", "aucune"})  # what clears a value; never somebody's handle
TEXT_BYTES = 64 * 1024
# Letters that no decomposition turns into ASCII.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i",
                         "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})  # fmt: skip

HANDLE = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
KEY = "[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*"
NUMBERED = "([A-Z]{1,3})-0*([1-9][0-9]{0,8})"
EMAIL = r"[^\s@<>()\[\],;:\"\\]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}"
PERSON = "([^<>]*)<([^<>]*)>"


class Named(NamedTuple):
    """A person who was named in full."""

    name: str
    email: str | None


Who = str | Named  # a handle, or somebody named in full


def is_none(text: str) -> bool:
    """Whether the text asks for a value to be cleared: `none`, `aucun`."""
    return fold(text) in NONE


def parse_text(text: str, *, is_required: bool = False) -> str:
    """The text itself, to the code point, or a refusal for one of four reasons (promise P5)."""
    if "\0" in text:
        raise Misused("a text cannot hold the character NUL")
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise Misused("a text cannot hold half a character (a lone surrogate)") from None
    if size > TEXT_BYTES:
        raise Misused("a text may have {most} bytes, this one has {size}", most=TEXT_BYTES,
                      size=size)  # fmt: skip
    if is_required and not text.strip():
        raise Misused("a text is needed here, it cannot be empty")
    return text


def parse_handle(text: str) -> str:
    """A person's handle in lower case: `marie`, `marie-t2`."""
    said = text.strip().lower() if text.isascii() else ""
    if not text.strip():
        raise Misused("a handle is needed here, as marie-t")
    if not re.fullmatch(HANDLE, said) or len(said) > 40 or said in NONE:
        raise Misused("{text} is not a handle; it has letters a to z, digits and dashes, as in "
                      "marie-t", text=clipped(text))  # fmt: skip
    return said


def parse_key(text: str) -> str:
    """A key as it is stored: `t-07` is `T-7`, `acme` is `ACME`."""
    said = text.strip()
    key = said.upper() if said.isascii() else ""
    if not re.fullmatch(KEY, key) or len(key) > 40:
        raise Misused("{text} is not a key; keys look like ACME or T-12", text=clipped(text))
    return f"{found[1]}-{found[2]}" if (found := re.fullmatch(NUMBERED, key)) else key


def parse_engagement_key(text: str) -> str:
    """The key chosen for an engagement: one that cannot be taken for that of a task or an issue."""
    key = parse_key(text)
    if re.fullmatch(NUMBERED, key) or key.lower() in NONE:
        raise Misused("{text} cannot be the key of an engagement; choose one like ACME",
                      text=clipped(text))  # fmt: skip
    return key


def parse_email(text: str) -> str:
    address = text.strip()
    if not re.fullmatch(EMAIL, address) or not address.isprintable() or len(address) > 254:
        raise Misused("{text} is not an e-mail address", text=clipped(text))
    return address


def parse_person_text(text: str) -> Named:
    """`Marie Tremblay <marie@example.com>`: the name and the address, None where none is given."""
    found = re.fullmatch(PERSON, text.strip())
    name = (found[1] if found else text).strip()
    if not name or (not found and re.search("[<>]", name)):
        raise Misused('{text} is not a person; say "Marie Tremblay <marie@example.com>"',
                      text=clipped(text))  # fmt: skip
    return Named(parse_text(name), parse_email(found[2]) if found else None)


def parse_person(text: str) -> str | Named:
    """The handle of somebody known, or the name of somebody who may have to be added."""
    return parse_person_text(text) if re.search(r"\S\s+\S|[<>]", text) else parse_handle(text)


def handle_from_name(name: str, taken: Container[str]) -> str:
    """The first name in ASCII; `marie-t` where it is taken, then `marie-t2`, `marie-t3` …"""
    first, *others = [word for word in map(_letters, name.split()) if word] or ["person"]
    short = first[:30].strip("-")
    wanted = f"{short}-{others[-1][0]}" if others else f"{short}-"
    for handle in (short, wanted):
        if re.fullmatch(HANDLE, handle) and handle not in taken and handle not in NONE:
            return handle
    count = 2
    while f"{wanted}{count}" in taken:
        count += 1
    return f"{wanted}{count}"


def parse_choice(family: str, text: str) -> str:
    """The English code of a choice that was given by its code or by its French word."""
    if code := vocabulary.code_named(family, text):
        return code
    # Loaded only to say which there are and which was probably meant.
    from difflib import get_close_matches

    from engtrack.language import word

    words = vocabulary.CHOICES[family]
    known = {vocabulary.fold(french): code for code, french in words.items()}
    known |= {vocabulary.fold(code): code for code in words}
    choices = ", ".join(word(family, code) for code in words)
    for near in get_close_matches(vocabulary.fold(text)[:60], known, 1):
        raise Misused("{text} is not one of {choices}; did you mean {nearest}?",
                      text=clipped(text), choices=choices,
                      nearest=word(family, known[near]))  # fmt: skip
    raise Misused("{text} is not one of {choices}", text=clipped(text), choices=choices)


def _letters(word: str) -> str:
    """What ASCII keeps of a part of a name: `Élodie` is `elodie`, `Jean-Pierre` keeps its dash."""
    import unicodedata

    bare = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    parts = [re.sub("[^a-z0-9]", "", part) for part in bare.split("-")]
    return "-".join(part for part in parts if part).lstrip("-0123456789")
