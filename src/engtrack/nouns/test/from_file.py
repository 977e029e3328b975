"""Applying what an engagement file says of test scripts."""

from typing import Any

from engtrack.errors import Misused
from engtrack.nouns.asset.actions import find as find_asset
from engtrack.nouns.engagement.files.comparing import missing_parts
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.steps import Applied, Steps
from engtrack.nouns.issue.actions import find as find_issue
from engtrack.nouns.test import actions as tests
from engtrack.nouns.test import running
from engtrack.nouns.test.said import Done

FIRST = "1"


def create(applied: Applied, entry: Entry) -> str:
    """In its first version, then in those that follow."""
    said = entry.values
    first, *later = said.get("versions") or [{"version": FIRST}]
    key = tests.add(
        applied.session,
        applied.engagement,
        _columns(applied, said) | {"local_id": entry.id},
        _steps_of(said, first["version"]),
        first.get("author"),
        first.get("written_on"),
    )
    for version in later:
        _revise(applied, key, said, version)
    return key


def change(applied: Applied, entry: Entry) -> None:
    said, there, key = applied.wanted(entry), applied.standing(entry), applied.key(entry)
    tests.bind(applied.session, tests.writable(applied.session, key), _columns(applied, said))
    for version in missing_parts(said.get("versions", ()), there.get("versions", ())):
        _revise(applied, key, entry.values, version)


def settle(applied: Applied, entry: Entry) -> None:
    """What was run; the file has its entries in the log."""
    said, there, session = applied.wanted(entry), applied.standing(entry), applied.session
    script = tests.find(session, applied.key(entry))
    for one in missing_parts(said.get("runs", ()), there.get("runs", ())):
        where, issue = applied.key_of(one.get("environment")), applied.key_of(one.get("issue"))
        ran = running.Ran(
            one["result"], None, None, one.get("note"), one.get("by"), one.get("run_on")
        )
        running.keep(
            session,
            script,
            ran,
            find_asset(session, where).id if where else None,
            one.get("installed"),
            find_issue(session, issue).id if issue else None,
            number_of(one["version"]) if "version" in one else None,
        )


def _revise(applied: Applied, key: str, said: Values, version: Values) -> None:
    script = tests.find(applied.session, key)
    if number_of(version["version"]) != script.version + 1:
        raise Misused("after version {version} comes {then}, not {said}", version=script.version,
                      then=script.version + 1, said=version["version"])  # fmt: skip
    tests.revise(
        applied.session,
        key,
        {},
        _steps_of(said, version["version"]) or None,
        version.get("author"),
        version.get("note"),
        version.get("written_on"),
    )


def _columns(applied: Applied, said: Values) -> dict[str, Any]:
    columns = {"title": said["title"]} if "title" in said else {}
    return columns | {
        name: applied.key_of(said[name]) for name in ("process", "gap") if name in said
    }


def _steps_of(said: Values, version: str) -> list[Done]:
    return [
        Done(step["action"], step.get("expected"))
        for step in said.get("steps", ())
        if step.get("version", FIRST) == version
    ]


def number_of(text: str) -> int:
    if not text.isdecimal() or not text.isascii():
        raise Misused("{text} is no version of a script: they are numbered 1, 2, 3 …", text=text)
    return int(text)


STEPS = Steps(create, change, settle=settle)
