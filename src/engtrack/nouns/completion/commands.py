"""Completion for your shell: the script is printed, never installed."""

from typing import Annotated

import typer

from engtrack.cli.nouns import Noun
from engtrack.cli.options import Takes
from engtrack.errors import Misused

noun = Noun("completion", is_single=True)
SHELLS = ("bash", "zsh", "fish", "powershell")


def parse_shell(text: str) -> str:
    shell = text.casefold().removesuffix(".exe")
    shell = "powershell" if shell == "pwsh" else shell
    if shell not in SHELLS:
        raise Misused("no script for the shell {shell}; there are: {there}", shell=text,
                      there=", ".join(SHELLS))  # fmt: skip
    return shell


Shell = Annotated[
    str,
    typer.Argument(help="bash, zsh, fish or powershell.", metavar="SHELL"),
    Takes(parse_shell),
]


@noun.reads_without("db", "engagement", "as_", "format", "json", "csv", "columns", "all_rows")
def completion(shell: Shell) -> None:
    """Print the script that completes commands and options in your shell.

    Put it where your shell reads such scripts, or load it at its start:

    $ engtrack completion bash
    """
    from engtrack.cli.answers import answer_text
    from engtrack.cli.typer_adapter import completion_script

    answer_text(completion_script(shell) + "\n")
