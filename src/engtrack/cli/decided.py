"""How a decision reached the file: who decided, when, by which way, and what shows it."""

from dataclasses import dataclass

from engtrack.cli.paths import path_of
from engtrack.cli.settings import settings
from engtrack.errors import Misused


@dataclass(frozen=True, eq=False, repr=False)
class Decided:
    """As said on the line: without `by` it is who types, without `on` it is today."""

    by: str | None = None
    on: str | None = None
    via: str | None = None
    proof: str | None = None  # a path


def as_decided_by(person: str) -> str:
    """The command as it was typed, but decided by this person, and told by mail unless said."""
    import shlex

    before, after = list(settings.argv), []
    if "--" in before:
        after = before[before.index("--") :]
        before = before[: len(before) - len(after)]
    spared = [n for n, word in enumerate(before) if word == "--by"]
    kept = [
        word
        for n, word in enumerate(before)
        if not {n, n - 1} & {*spared} and not word.startswith("--by=")
    ]
    way = [] if any(word.partition("=")[0] == "--via" for word in kept) else ["--via", "mail"]
    return shlex.join(["engtrack", *kept, "--by", person, *way, *after])


def sha256_of(path: str) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal; Misused if it cannot be read."""
    import hashlib  # takes OpenSSL with it

    try:
        with path_of(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Misused(
            "{path} cannot be read: {words}", path=path, words=error.strerror or error
        ) from error
