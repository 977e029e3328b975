"""What a write says when it is done, on stderr, after the commit."""

from sqlmodel import Session

from engtrack.errors import Sentence


def tell(session: Session, sentence: str, **facts: object) -> None:
    session.info["talk"].append(Sentence(sentence, **facts))  # type: ignore[arg-type]


def is_already(session: Session, noun: str, key: str, state: str, then: str) -> bool:
    """Whether it is in the state that the verb leads to: that is said, and is no error."""
    if state == then:
        tell(session, "{key} is {state} already", key=key, state=state, noun=noun)
    return state == then
