"""The options of the issue log's commands."""

from typing import Annotated

import typer

from engtrack import vocabulary
from engtrack.cli.options import A_DAY, KEY, PAST_DAY, TEXT, Takes, one_of
from engtrack.cli.parse import Named, parse_choice, parse_handle, parse_person, parse_score
from engtrack.errors import Misused


def parse_owner(text: str) -> str | Named:
    """A role as `role:lead`, whichever way it was said, or a person."""
    if text.lower().startswith("role:"):
        return f"role:{parse_choice('role', text[5:])}"
    role = vocabulary.code_named("role", text)
    return f"role:{role}" if role else parse_person(text)


def parse_receiver(text: str) -> str:
    """The same, of somebody who is known: a role or a handle."""
    receiver = parse_owner(text)
    return receiver if isinstance(receiver, str) else parse_handle(text)


OWNER, RECEIVER = Takes(parse_owner), Takes(parse_receiver)

Kind = Annotated[
    str,
    typer.Argument(help="problem, risk, gap, question, deviation or improvement.", metavar="KIND"),
    one_of("issue_kind"),
]
Area = Annotated[
    str,
    typer.Option(
        "--area",
        help="What it is about, which says whose it is: resource, schedule, scope, budget, "
        "application, data, hardware, environment, security, printer, database, backup, "
        "third-party, capability, library, report, machine-link, workflow, allocation, "
        "methodology, billing or relationship.",
    ),
    one_of("area"),
]
NewArea = Annotated[
    str | None, typer.Option("--area", help="What it is about, as hardware."), one_of("area")
]
Severity = Annotated[
    str | None,
    typer.Option("--severity", help="serious, normal or minor; normal unless said."),
    one_of("issue_severity"),
]
Owner = Annotated[
    str | None,
    typer.Option(
        "--owner", help="Who is to settle it: a handle, or role:lead; by its area unless said."
    ),
    OWNER,
]
AskedOf = Annotated[
    str | None,
    typer.Option("--of", help="Whom a question is asked of: a handle, or a role."),
    OWNER,
]
Likelihood = Annotated[
    int | None,
    typer.Option("--likelihood", help="Of a risk: 1 (hardly) to 5 (surely)."),
    Takes(parse_score),
]
Impact = Annotated[
    int | None,
    typer.Option("--impact", help="Of a risk: 1 (slight) to 5 (severe)."),
    Takes(parse_score),
]
Response = Annotated[
    str | None,
    typer.Option("--response", help="To a risk: avoid, reduce, transfer or accept."),
    one_of("response"),
]
ProcessKey = Annotated[
    str | None, typer.Option("--process", help="The process it is about, as PRC-1."), KEY
]
WaitedFrom = Annotated[
    str | None,
    typer.Option("--from", help="The day it began; today unless said.", metavar="DATE"),
    PAST_DAY,
]
WaitedUntil = Annotated[
    str | None,
    typer.Option("--until", help="The last day, of a wait that is over.", metavar="DATE"),
    PAST_DAY,
]
Party = Annotated[
    str | None,
    typer.Option("--party", help="The third party it waits on, as PTY-1.", metavar="KEY"),
    KEY,
]
AwaitedBy = Annotated[
    str | None,
    typer.Option(
        "--due",
        help="When what it waits for is to come; of a third party, ten working days unless said.",
        metavar="DATE",
    ),
    A_DAY,
]
Text = Annotated[str, typer.Argument(help="What is said."), TEXT]
HoldsUp = Annotated[
    str | None, typer.Option("--holds-up", help="The work that it holds up, as T-7 or MS-3."), KEY
]
AllDue = Annotated[
    bool, typer.Option("--all-due", help="All that are to go up by now, each by one rung.")
]


def check_one_or_all(key: str | None, is_all: bool, **of_one: str | None) -> None:
    """`--all-due` takes no key, and nothing that is said of one entry."""
    way_out = "engtrack issue escalate --help"
    if key is None and not is_all:
        raise Misused("which entry? say its key, or --all-due", next=way_out)
    if key is not None and is_all:
        raise Misused("--all-due takes no key: say {key} or --all-due, not both", key=key,
                      next=way_out)  # fmt: skip
    if is_all and (strangers := [f"--{name}" for name, value in of_one.items() if value]):
        raise Misused("{option} is said of one entry; --all-due knows it by itself",
                      option=strangers[0], next=way_out)  # fmt: skip


def owner_or_asked(kind: str, owner: str | None, of: str | None) -> str | None:
    """The owner of a question is whom it is asked of."""
    if of is not None and kind != "question":
        raise Misused("--of is for questions; say --owner", next="engtrack issue log --help")
    if of is not None and owner is not None:
        raise Misused("a question is owned by whom it is asked of: say --of or --owner, not both")
    return of or owner
