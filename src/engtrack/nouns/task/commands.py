"""The work: tasks, and with the same verbs, made here for both, milestones."""

import inspect
from collections.abc import Callable
from typing import Any

from engtrack.cli.nouns import Noun
from engtrack.cli.options import Key, NewTitle, On, Title, check_anything_given, given
from engtrack.cli.reads import Read
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Misused
from engtrack.nouns.task import reads
from engtrack.nouns.task.options import (
    FIELDS,
    OF_EDITS,
    OF_TASKS,
    Afters,
    Assignees,
    Before,
    Lag,
    LinkType,
    Remove,
    Whom,
)
from engtrack.nouns.task.said import After

Function = Callable[..., None]


def work_noun(name: str, listing: Read, card: Read) -> Noun:
    """The noun `task` or `milestone`: said once for both."""
    noun = Noun(name)
    noun.read("list", listing)
    noun.read("show", card)
    _describing(noun, card)
    _giving(noun, card)
    _doing(noun, card)
    _ending(noun, card)
    _linking(noun, card)
    return noun


def _describing(noun: Noun, card: Read) -> None:
    @_kept(noun, noun.creates, with_fields=True)
    def add(title: Title, after: Afters = None, assignee: Assignees = None, **said: Any) -> None:
        """Add to the work of an engagement; the days follow from what it comes after.

        $ engtrack task add "Train users" -e ACME --phase train --duration 3d --assignee ana
        """
        from engtrack.nouns.task import actions

        columns = given(title=title, **_columns(said))
        write(
            lambda s: actions.add(
                s, settings.engagement, noun.name, columns, assignees=assignee or (),
                after=after or (),
            ),
            then=card,
            creates=noun.name,
        )  # fmt: skip

    @_kept(noun, noun.writes, with_fields=True)
    def edit(key: Key, title: NewTitle = None, **said: Any) -> None:
        """Correct it, or ask for other days; what follows it is planned anew.

        $ engtrack task edit T-7 --not-before 2027-04-05
        """
        from engtrack.nouns.task import actions

        columns = given(title=title, **_columns(said))
        check_anything_given(columns)
        write(lambda s: actions.edit(s, noun.name, key, columns), then=card)


def _giving(noun: Noun, card: Read) -> None:
    @_kept(noun, noun.writes)
    def assign(key: Key, who: Whom) -> None:
        """Give it to people, or to whoever holds a role.

        $ engtrack task assign T-7 paul role:lead
        """
        from engtrack.nouns.task import actions

        write(lambda s: actions.assign(s, noun.name, key, who), then=card)

    @_kept(noun, noun.writes)
    def unassign(key: Key, who: Whom) -> None:
        """Take it from people or roles.

        $ engtrack task unassign T-7 paul
        """
        from engtrack.nouns.task import actions

        write(lambda s: actions.unassign(s, noun.name, key, who), then=card)


def _doing(noun: Noun, card: Read) -> None:
    @_kept(noun, noun.writes)
    def start(key: Key, on: On = None) -> None:
        """Say that it has begun.

        $ engtrack task start T-7
        """
        from engtrack.nouns.task import actions

        write(lambda s: actions.start(s, noun.name, key, on), then=card)

    @_kept(noun, noun.writes)
    def finish(key: Key, on: On = None) -> None:
        """Say that it is done; what had not begun has begun by it.

        $ engtrack task finish T-7 --on yesterday
        """
        from engtrack.nouns.task import actions

        write(lambda s: actions.finish(s, noun.name, key, on), then=card)


def _ending(noun: Noun, card: Read) -> None:
    @_kept(noun, noun.writes)
    def cancel(key: Key) -> None:
        """Take it out of the plan; it stays readable.

        $ engtrack task cancel T-7
        """
        from engtrack.nouns.task import actions

        write(lambda s: actions.cancel(s, noun.name, key), then=card)

    @_kept(noun, noun.writes)
    def reopen(key: Key) -> None:
        """Take back that it was finished or cancelled.

        $ engtrack task reopen T-1
        """
        from engtrack.nouns.task import actions

        write(lambda s: actions.reopen(s, noun.name, key), then=card)


def _linking(noun: Noun, card: Read) -> None:
    @_kept(noun, noun.writes)
    def depend(
        key: Key,
        after: Afters = None,
        on: Before = None,
        type_: LinkType = None,
        lag: Lag = None,
        remove: Remove = False,
    ) -> None:
        """Say what it comes after, or with --remove that it does not any more.

        $ engtrack task depend T-7 --after T-3=+2d
        $ engtrack task depend T-7 --on T-3 --type FS --lag 2d
        """
        from engtrack.nouns.task import links

        said = [After(before, type_ or "FS", lag or 0) for before in on or ()] + (after or [])
        if not said:
            help_ = f"engtrack {noun.name} depend --help"
            raise Misused("{name} is missing", name="--after", next=help_)
        if after and (type_ or lag is not None):
            raise Misused("--type and --lag go with --on; say --after T-3=SS+1d")
        if remove:
            before = [link.key for link in said]
            write(lambda s: links.undepend(s, noun.name, key, before), then=card)
        else:
            write(lambda s: links.depend(s, noun.name, key, said), then=card)


def _kept(
    noun: Noun, keep: Callable[[Function], Function], with_fields: bool = False
) -> Callable[[Function], Function]:
    """Keep a verb of this noun: with its own examples, and with the fields that it has."""

    def kept(function: Function) -> Function:
        if noun.name == "milestone":
            function.__doc__ = _of_milestone(function.__doc__ or "")
        if with_fields:
            own = inspect.signature(function)
            named = [p for p in own.parameters.values() if p.kind is not p.VAR_KEYWORD]
            function.__signature__ = own.replace(  # type: ignore[attr-defined]
                parameters=[*named, *_parameters(noun.name, function.__name__)]
            )
        return keep(function)

    return kept


def _of_milestone(doc: str) -> str:
    """The same words with examples of milestones."""
    for task, milestone in (
        ("engtrack task", "engtrack milestone"),
        ('"Train the users"', '"Go-live"'),
        ("--phase train --duration 3d", "--phase go-live"),
        ("T-7 --on T-3", "MS-3 --on T-3"),
        ("T-7 --after T-3", "MS-3 --after T-3"),
        ("T-7", "MS-3"),
        ("T-1", "MS-1"),
    ):
        doc = doc.replace(task, milestone)
    return doc


def _parameters(noun: str, verb: str) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, (kind, _) in FIELDS.items()
        if (noun == "task" or name not in OF_TASKS) and (verb == "edit" or name not in OF_EDITS)
    ]


def _columns(said: dict[str, Any]) -> dict[str, Any]:
    return {FIELDS[name][1]: value for name, value in said.items()}


noun = work_noun("task", reads.LIST, reads.CARD)
