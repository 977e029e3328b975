"""What every command shares: file, engagement, who acts, day, format; and where each comes from.

Precedence: the option, ENGTRACK_*, the nearest engtrack.toml upward, the user's configuration, the
default.
"""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from engtrack.cli.paths import path_of
from engtrack.errors import Misused, Sentence
from engtrack.vocabulary import column_named

NAMES = ("db", "engagement", "as", "lang", "format", "color")
LOCAL_FILE = "engtrack.toml"
Found = tuple[str, str]  # a value, and where it comes from


class Settings:
    def __init__(self, argv: Sequence[str] = ()) -> None:
        self.argv = list(argv)
        self.said: dict[str, str] = {}  # on the command line
        self.about: str | None = None  # the key that the command is about
        self.echo: list[Sentence] = []  # what was understood of what was typed

    def look_up(self, name: str) -> Found | None:
        """The value of a setting and its source, or nothing if none was given anywhere."""
        if name in self.said:
            return self.said[name], "option"
        if value := os.environ.get(f"ENGTRACK_{name.upper()}"):
            return value, f"ENGTRACK_{name.upper()}"
        for path, values in self.files:
            if name in values:
                return values[name], str(path)
        return None

    def _get(self, name: str) -> str | None:
        found = self.look_up(name)
        return found[0] if found else None

    @cached_property
    def files(self) -> list[tuple[Path, dict[str, str]]]:
        """The configuration files there are, the nearest first."""
        paths = [path for path in (local_file(), user_configuration()) if path and path.is_file()]
        return [(path, settings_of(path)) for path in paths]

    @property
    def db(self) -> Path:
        found = self.look_up("db")
        if not found:
            return default_file()
        value, source = found
        beside = Path(source).parent if source.endswith(".toml") else Path()
        return beside / path_of(value)

    @property
    def is_default_db(self) -> bool:
        return self.look_up("db") is None

    @property
    def engagement(self) -> str | None:
        return (self._get("engagement") or "").upper() or None

    @property
    def engagement_named(self) -> str | None:
        """The engagement said for this command alone: that in use does not narrow a whole view."""
        value, source = self.look_up("engagement") or ("", "")
        return None if source.endswith(".toml") else value.upper() or None

    @property
    def actor(self) -> str | None:
        return (self._get("as") or "").lower() or None

    @property
    def lang(self) -> str:
        return self._get("lang") or system_language()

    @property
    def is_lang_said(self) -> bool:
        return "lang" in self.said

    @property
    def format(self) -> str:
        return self._get("format") or ("table" if sys.stdout.isatty() else "plain")

    @property
    def columns(self) -> list[str]:
        """By their names, or by what heads them in either language."""
        said = (column.strip() for column in self.said.get("columns", "").split(","))
        return list(dict.fromkeys(column_named(column) or column for column in said if column))

    @property
    def output(self) -> Path | None:
        return path_of(self.said["output"]) if "output" in self.said else None

    @property
    def quiet(self) -> bool:
        return "quiet" in self.said

    @property
    def yes(self) -> bool:
        return "yes" in self.said

    @property
    def dry_run(self) -> bool:
        return "dry_run" in self.said

    @property
    def can_ask(self) -> bool:
        return "no_input" not in self.said and sys.stdin is not None and sys.stdin.isatty()

    @property
    def color(self) -> bool:
        plain = "no_color" in self.said or os.environ.get("NO_COLOR") or self._get("color") == "no"
        return not plain and os.environ.get("TERM") != "dumb"

    @property
    def is_pinned(self) -> bool:
        return bool(os.environ.get("ENGTRACK_NOW"))

    @cached_property
    def now(self) -> datetime:
        """The instant that counts as now, with its zone; ENGTRACK_NOW pins it."""
        pinned = os.environ.get("ENGTRACK_NOW")
        if not pinned:
            return datetime.now().astimezone()
        try:
            return datetime.fromisoformat(pinned).astimezone()
        except (ValueError, OverflowError) as error:
            raise Misused("ENGTRACK_NOW is no date or instant: {value}", value=pinned) from error

    @property
    def today(self) -> str:
        """The local day."""
        return self.now.date().isoformat()

    @property
    def instant(self) -> str:
        return self.now.astimezone(UTC).isoformat(timespec="milliseconds")


settings = Settings()


def start(argv: list[str]) -> None:
    """Forget what an earlier command said: one process may run several, as the tests do."""
    settings.__dict__.clear()
    settings.__init__(argv=argv)  # type: ignore[misc]


def local_file() -> Path | None:
    """The nearest `engtrack.toml` upward; none where the folder one stands in is gone."""
    try:
        here = Path.cwd()
    except OSError:
        return None
    nearest = (folder / LOCAL_FILE for folder in (here, *here.parents))
    return next((path for path in nearest if path.is_file()), None)


def settings_of(path: Path) -> dict[str, str]:
    try:
        text = path.read_text("utf-8-sig")  # as PowerShell writes it
        read = _plain_lines(text)
        if read is None:
            import tomllib  # costs more than all else that a setting costs

            read = tomllib.loads(text)
    except (ValueError, OSError) as error:  # of TOML, of UTF-8, of the file
        words = error.strerror if isinstance(error, OSError) else error
        raise Misused("{path} cannot be read: {words}", path=path, words=words) from error
    for name, value in read.items():
        if name in NAMES and not isinstance(value, str):
            raise Misused('{path}: {name} is a text, as {name} = "…"', path=path, name=name)
        if name not in NAMES:
            raise Misused(
                "{path}: no setting {name}; there are: {there}",
                path=path,
                name=name,
                there=", ".join(NAMES),
            )
    return read


def _plain_lines(text: str) -> dict[str, str] | None:
    """What TOML makes of lines as we write them, `name = "value"`; None if any is not so plain."""
    read: dict[str, str] = {}
    for line in text.split("\n"):
        name, _, value = line.partition(" = ")
        bare = value[1:-1]
        if not line:
            continue
        if name not in NAMES or name in read or value != f'"{bare}"' or not bare.isprintable():
            return None
        if '"' in bare or "\\" in bare:
            return None
        read[name] = bare
    return read


def user_configuration() -> Path:
    if folder := _xdg_folder("XDG_CONFIG_HOME", ".config"):
        return folder / "config.toml"
    import platformdirs

    return platformdirs.user_config_path("engtrack", appauthor=False, roaming=True) / "config.toml"


def default_file() -> Path:
    if folder := _xdg_folder("XDG_DATA_HOME", ".local/share"):
        return folder / "engtrack.db"
    import platformdirs

    return platformdirs.user_data_path("engtrack", appauthor=False) / "engtrack.db"


def _xdg_folder(variable: str, beneath_home: str) -> Path | None:
    """Our folder on Linux as platformdirs has it, not imported; None where it must be asked."""
    if sys.platform != "linux" or hasattr(sys, "getandroidapilevel"):
        return None
    if os.environ.get(variable, "").startswith("/"):
        return Path(os.environ[variable], "engtrack")
    home = os.environ.get("HOME", "")
    return Path(home, beneath_home, "engtrack") if home.startswith("/") else None


def system_language() -> str:
    """French where the machine speaks it, else English."""
    said = next((v for n in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(n))), "")
    if not said and sys.platform == "win32":
        import ctypes

        french = 0x0C
        return "fr" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == french else "en"
    return "fr" if said.lower().startswith("fr") else "en"
