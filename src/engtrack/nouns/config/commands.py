"""Settings: what they are, where each comes from, and keeping them."""

from typing import Annotated

import typer

from engtrack.cli import configuration
from engtrack.cli.answers import answer
from engtrack.cli.nouns import Noun
from engtrack.cli.options import TEXT, Local
from engtrack.cli.settings import settings
from engtrack.render import check_format
from engtrack.table import check_columns

noun = Noun("config")


@noun.reads
def show() -> None:
    """Show each setting, its value, and where it comes from.

    An option goes before an ENGTRACK_* variable, that before the nearest engtrack.toml, that
    before your own configuration, that before the default.

    ENGTRACK_NOW, a date or an instant, has no setting beside it: commands look as of then. A file
    that is made under it, or by demo, is a rehearsal file; no other is written to meanwhile. Which
    one a file is, `engtrack db info` says.

    $ engtrack config show
    """
    check_format(settings.format)
    answer([configuration.table()])


@noun.writes
def set_(
    name: Annotated[str, typer.Argument(help="db, engagement, as, lang, format or color."), TEXT],
    value: Annotated[str, typer.Argument(help="Its value; none clears it."), TEXT],
    local: Local = False,
) -> None:
    """Keep a setting for all commands to come.

    $ engtrack config set lang fr
    """
    check_format(settings.format)
    check_columns(settings.columns, configuration.COLUMNS)
    understood = configuration.understood(name, value)
    configuration.keep({name: understood}, is_local=local)
    answer([configuration.table((name,))])
