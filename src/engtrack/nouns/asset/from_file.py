"""Applying what an engagement file says of what is set up at the client."""

from engtrack.nouns.asset import actions as assets
from engtrack.nouns.asset import checks
from engtrack.nouns.asset import rules as asset_rules
from engtrack.nouns.engagement.files.comparing import missing_parts
from engtrack.nouns.engagement.files.reading import Entry
from engtrack.nouns.engagement.files.standing import Values
from engtrack.nouns.engagement.files.steps import Applied, Steps, only
from engtrack.nouns.issue.actions import find as find_issue
from engtrack.nouns.person import actions as people
from engtrack.nouns.task.from_file import who_of

COLUMNS = ("title", "use", "due_on", "note")


def create(applied: Applied, entry: Entry) -> str:
    said = entry.values
    columns = only(said, ("kind", *COLUMNS)) | {"local_id": entry.id}
    owner = who_of(said["owner"]) if "owner" in said else None
    items = said.get("items", ())
    return assets.add(applied.session, applied.engagement, columns, owner, items)


def change(applied: Applied, entry: Entry) -> None:
    said = applied.wanted(entry)
    owner = who_of(said["owner"]) if "owner" in said else None
    columns, items = only(said, COLUMNS), said.get("items")
    if columns or owner or items is not None:
        assets.edit(applied.session, applied.key(entry), columns, owner, items)


def settle(applied: Applied, entry: Entry) -> None:
    """Versions and checks that are new, by day; then the state that is said."""
    said, there, session = applied.wanted(entry), applied.standing(entry), applied.session
    asset, today = assets.find(session, applied.key(entry)), session.info["today"]
    for one in missing_parts(said.get("installed", ()), there.get("installed", ())):
        by, on = people.by_or_me(session, one.get("by")), str(one.get("installed_on", today))
        checks.keep_version(session, asset, one["version"], by, on)
    for one in missing_parts(said.get("checks", ()), there.get("checks", ())):
        _check(applied, asset.key, one)
    if "items" in entry.values:
        assets.set_items(session, asset, entry.values["items"])
    then = said.get("state")
    if then == "retired" or "retired_on" in said:
        assets.retire(session, asset.key, entry.values.get("retired_on"))
    elif then is not None and then != asset.state:
        asset_rules.check_move(asset.key, asset.state, then)
        asset.state = then
        asset.ready_on = asset.ready_on or (today if then == "ready" else None)
        asset.failing_on = today if then == "failing" else None


def _check(applied: Applied, key: str, one: Values) -> None:
    """The file has its entry in the log: none is logged here."""
    session, asset = applied.session, assets.find(applied.session, key)
    items = (one["item"],) if "item" in one else ()
    seen = checks.Seen(one["result"], items, None, one.get("note"))
    issue = applied.key_of(one.get("issue"))
    issue_id = find_issue(session, issue).id if issue else None
    by = people.by_or_me(session, one.get("by"))
    on = str(one.get("checked_on", session.info["today"]))
    checks.take_down(session, asset, seen, by, on, issue_id)


STEPS = Steps(create, change, settle=settle)
