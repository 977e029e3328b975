"""An engagement as a file: written for people, and applied."""

from typing import Annotated

import typer

from engtrack.cli.options import TEXT, Takes
from engtrack.cli.writes import write_table
from engtrack.nouns.engagement.commands import noun
from engtrack.nouns.engagement.maps import maps_of, parse_map
from engtrack.nouns.engagement.options import EngagementKey


@noun.reads_without("engagement", "format", "json", "csv", "columns", "all_rows")
def export(key: EngagementKey) -> None:
    """Write an engagement as a file that people read and `engagement apply` takes.

    What was decided stands under [record]: a file grants no decision.

    $ engtrack engagement export ACME
    """
    from engtrack.nouns.engagement.files import exporting

    exporting.export(key)


@noun.writes_without("engagement")
def apply(
    file: Annotated[
        str, typer.Argument(help="An engagement file; - is stdin.", metavar="FILE"), TEXT
    ],
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            help="Who is meant here by a handle of the file, as marie=marie-b; may be repeated.",
            metavar="HANDLE=HANDLE",
        ),
        Takes(parse_map),
    ] = None,
) -> None:
    """Create or bring up to date what an engagement file names; applied twice, it changes nothing.

    All of it or nothing. What the file does not name stays as it is.

    $ engtrack engagement apply acme.toml
    """
    from engtrack.nouns.engagement.files import applying, reading

    contents, maps = reading.read_file(file), maps_of(map_)
    write_table(lambda s: applying.apply(s, contents, maps))
