"""What is too much in a person's week, in sentences, each with the command that leads out."""

from collections.abc import Iterator, Mapping
from sqlite3 import Connection
from typing import NamedTuple

from engtrack.language import gettext as _
from engtrack.language import shown
from engtrack.nouns.schedule.board.load import Week
from engtrack.store.keys import key_number, noun_of

NO_KEYS: Mapping[str, str] = {}
MOST = 6  # tasks that a sentence names


class Overload(NamedTuple):
    why: str
    next: str


def overloads(
    db: Connection, person: str, name: str, week: Week, keys: Mapping[str, str]
) -> Iterator[Overload]:
    """More than there is, more than an engagement's share, and work that lies in leave alone."""
    facts = {"person": person, "week": name}
    if week.is_over:
        yield _over_capacity(db, week, keys, facts)
    for engagement in sorted(week.over_shares, key=lambda id: keys[id]):
        yield _over_share(db, week, engagement, facts | {"engagement": keys[engagement]})
    if week.away:
        why = _("{tasks}: planned in {week} while {person} is on leave, and nobody else is there")
        tasks = _named({(key, ""): minutes for key, minutes in week.away.items()})
        yield Overload(why.format(**facts, tasks=tasks), _look_at(_longest(week.away)))


def _over_capacity(
    db: Connection, week: Week, keys: Mapping[str, str], facts: dict[str, str]
) -> Overload:
    tasks = {(key, of): n for of, own in week.planned.items() for key, n in own.items()}
    why = _("{person} is planned for {planned} in {week}, and has {capacity}: {tasks}").format(
        **facts,
        planned=_time(week.minutes),
        capacity=_time(week.capacity),
        tasks=_named(tasks, keys if len(week.planned) > 1 else {}),
    )
    return Overload(why, _way_out(db, {key: n for (key, _of), n in tasks.items()}))


def _over_share(db: Connection, week: Week, engagement: str, facts: dict[str, str]) -> Overload:
    percent, minutes = week.shares[engagement]
    tasks = week.planned[engagement]
    why = _(
        "{engagement} plans {planned} of {person} in {week}, and has {percent} of their time, "
        "{share}: {tasks}"
    ).format(
        **facts,
        planned=_time(week.of(engagement)),
        percent=shown("percent", percent),
        share=_time(minutes),
        tasks=_named({(key, ""): n for key, n in tasks.items()}),
    )
    return Overload(why, _way_out(db, tasks))


def _named(tasks: Mapping[tuple[str, str], int], keys: Mapping[str, str] = NO_KEYS) -> str:
    """`T-4 30 h (ACME), T-2 4 h (NORD)`: the longest first."""
    ordered = sorted(tasks, key=lambda task: (-tasks[task], key_number(task[0])))
    said = [f"{key} {_time(tasks[key, of])}" + (f" ({keys[of]})" if of in keys else "")
            for key, of in ordered[:MOST]]  # fmt: skip
    if more := len(ordered) - MOST:
        said += [_("… {count} more").format(count=more)] if more > 0 else []
    return ", ".join(said)


def _way_out(db: Connection, tasks: Mapping[str, int]) -> str:
    """What moving the last of them that is not begun would do; else a look at the longest."""
    places = ", ".join("?" * len(tasks))
    last = db.execute(
        f"""SELECT w.key FROM clock, work w
             WHERE w.key IN ({places}) AND w.state = 'open' AND w.finish_on >= clock.today
             ORDER BY w.start_on DESC, w.id DESC LIMIT 1""",
        [*tasks],
    ).fetchone()
    if last is not None:
        return f"engtrack schedule move {last[0]} +1w -n"
    return _look_at(_longest(tasks))


def _look_at(key: str) -> str:
    return f"engtrack {noun_of(key)} show {key}"


def _longest(tasks: Mapping[str, int]) -> str:
    return max(tasks, key=lambda key: (tasks[key], -key_number(key)))


def _time(minutes: int) -> str:
    return shown("minutes", minutes)
