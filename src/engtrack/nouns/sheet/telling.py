"""What a sheet is called, and what the sponsor is told when a lead has signed it."""

from sqlmodel import Session

from engtrack.nouns.approval.model import Approval
from engtrack.nouns.engagement.model import Engagement
from engtrack.nouns.message import actions as messages
from engtrack.nouns.message.recipients import ToRole
from engtrack.nouns.person.model import Person
from engtrack.nouns.sheet.model import Sheet
from engtrack.said import Said
from engtrack.store.talk import tell

TITLE = Said("Point sheet of {from_on} to {until_on}", "Intervention du {from_on} au {until_on}")
SUBJECT = Said("{name} signed {key}", "{name} a signé {key}")
BODY = Said(
    "{name} signed the point sheet {key} ({title}) on {on}.",
    "{name} a signé le rapport d'intervention {key} ({title}) le {on}.",
)


def title_of(from_on: str, until_on: str, language: str) -> str:
    return TITLE.to(language).format(from_on=from_on, until_on=until_on)


def tell_sponsor(session: Session, parent: Engagement, sheet: Sheet, signed: Approval) -> None:
    """A note to the sponsor is kept, and is to be sent."""
    name = session.get_one(Person, signed.by_id).name
    facts = {"name": name, "key": sheet.key, "title": sheet.title, "on": signed.decided_on}
    columns = {
        "kind": "note",
        "subject": SUBJECT.to(parent.language).format(**facts),
        "body": BODY.to(parent.language).format(**facts),
        "cites": sheet.key,
    }
    key = messages.log(session, parent.key, columns, [ToRole("sponsor")])
    tell(session, "the sponsor is told by {key}; send it:", key=key,
         next=f"engtrack message show {key}")  # fmt: skip
