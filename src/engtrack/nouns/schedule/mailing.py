"""Whom a publication was given to, and what each of them is told: in groups, a letter each."""

from collections.abc import Sequence
from pathlib import Path

from sqlmodel import Session, col, select

from engtrack import language
from engtrack.nouns.approval.authority import holders_on
from engtrack.nouns.engagement import actions as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person.model import Person
from engtrack.nouns.schedule import letters, publishing
from engtrack.nouns.schedule.model import Assignee, Publication, PublicationReader
from engtrack.nouns.schedule.since import given_out
from engtrack.store.find import find


def letters_of(session: Session, key: str, ics: str | None) -> str:
    """A text for all who were told the same before, in the same language; first of all theirs."""
    publication = find(session, Publication, "publication", key)
    engagement = engagements.by_id(session, publication.engagement_id)
    together: dict[tuple[str, str, tuple[str, ...]], list[Person]] = {}
    for reader in _given_to(session, publication):
        last = _last_of(session, publication, reader)
        own = () if last else _tasks_of(session, engagement, reader)
        lang = reader.language or engagement.language
        together.setdefault((last.id if last else "", lang, own), []).append(reader)
    spoken, path = language.of_people(), publishing.calendar_path(engagement.key, ics)
    texts = []
    for (last_id, lang, own), readers in together.items():
        language.choose(lang)
        texts.append(_letter(session, publication, path, readers, last_id, own))
    language.choose(spoken)
    return "\n".join(texts)


def _letter(
    session: Session,
    publication: Publication,
    path: Path | None,
    readers: list[Person],
    last_id: str,
    own: tuple[str, ...],
) -> str:
    engagement = engagements.by_id(session, publication.engagement_id)
    letter = letters.Letter(
        engagement.key,
        publication.published_on,
        tuple(f"{r.name} <{r.email}>" if r.email else r.name for r in readers),
        path.name if path else None,
        tuple(given_out(publication.snapshot)),
    )
    if not last_id:
        return letters.first(letter, own)
    last = session.get_one(Publication, last_id)
    calendar = engagements.calendar_of(session, engagement.id)
    return letters.since(letter, last.published_on, given_out(last.snapshot), calendar)


def _given_to(session: Session, publication: Publication) -> Sequence[Person]:
    whom = (
        select(Person)
        .join(PublicationReader)
        .where(PublicationReader.publication_id == publication.id)
        .order_by(col(PublicationReader.id))
    )
    return session.exec(whom).all()


def _last_of(session: Session, publication: Publication, reader: Person) -> Publication | None:
    """What this reader was given before."""
    told = (
        select(Publication)
        .join(PublicationReader)
        .where(
            Publication.engagement_id == publication.engagement_id,
            PublicationReader.person_id == reader.id,
            Publication.id != publication.id,
        )
        .order_by(col(Publication.id).desc())
    )
    return session.exec(told).first()


def _tasks_of(session: Session, engagement: Engagement, reader: Person) -> tuple[str, ...]:
    """The ids of the work given to them, or to a role they hold today."""
    held = holders_on(session, engagement.id, session.info["today"])
    roles = {h.role for h in held if h.handle == reader.handle}
    given = select(Assignee).where(Assignee.engagement_id == engagement.id)
    ids = {a.work_id for a in session.exec(given) if a.person_id == reader.id or a.role in roles}
    return tuple(sorted(ids))
