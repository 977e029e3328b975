"""What every event of a calendar file is known by: its identity and its instants."""

from datetime import UTC, datetime


def uid(id: str) -> str:
    return f"{id}@engtrack"


def instant(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(UTC).replace(microsecond=0)
