"""Sessions: the days on which both sides meet."""

from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    By,
    LocalId,
    NewTitle,
    NoteText,
    On,
    Reason,
    check_anything_given,
    given,
)
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Misused
from engtrack.nouns.session import reads
from engtrack.nouns.session.options import (
    Absent,
    Agenda,
    Also,
    Booker,
    Came,
    Day,
    Decisions,
    End,
    Expected,
    Hours,
    Issues,
    Kind,
    MadeUpBy,
    Materials,
    MaybeTitle,
    NewDay,
    NewEnd,
    NewKind,
    NewStart,
    NewTask,
    NotExpected,
    NotMaterials,
    Place,
    SessionKey,
    SignedBy,
    Start,
    Task,
    Topics,
    Zone,
)
from engtrack.nouns.session.said import Ended, Said

noun = Noun("session")
noun.read("list", reads.LIST)
noun.read("show", reads.CARD)


@noun.creates
def book(
    kind: Kind,
    title: MaybeTitle = None,
    on: Day = None,
    start: Start = None,
    end: End = None,
    zone: Zone = None,
    place: Place = None,
    task: Task = None,
    with_: Expected = None,
    topic: Topics = None,
    material: Materials = None,
    agenda: Agenda = None,
    note: NoteText = None,
    by: Booker = None,
    local_id: LocalId = None,
) -> None:
    """Book a session: on which day, from when to when, with whom, about what.

    Times are those of the clock on the wall in its zone. Of a task, its title and the day of its
    start are taken unless said; who does it, by name or by role, is expected.

    $ engtrack session book training "Library basics" -e ACME --on 2027-04-05 --with luc
    $ engtrack session book training --task T-7 --start 9h --end 12h --topic library
    """
    from engtrack.nouns.session import actions

    columns = given(kind=kind, title=title, location=place, agenda=agenda, note=note)
    columns |= given(local_id=local_id)
    said = Said(on, start, end, zone, task, with_ or (), (), topic, material or ())
    engagement = settings.engagement if task is None else settings.said.get("engagement")
    write(
        lambda s: actions.book(s, engagement and engagement.upper(), columns, said, by),
        then=reads.CARD,
        creates="session",
    )


@noun.writes
def edit(
    key: SessionKey,
    title: NewTitle = None,
    kind: NewKind = None,
    on: NewDay = None,
    start: NewStart = None,
    end: NewEnd = None,
    zone: Zone = None,
    place: Place = None,
    task: NewTask = None,
    with_: Expected = None,
    without: NotExpected = None,
    topic: Topics = None,
    material: Materials = None,
    no_material: NotMaterials = None,
    agenda: Agenda = None,
    note: NoteText = None,
    local_id: LocalId = None,
) -> None:
    """Correct a session, or move it; once it moves, it is to be confirmed again.

    $ engtrack session edit SES-2 --on +2bd --start 13:00 --end 16:00
    $ engtrack session edit SES-1 --material DOC-6
    """
    from engtrack.nouns.session import actions

    columns = given(kind=kind, title=title, location=place, agenda=agenda, note=note)
    columns |= given(local_id=local_id)
    said = Said(
        on, start, end, zone, task, with_ or (), without or (), topic, material or (),
        no_material or (),
    )  # fmt: skip
    if said.is_empty:
        check_anything_given(columns)
    write(lambda s: actions.edit(s, key, columns, said), then=reads.CARD)


@noun.writes
def confirm(key: SessionKey, by: By = None, on: On = None) -> None:
    """Say that a session stands: who comes, when and where is known to all.

    $ engtrack session confirm SES-2
    """
    from engtrack.nouns.session import actions

    write(lambda s: actions.confirm(s, key, by, on), then=reads.CARD)


@noun.writes
def hold(
    key: SessionKey,
    absent: Absent = None,
    with_: Also = None,
    hours: Hours = None,
    issue: Issues = None,
    decided: Decisions = None,
    signed_by: SignedBy = None,
    note: NoteText = None,
    by: By = None,
) -> None:
    """Say that a session took place: who came, hours, what is wrong, what was decided.

    All who were expected came, unless it is said who did not. On a terminal, where nothing else is
    said, each is asked for, and Enter takes what is shown.

    $ engtrack session hold SES-3 --absent luc --issue "The saw does not start"
    $ engtrack session hold SES-3 --hours paul:T-3=4h --signed-by luc
    $ engtrack session hold SES-3 --decided "We train again on the 12th"
    """
    from engtrack.nouns.session import form, holding

    columns = given(note=note)
    ended = Ended(
        absent or (), with_ or (), hours or (), issue or (), decided or (), columns, by, signed_by
    )
    if settings.can_ask and not any((absent, with_, hours, issue, decided, signed_by)):
        ended = form.asked(key, ended)
    write(lambda s: holding.hold(s, key, ended), then=reads.CARD)


@noun.writes
def cancel(key: SessionKey, reason: Reason = None, on: On = None) -> None:
    """Cancel a session; it stays in calendars as cancelled.

    $ engtrack session cancel SES-2 --reason "The room is taken"
    """
    from engtrack.nouns.session import actions

    write(lambda s: actions.cancel(s, key, reason, on), then=reads.CARD)


@noun.writes
def attend(
    key: SessionKey,
    who: Came = None,
    absent: Absent = None,
    made_up_by: MadeUpBy = None,
) -> None:
    """Say who came to a session after all, who did not, and what makes up for that.

    $ engtrack session attend SES-1 luc sam
    $ engtrack session attend SES-1 --absent luc --made-up-by SES-2
    """
    from engtrack.nouns.session import actions

    if not who and not absent and not made_up_by:
        raise Misused("who came, or who did not? name them",
                      next=f"engtrack session show {key}")  # fmt: skip
    write(lambda s: actions.attend(s, key, who or (), absent or (), made_up_by), then=reads.CARD)
