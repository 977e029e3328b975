"""How a deliverable moves between its states. No database here."""

from engtrack.errors import CannotMove, RuleBroken

MOVES = {
    "draft": {"submitted", "cancelled"},
    "submitted": {"draft", "accepted", "rejected", "cancelled"},
    "rejected": {"draft", "submitted", "cancelled"},
    "accepted": {"draft"},
    "cancelled": set(),
}
SUBSTANCE = ("title", "criteria", "owner_id", "owner_role", "due_on", "work_id")


def check_move(key: str, state: str, then: str) -> None:
    if then not in MOVES[state]:
        raise CannotMove("deliverable", key, state, then)


def check_criteria(key: str, criteria: str | None) -> None:
    """Nobody can accept what nobody described."""
    if not criteria:
        raise RuleBroken(
            "{key} has no criteria to accept it by; say --criteria",
            key=key,
            next=f"engtrack deliverable edit {key} --help",
        )


def is_content(columns: dict[str, object]) -> bool:
    """Whether an edit touches what an approval is about."""
    return any(column in SUBSTANCE for column in columns)
