"""What holds for a task or a milestone: its moves between states, its days, its links.

No database here. `noun` is what the item is called: task or milestone.
"""

from collections.abc import Collection, Mapping, Sequence

from engtrack.errors import CannotMove, Misused, RuleBroken

# Each verb: from which states it leads to which; reopening leads to the one before (`reopened`).
MOVES: dict[str, tuple[tuple[str, ...], str]] = {
    "start": (("open",), "started"),
    "finish": (("open", "started"), "finished"),
    "cancel": (("open", "started"), "cancelled"),
    "reopen": (("finished", "cancelled"), ""),
}
WORKED = ("kind", "duration_days", "effort_minutes", "progress_percent", "left_days",
          "strategy_id", "party_id", "service_id")  # fmt: skip


def check_once(before: Sequence[str]) -> None:
    """Two links from one to another do not go: the last one said would win unseen."""
    for key in before:
        if before.count(key) > 1:
            raise Misused(
                "{key} is named twice: one link at most leads from one to another", key=key
            )


def is_done_already(verb: str, state: str) -> bool:
    """Whether the verb has nothing left to do."""
    begins, then = MOVES[verb]
    return state == then if then else state not in begins


def check_move(noun: str, key: str, state: str, verb: str) -> None:
    begins, then = MOVES[verb]
    if state not in begins:
        raise CannotMove(noun, key, state, then, "reopen")


def check_unfinished(noun: str, key: str, state: str) -> None:
    if state in ("finished", "cancelled"):
        raise RuleBroken("{key} is {state}; reopen it first", key=key, state=state, noun=noun,
                         next=f"engtrack {noun} reopen {key}")  # fmt: skip


def check_begun(key: str, state: str, left_days: int | None) -> None:
    """Only of work that has begun something is left; that nothing is said of it always holds."""
    if left_days is not None and state == "open":
        raise RuleBroken("{key} has not begun; what it takes is its duration", key=key,
                         next=f"engtrack task start {key}")  # fmt: skip


def reopened(actual_start_on: str | None, is_milestone: bool) -> str:
    """The state that work is put back to: what had begun has begun, a milestone is a point."""
    return "started" if actual_start_on and not is_milestone else "open"


def check_finish(key: str, started_on: str | None, finished_on: str) -> None:
    if started_on and finished_on < started_on:
        raise RuleBroken("{key} cannot be finished on {finish_on}: it started on {start_on}",
                         key=key, finish_on=finished_on, start_on=started_on)  # fmt: skip


def check_asked(noun: str, key: str, asked: Mapping[str, str], said: Collection[str]) -> None:
    """The days asked leave it room between its beginning and its deadline.

    `asked` are those that would stand, by their columns; `said` the columns that are given now.
    """
    end, must = asked.get("not_after_on"), asked.get("must_start_on")
    for column in ("not_before_on", "must_start_on"):
        if end and (begin := asked.get(column, "")) > end:
            refused = Misused("{key} cannot begin from {begin} on and be finished by {end}",
                              key=key, begin=begin, end=end)  # fmt: skip
            raise _with_way_out(refused, noun, key, {column, "not_after_on"} - set(said))
    if must and (begin := asked.get("not_before_on", "")) > must:
        refused = Misused("{key} cannot start on {day} and not before {begin}",
                          key=key, day=must, begin=begin)  # fmt: skip
        raise _with_way_out(refused, noun, key, {"not_before_on", "must_start_on"} - set(said))


def _with_way_out(refused: Misused, noun: str, key: str, standing: Collection[str]) -> Misused:
    """What stood there before may give way: said anew, or taken back."""
    for column in sorted(standing):
        option = "--" + column.removesuffix("_on").replace("_", "-")
        return Misused("{words}; say {option} as well, or take it back:", words=refused,
                       option=option, next=f"engtrack {noun} edit {key} {option} none")  # fmt: skip
    return refused


def check_workday(key: str, day: str, free_on: str, next: str) -> None:
    if day != free_on:
        raise Misused("{key} cannot start on {day}, which is no day of work; the next one is "
                      "{free_on}", key=key, day=day, free_on=free_on, next=next)  # fmt: skip


def check_worked(columns: dict[str, object], is_milestone: bool) -> None:
    """A milestone is a point in time: nobody works on it."""
    if is_milestone and (worked := [name for name in WORKED if name in columns]):
        raise Misused("a milestone has no {field}", field=worked[0])


def check_one_engagement(key: str, other: str, is_same: bool) -> None:
    if not is_same:
        raise RuleBroken("{key} and {other} are of two engagements", key=key, other=other)


def check_of(key: str, engagement: str, wanted: str) -> None:
    if engagement != wanted:
        raise RuleBroken(
            "{key} is of {engagement}, not of {other}",
            key=key,
            engagement=engagement,
            other=wanted,
            next=f"engtrack schedule show -e {wanted}",
        )


def check_not_itself(key: str, other: str) -> None:
    if key == other:
        raise RuleBroken("{key} cannot follow itself", key=key)
