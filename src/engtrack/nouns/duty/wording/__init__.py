"""What each duty says to people, a module a role: kept apart so that the table of duties is short.

The sentences are ours: the vendor's statement gave the facts, none of its wording.
"""

from dataclasses import dataclass

from engtrack.said import Said


@dataclass(frozen=True)
class Wording:
    title: Said  # verb first, at most 60 characters
    description: Said
    proof: Said
    disturbed: Said  # an interval that `duty set` may change is given as '(by default)'
