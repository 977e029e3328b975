"""Compile the catalogue: for a wheel as it is built, in memory for a source tree that was not.

Hatchling loads this file by its path before the package exists: it imports nothing of ours.
"""

import re
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

Hook: Any = object
with suppress(ImportError):  # there while building, not afterwards
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface as Hook

FRENCH = Path(__file__).parent / "fr" / "LC_MESSAGES" / "engtrack.po"


def catalogue(source: Path = FRENCH) -> bytes:
    """The compiled form of a catalogue, as gettext reads it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        messages = read_po(file, locale=source.parts[-3])
    for message in messages:
        if message.id:
            message.string = _held(message.string)
    compiled = BytesIO()
    write_mo(compiled, messages)
    return compiled.getvalue()


def _held(said: Any) -> Any:
    """The spaces of French typography hold, everywhere but in a command to be typed."""
    if not isinstance(said, str):
        return tuple(map(_held, said))
    parts = said.split("`")
    parts[::2] = [re.sub(" (?=[;:?!»])|(?<=«) ", "\N{NO-BREAK SPACE}", part) for part in parts[::2]]
    return "`".join(parts)


class CustomBuildHook(Hook):  # type: ignore[misc]
    """Puts the compiled catalogue beside its source before the files of a wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        FRENCH.with_suffix(".mo").write_bytes(catalogue())
