"""Whom a publication was given to, and what each of them is told: in groups, a letter each."""

from collections.abc import Sequence
from pathlib import Path

from sqlmodel import Session, col, func, select

from engtrack import language
from engtrack.nouns.approval.authority import holders_on
from engtrack.nouns.engagement import rows as engagements
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.person.model import Person
from engtrack.nouns.schedule.model import Assignee, Publication, PublicationReader
from engtrack.nouns.schedule.publishing import actions as publishing
from engtrack.nouns.schedule.publishing import letters
from engtrack.nouns.schedule.publishing.since import Planned, given_out
from engtrack.store.find import find

Last = tuple[str, tuple[Planned, ...]] | None  # the day, and the plan as it was


def letters_of(session: Session, key: str, ics: str | None) -> str:
    """A text for all who were told the same before, in the same language; first of all theirs."""
    publication = find(session, Publication, "publication", key)
    engagement = engagements.by_id(session, publication.engagement_id)
    together: dict[tuple[str, Last, tuple[str, ...]], list[Person]] = {}
    for reader in _given_to(session, publication):
        last = _last_of(session, publication, reader)
        own = () if last else _tasks_of(session, engagement, reader)
        lang = reader.language or engagement.language
        together.setdefault((lang, last, own), []).append(reader)
    spoken, path = language.of_people(), publishing.calendar_path(engagement.key, ics)
    calendar = engagements.calendar_of(session, engagement.id)
    texts = []
    for (lang, last, own), readers in together.items():
        language.choose(lang)
        letter = _letter(engagement, publication, path, readers)
        texts.append(letters.since(letter, *last, calendar) if last else letters.first(letter, own))
    language.choose(spoken)
    return "\n".join(texts)


def _letter(
    engagement: Engagement, publication: Publication, path: Path | None, readers: list[Person]
) -> letters.Letter:
    return letters.Letter(
        engagement.key,
        publication.published_on,
        tuple(f"{one.name} <{one.email}>" if one.email else one.name for one in readers),
        path.name if path else None,
        tuple(given_out(publication.snapshot)),
    )


def _given_to(session: Session, publication: Publication) -> Sequence[Person]:
    whom = (
        select(Person)
        .join(PublicationReader)
        .where(PublicationReader.publication_id == publication.id)
        .order_by(col(PublicationReader.id))
    )
    return session.exec(whom).all()


def _last_of(session: Session, publication: Publication, reader: Person) -> Last:
    """What this reader was given before, and when; those who were given the same share a text."""
    told = (
        select(Publication.published_on, Publication.snapshot)
        .join(PublicationReader)
        .where(
            Publication.engagement_id == publication.engagement_id,
            PublicationReader.person_id == reader.id,
            Publication.id != publication.id,
        )
        .order_by(func.length(Publication.key).desc(), col(Publication.key).desc())
    )
    found = session.exec(told).first()
    return (found[0], tuple(given_out(found[1]))) if found else None


def _tasks_of(session: Session, engagement: Engagement, reader: Person) -> tuple[str, ...]:
    """The ids of the work given to them, or to a role they hold today."""
    held = holders_on(session, engagement.id, session.info["today"])
    roles = {h.role for h in held if h.handle == reader.handle}
    given = select(Assignee).where(Assignee.engagement_id == engagement.id)
    ids = {a.work_id for a in session.exec(given) if a.person_id == reader.id or a.role in roles}
    return tuple(sorted(ids))
