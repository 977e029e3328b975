"""A script is run: where, on which version, how it went; what fails is a problem in the log."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from engtrack.nouns.asset.actions import installed
from engtrack.nouns.asset.model import Asset
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.issue import actions as issues
from engtrack.nouns.issue.model import Issue
from engtrack.nouns.issue.rules import UNSETTLED
from engtrack.nouns.person import actions as people
from engtrack.nouns.test import rules
from engtrack.nouns.test.actions import writable, written_on
from engtrack.nouns.test.model import Run, Script
from engtrack.store.find import find_within
from engtrack.store.talk import tell


@dataclass(frozen=True)
class Ran:
    """How it went; `environment` is a key, `version` what was installed there, else as is known."""

    result: str
    environment: str | None = None
    version: str | None = None
    note: str | None = None
    by: str | None = None
    on: str | None = None


def run(session: Session, key: str, ran: Ran) -> str:
    script = writable(session, key)
    on = ran.on or session.info["today"]
    rules.check_run_on(script.key, on, written_on(session, script))
    asset = _environment(session, script, ran.environment)
    known = installed(session, asset) if asset else None
    if asset is not None:
        _tell_of(session, asset, ran.version or known)
    keep(
        session,
        script,
        ran,
        asset.id if asset else None,
        ran.version or (known.version if known else None),
        _issue_id(session, script, ran),
    )
    return script.key


def keep(
    session: Session,
    script: Script,
    ran: Ran,
    asset_id: str | None,
    version: str | None,
    issue_id: str | None,
    of_version: int | None = None,
) -> None:
    row = Run(
        test_id=script.id,
        engagement_id=script.engagement_id,
        version=of_version or script.version,
        result=ran.result,
        asset_id=asset_id,
        installed=version,
        run_on=ran.on or session.info["today"],
        by_id=people.by_or_me(session, ran.by).id,
        typed_by=session.info["typed_by"],
        note=ran.note,
        issue_id=issue_id,
    )
    session.add(row)
    session.flush()


def last_run(session: Session, script: Script) -> Run | None:
    """Of the version in force."""
    of = select(Run).where(Run.test_id == script.id, Run.version == script.version)
    return session.exec(of.order_by(col(Run.run_on).desc(), col(Run.id).desc())).first()


def _environment(session: Session, script: Script, key: str | None) -> Asset | None:
    """The one that was named, else the only one for tests; none where that is not clear."""
    if key is not None:
        asset = find_within(session, Asset, "asset", key, script.engagement_id)
        rules.check_environment(asset.key, asset.kind, asset.state)
        return asset
    for_tests = select(Asset).where(
        Asset.engagement_id == script.engagement_id,
        Asset.kind == "environment",
        Asset.use == "test",
        Asset.state != "retired",
    )
    found = session.exec(for_tests.limit(2)).all()
    return found[0] if len(found) == 1 else None


def _tell_of(session: Session, asset: Asset, version: object) -> None:
    """A run says little where it ran if that is not in order, or nobody knows what is on it."""
    if asset.state != "ready":
        tell(session, "{key}, where it ran, is {state}", key=asset.key, state=asset.state,
             noun="asset", next=f"engtrack asset show {asset.key}")  # fmt: skip
    if version is None:
        tell(session, "no version is recorded of {key}: nothing says on which one it ran",
             key=asset.key, next=f"engtrack asset check {asset.key} --help")  # fmt: skip


def _issue_id(session: Session, script: Script, ran: Ran) -> str | None:
    """Of a run that failed: the problem that is open about the script, else a new one."""
    if ran.result != "fail":
        return None
    about = (
        select(Issue)
        .join(Run)
        .where(Run.test_id == script.id, col(Issue.state).in_(UNSETTLED))
        .order_by(col(Issue.id).desc())
    )
    if (before := session.exec(about).first()) is not None:
        tell(session, "it is in the issue log already: {key}", key=before.key,
             next=f"engtrack issue show {before.key}")  # fmt: skip
        return before.id
    return _log(session, script, ran)


def _log(session: Session, script: Script, ran: Ran) -> str:
    parent = engagements.by_id(session, script.engagement_id)
    title = rules.problem_title(script.title, ran.note, parent.language)
    columns = {"kind": "problem", "area": "application", "title": title}
    columns |= {"note": ran.note} if ran.note else {}
    key = issues.log(session, parent.key, columns, by=ran.by, on=ran.on)
    session.flush()
    tell(session, "the problem is logged: {key}", key=key, next=f"engtrack issue show {key}")
    return issues.find(session, key).id
