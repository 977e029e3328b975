"""The 50 duties as data: whose, from when to when, how often proved, in what words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engtrack.nouns.duty.wording import Wording
from engtrack.nouns.duty.wording.account_manager import ACCOUNT_MANAGER
from engtrack.nouns.duty.wording.coordinator import COORDINATOR
from engtrack.nouns.duty.wording.lead import LEAD
from engtrack.nouns.duty.wording.provider import PROVIDER
from engtrack.nouns.duty.wording.sponsor import SPONSOR
from engtrack.nouns.duty.wording.support import SUPPORT
from engtrack.said import Said

__all__ = ["DUTIES", "DUTY", "MOMENTS", "PROFILES", "Duty", "rows"]

MOMENTS = (
    "open",
    "start",
    "prepare",
    "install",
    "configure",
    "train",
    "test",
    "go-live",
    "support",
    "close",
    "year-after",
)


@dataclass(frozen=True)
class Duty:
    """A lead is in working days after its moment (negative: before it), `every` in working days."""

    key: str
    role: str
    kind: str  # once, ongoing, needed
    opens: str
    opens_lead: int
    closes: str
    closes_lead: int
    every: int | None  # after which the newest proof is too old; None: never
    title: Said
    description: Said
    proof: Said
    disturbed: Said
    is_kept: bool  # whether this version keeps records that can prove it
    default_next: str  # runs as printed once `{engagement}`, `{person}` are filled in


# Where no record of this version can prove a duty, the next step is to read what would.
_EXPLAIN = None
# fmt: off
_TABLE: tuple[tuple[str, str, str, str, int | None, str | None], ...] = (
    # key, kind, first moment, last moment, every, what brings a first proof
    ("sponsor-1", "once", "open", "start", None, "session list --kind demo"),
    ("sponsor-2", "ongoing", "start", "close", None, "role coverage"),
    ("sponsor-3", "ongoing", "start", "close", 10, "schedule confirm --by {person} --via meeting"),
    ("sponsor-4", "ongoing", "start", "close", None, "document list"),
    ("sponsor-5", "once", "start", "install", None, "document list"),
    ("sponsor-6", "ongoing", "start", "go-live", 20, "task list"),
    ("sponsor-7", "ongoing", "start", "close", None, "deliverable list"),
    ("sponsor-8", "needed", "start", "close", None, "change list"),
    ("sponsor-9", "needed", "start", "close", None, "issue list"),
    ("sponsor-10", "ongoing", "start", "close", 20, "message list"),
    ("lead-1", "ongoing", "train", "go-live", None, "session list --kind training"),
    ("lead-2", "ongoing", "configure", "go-live", None, "task list"),
    ("lead-3", "ongoing", "test-10", "go-live", None, "test list"),
    ("lead-4", "needed", "start", "close", None, "issue list"),
    ("lead-5", "needed", "configure", "close", 120, "document list"),
    ("lead-6", "needed", "train", "go-live", None, "session list --kind training"),
    ("lead-7", "needed", "configure", "close", None, "issue list"),
    ("lead-8", "needed", "test", "close", None, "test list"),
    ("lead-9", "ongoing", "go-live", "close", None, "engagement handover --to-client"),
    ("support-1", "needed", "start", "close", None, "issue list"),
    ("support-2", "once", "start", "go-live", None, "asset list"),
    ("support-3", "once", "install-5", "configure", None, "session list --kind installation"),
    ("support-4", "ongoing", "install", "close", 60, "asset list"),
    ("support-5", "ongoing", "install", "close", 60, "asset list"),
    ("support-6", "ongoing", "install", "close", None, "asset list"),
    ("support-7", "ongoing", "install", "close", 5, "backup log"),
    ("support-8", "needed", "start", "close", None, "party list"),
    ("account-manager-1", "ongoing", "start", "close", 20, "message list"),
    ("account-manager-2", "once", "open", "start+10", None, "document list"),
    ("account-manager-3", "ongoing", "start", "close", 20, "budget show"),
    ("account-manager-4", "ongoing", "start", "close", 10, "message list"),
    ("account-manager-5", "ongoing", "open", "close", None, "document list"),
    ("account-manager-6", "needed", "open", "close", None, "issue list"),
    ("account-manager-7", "ongoing", "install", "year-after", 60, "engagement show"),
    ("provider-1", "once", "start", "configure", None, "process list"),
    ("provider-2", "once", "start", "configure+10", None, "process list"),
    ("provider-3", "needed", "start", "go-live", None, "issue list"),
    ("provider-4", "once", "install-5", "configure", None, "session list --kind installation"),
    ("provider-5", "ongoing", "train", "go-live", None, "session list --kind training"),
    ("provider-6", "needed", "configure", "go-live", None, "task list"),
    ("provider-7", "needed", "configure", "go-live", None, "task list"),
    ("provider-8", "once", "install", "go-live", None, "session list"),
    ("provider-9", "needed", "test-10", "go-live", None, "test matrix"),
    ("provider-10", "needed", "configure", "close", None, "document list"),
    ("coordinator-1", "ongoing", "start", "close", 10, "message list"),
    ("coordinator-2", "ongoing", "start", "close", None, "person list --side vendor"),
    ("coordinator-3", "ongoing", "start", "close", None, "schedule publish --to sponsor"),
    ("coordinator-4", "ongoing", "start", "close", 5, "time list"),
    ("coordinator-5", "ongoing", "start", "close", 20, "message list"),
    ("coordinator-6", "needed", "open", "close", None, "issue list"),
)
# fmt: on
_WORDINGS = SPONSOR | LEAD | SUPPORT | ACCOUNT_MANAGER | PROVIDER | COORDINATOR


def _moment(text: str) -> tuple[str, int]:
    """'test-10' is ten working days before the phase `test` begins."""
    if found := re.fullmatch(r"(.+)([+-]\d+)", text):
        return found[1], int(found[2])
    return text, 0


def _next(key: str, words: str | None) -> str:
    if words is _EXPLAIN:
        return f"engtrack duty explain {key}"
    if words.startswith("person "):
        return f"engtrack {words}"
    if words.startswith("engagement "):
        return f"engtrack {words} {{engagement}}"
    return f"engtrack {words} -e {{engagement}}"


def _duty(key: str, kind: str, first: str, last: str, every: int | None, words: str | None) -> Duty:
    said: Wording = _WORDINGS[key]
    return Duty(
        key,
        key.rpartition("-")[0],
        kind,
        *_moment(first),
        *_moment(last),
        every,
        said.title,
        said.description,
        said.proof,
        said.disturbed,
        is_kept=words is not _EXPLAIN,
        default_next=_next(key, words),
    )


DUTIES: tuple[Duty, ...] = tuple(_duty(*line) for line in _TABLE)
DUTY: dict[str, Duty] = {duty.key: duty for duty in DUTIES}

_ABOUT_TRAINING = {"lead-1", "lead-6", "provider-5", "provider-8"}


def _runs_throughout(duty: Duty) -> bool:
    """From the start, or from before it, to the close."""
    return duty.opens in ("open", "start") and duty.closes == "close"


# A profile -> the duties that it waives. `training` keeps those about training (provider-8 teaches
# the client to make backups) and those that run throughout; support-6 prepares data sets for
# training too, but asks for databases and test data that such an engagement does not touch.
PROFILES: dict[str, frozenset[str]] = {
    "full": frozenset(),
    "small": frozenset({"sponsor-6", "sponsor-10", "coordinator-5"}),
    "training": frozenset(
        duty.key
        for duty in DUTIES
        if duty.key not in _ABOUT_TRAINING and not _runs_throughout(duty)
    ),
}

Row = tuple[int, str, str, str, str, int, str, int, int | None, int, str]


def rows() -> Iterator[Row]:
    """The duties without their words: what the store keeps beside the views, yes as 1, no as 0."""
    for place, duty in enumerate(DUTIES, start=1):
        yield (
            place,
            duty.key,
            duty.role,
            duty.kind,
            duty.opens,
            duty.opens_lead,
            duty.closes,
            duty.closes_lead,
            duty.every,
            int(duty.is_kept),
            duty.default_next,
        )
