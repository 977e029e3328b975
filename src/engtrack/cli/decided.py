"""How a decision reached the file: who decided, when, by which way, and what shows it."""

from dataclasses import dataclass

from engtrack.cli.paths import path_of
from engtrack.errors import Misused


@dataclass(frozen=True, eq=False, repr=False)
class Decided:
    """As said on the line: without `by` it is who types, without `on` it is today."""

    by: str | None = None
    on: str | None = None
    via: str | None = None
    proof: str | None = None  # a path


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
