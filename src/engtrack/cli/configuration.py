"""Keeping settings: in the user's configuration, or in `engtrack.toml` of the current folder."""

from collections.abc import Callable
from pathlib import Path

from engtrack.cli import amounts, parse
from engtrack.cli import settings as shared
from engtrack.cli.answers import say
from engtrack.cli.paths import path_of, written_whole
from engtrack.cli.settings import LOCAL_FILE, NAMES, Found, settings
from engtrack.errors import Misused, Sentence
from engtrack.render import FORMATS
from engtrack.table import Row, Table

COLUMNS = ("setting", "value", "source")


def table(names: tuple[str, ...] = NAMES) -> Table:
    """Each setting, its value, and where it comes from."""
    rows: list[Row] = [(name, *found_or_default(name)) for name in names]
    return Table("config", COLUMNS, rows, is_card=len(names) == 1)


def found_or_default(name: str) -> tuple[str | None, str]:
    """As it holds for this command; a path in full, since that of a file depends on the folder."""
    found: Found | None = settings.look_up(name)
    defaults: dict[str, Callable[[], str | None]] = {
        "db": lambda: str(settings.db.absolute()),
        "engagement": lambda: None,
        "as": lambda: None,
        "lang": lambda: settings.lang,
        "format": lambda: settings.format,
        "color": lambda: "yes" if settings.color else "no",
    }
    if found is None or name == "db":
        return defaults[name](), found[1] if found else "default"
    return found


def keep(changes: dict[str, str | None], *, is_local: bool = False) -> None:
    """Write settings, or take out those that are None; a dry run writes nothing."""
    path = Path(LOCAL_FILE).absolute() if is_local else shared.user_configuration()
    kept = shared.settings_of(path) if path.is_file() else {}
    then = {name: value for name, value in (kept | changes).items() if value is not None}
    if then == kept:
        say(Sentence("it was so already: {path}", path=path))
    elif not settings.dry_run:
        _write(path, then)
        settings.__dict__.pop("files", None)  # read anew from here on
        say(Sentence("written: {path}", path=path))


def understood(name: str, text: str) -> str | None:
    """The value as it is kept, None where it is to be cleared."""
    if name not in NAMES:
        raise Misused("no setting {name}; there are: {there}", name=name, there=", ".join(NAMES),
                      next="engtrack config show")  # fmt: skip
    return None if parse.is_none(text) else _PARSERS[name](text)


def _db(text: str) -> str:
    """A path is kept in full: it is to mean the same file from every folder."""
    return str(path_of(parse.parse_text(text, is_required=True)).absolute())


def _format(text: str) -> str:
    if text not in FORMATS:
        raise Misused("no format {format}; there are: {there}", format=text,
                      there=", ".join(FORMATS))  # fmt: skip
    return text


def _yes_no(text: str) -> str:
    said = amounts.fold(text)
    if said not in ("yes", "no", "oui", "non"):
        raise Misused("{text} is neither yes nor no", text=amounts.clipped(text))
    return "yes" if said in ("yes", "oui") else "no"


_PARSERS: dict[str, Callable[[str], str]] = {
    "db": _db,
    "engagement": parse.parse_engagement_key,
    "as": parse.parse_handle,
    "lang": lambda text: parse.parse_choice("language", text),
    "format": _format,
    "color": _yes_no,
}


def _write(path: Path, values: dict[str, str]) -> None:
    import tomli_w

    try:
        path.resolve().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Misused(
            "{path} cannot be written: {words}", path=path, words=error.strerror
        ) from error
    with written_whole(path) as out:
        out.write(tomli_w.dumps(values))
