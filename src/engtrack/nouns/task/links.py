"""What comes after what: the links between pieces of work, which never lead in a circle."""

from collections.abc import Iterable, Sequence

from sqlmodel import Session, select

from engtrack.errors import Sentence
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.schedule import actions as schedule
from engtrack.nouns.schedule.model import Link, Work
from engtrack.nouns.schedule.planning.reading import network_of
from engtrack.nouns.schedule.supposing.loosened import without
from engtrack.nouns.task import rules
from engtrack.nouns.task.rows import find
from engtrack.nouns.task.said import After
from engtrack.store.write import raw


def depend(session: Session, noun: str, key: str, after: Sequence[After]) -> str:
    work = find(session, key, noun)
    parent = engagements.writable_of(session, work.engagement_id)
    schedule.remember(session, parent)
    rules.check_once([link.key for link in after])
    for link in after:
        follow(session, work, link)
    schedule.check_order(session, parent)
    schedule.replan(session, parent)
    return work.key


def undepend(session: Session, noun: str, key: str, before: Iterable[str]) -> str:
    work = find(session, key, noun)
    parent = engagements.writable_of(session, work.engagement_id)
    schedule.remember(session, parent)
    for other in before:
        if (link := _link(session, find(session, other), work)) is None:
            said = Sentence("{key} does not follow {other}", key=key, other=other)
            session.info["talk"].append(said)
        else:
            session.delete(link)
    schedule.replan(session, parent)
    return work.key


def check_within(session: Session, parent: Engagement, after: Sequence[After]) -> None:
    """What new work is to come after is there, named once, and of the same engagement."""
    rules.check_once([link.key for link in after])
    for link in after:
        of = engagements.by_id(session, find(session, link.key).engagement_id)
        rules.check_of(link.key, of.key, parent.key)


def follow(session: Session, work: Work, after: After) -> None:
    """Let the work come after another; a link that is there takes the new type and lag."""
    before = find(session, after.key)
    rules.check_not_itself(work.key, before.key)
    is_same = before.engagement_id == work.engagement_id
    rules.check_one_engagement(work.key, before.key, is_same)
    link = _link(session, before, work) or Link(
        engagement_id=work.engagement_id, before_id=before.id, after_id=work.id
    )
    link.type, link.lag_days = after.type, after.lag_days
    session.add(link)
    session.flush()


def say_what_is_loose(session: Session, work: Work) -> None:
    """Work that is cancelled counts for nothing: what came after it does not any more."""
    session.flush()
    network = network_of(raw(session), work.engagement_id, session.info["today"])
    session.info["talk"] += without(network.items, network.links, {work.id})


def _link(session: Session, before: Work, after: Work) -> Link | None:
    pair = Link.before_id == before.id, Link.after_id == after.id
    return session.exec(select(Link).where(*pair)).first()
