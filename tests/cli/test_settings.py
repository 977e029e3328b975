"""Shortcuts that settings take, because asking a library costs a read more than its query does."""

import tomllib
from pathlib import Path

import platformdirs
import pytest

from engtrack.cli import settings
from engtrack.errors import Misused


@pytest.mark.parametrize("home", ["/home/marie", "", "marie", "/"])
@pytest.mark.parametrize("said", [None, "", "/etc/of marie", "relative", "~/conf"])
def test_our_folders_are_those_that_platformdirs_says(
    home: str, said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", home)
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable, raising=False)
        if said is not None:
            monkeypatch.setenv(variable, said)
    config = platformdirs.user_config_path("engtrack", appauthor=False, roaming=True)
    data = platformdirs.user_data_path("engtrack", appauthor=False)
    assert settings.user_configuration() == config / "config.toml"
    assert settings.default_file() == data / "engtrack.db"


PLAIN = [
    'db = "/home/marie/a b#c.db"\nas = "marie"\n',
    'lang = "fr"',
    'db = "é"\n',
    "",
    'as = ""\n',
]
OTHER = ["# x\nas = 'marie'\n", 'db = "C:\\\\x"\n', 'as="marie"\n', 'as = "marie" # me\n',
         'db = """x"""\n', 'as = "marie"\r\n', 'db = "\\u00e9"\n']  # fmt: skip
NOT_OURS = ['as = "a"\nas = "b"\n', 'as = "a\tb', "as = 1\n", 'me = "x"\n', 'as = "\x01"\n', '"']


@pytest.mark.parametrize("text", [*PLAIN, *OTHER])
def test_a_configuration_file_says_what_toml_says(text: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode())
    assert settings.settings_of(path) == tomllib.loads(text.replace("\r\n", "\n"))


@pytest.mark.parametrize("text", NOT_OURS)
def test_a_configuration_file_that_is_not_ours_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode())
    with pytest.raises(Misused):
        settings.settings_of(path)
