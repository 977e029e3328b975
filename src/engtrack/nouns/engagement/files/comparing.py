"""What a file says differently from what stands. A field that it does not name is no difference."""

from collections.abc import Sequence
from typing import Any

from engtrack.nouns.engagement.files.fields import Field, Layout
from engtrack.nouns.engagement.files.standing import Values

# Where the file's list adds to what stands; of every other list it says all.
ADDED_TO = ("comments", "waits", "escalations", "versions", "ratings", "rates", "days_off",
            "notes", "installed", "checks", "steps", "runs")  # fmt: skip
# Planned days are the program's; the rest says since when something counts, and is taken when it is
# created.
NOT_COMPARED = ("id", "handle", "key", "start_on", "finish_on", "due_set_on", "serious_on")
UNLESS_SAID: Values = {"type": "FS", "lag_days": 0}


def differences(layout: Layout, said: Values, there: Values) -> list[str]:
    """The names of the fields that differ."""
    compared = [f for f in layout.fields if f.name in said and f.name not in NOT_COMPARED]
    if layout.noun == "engagement":
        compared += [f for f in layout.fields if f.name == "start_on" and f.name in said]
    return [f.name for f in compared if _differs(f, said[f.name], there.get(f.name))]


def _differs(field: Field, said: Any, there: Any) -> bool:
    if field.name == "days_off":
        return not set(said) <= set(there or ())
    if field.kind == "fields":
        return bool(missing_parts(said, there or ())) or (
            field.name not in ADDED_TO and len(said) != len(there or ())
        )
    if field.is_list:
        return sorted(said) != sorted(there or ())
    return bool(said != there)


def missing_parts(said: Sequence[Values], there: Sequence[Values]) -> list[Values]:
    """The parts of which none like it stands; each that stands is counted once."""
    left = list(there)
    missing = []
    for part in said:
        found = next((one for one in left if _fits(part, one)), None)
        if found is None:
            missing.append(part)
        else:
            left.remove(found)
    return missing


def _fits(said: Values, there: Values) -> bool:
    """Whether what stands has all that is said; links bind FS without lag unless said."""
    is_link = "type" in there
    wanted = UNLESS_SAID | said if is_link else said
    return all(there.get(name) == value for name, value in wanted.items())
