"""What holds for an asset: how it moves, what each kind is for, what a check makes of it.

No database here.
"""

from collections.abc import Sequence

from engtrack.errors import CannotMove, Misused, RuleBroken

MOVES = {
    "planned": {"ready", "failing", "retired"},
    "ready": {"failing", "retired"},
    "failing": {"ready", "planned", "retired"},  # planned: mended, the rest not looked at yet
    "retired": set(),
}
# What the kinds that are there for something may be for.
USES = {"environment": ("test", "production"), "dataset": ("test", "train")}
# Under which area what fails is logged.
AREA_OF = {
    "environment": "environment",
    "database": "database",
    "dataset": "database",
    "printer": "printer",
    "security": "security",
    "hardware": "hardware",
    "machine": "hardware",
    "software": "application",
    "application": "application",
}


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise CannotMove("asset", key, state, then)


def check_live(key: str, state: str) -> None:
    """What is retired stays as it was."""
    if state == "retired":
        raise RuleBroken(
            "{key} is {state}: it is kept as it was; add what takes its place",
            key=key,
            state=state,
            noun="asset",
            next="engtrack asset add --help",
        )


def check_use(kind: str, use: str | None) -> None:
    """An environment and a data set are there for something; nothing else is."""
    uses = USES.get(kind, ())
    if use is None and uses:
        raise Misused(
            "what is it for? say --use and one of these: {uses}",
            uses=list(uses),
            noun="asset",
            next="engtrack asset add --help",
        )
    if use is not None and not uses:
        raise Misused("--use is of environments and data sets; this is of the kind {kind}",
                      kind=kind, noun="asset")  # fmt: skip
    if use is not None and use not in uses:
        raise Misused(
            "of the kind {kind}, --use is one of {uses}, not {use}",
            kind=kind,
            uses=list(uses),
            use=use,
            noun="asset",
        )


def check_items(titles: Sequence[str]) -> None:
    seen: set[str] = set()
    for title in titles:
        if title.casefold() in seen:
            raise Misused("the item {item} is there twice", item=title)
        seen.add(title.casefold())


def check_since(key: str, on: str, before: str) -> None:
    if on < before:
        raise RuleBroken("{on} is before {key} was installed last ({before})", on=on, key=key,
                         before=before, next=f"engtrack asset show {key}")  # fmt: skip


def state_after(state: str, result: str, items: Sequence[str | None]) -> str:
    """What a check makes of an asset, given how each of its items was found last.

    One that fails makes it failing; it is ready once all are in order.
    """
    if result == "failing" or "failing" in items:
        return "failing"
    if None not in items:
        return "ready"
    return "planned" if state == "failing" else state
