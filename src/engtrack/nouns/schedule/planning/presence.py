"""On which of the engagement's working days the people of a piece of work are there to do it.

Days are places in the engagement's calendar; those on which nobody is there are left out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Presence:
    """The places worked: all of them but those `away`."""

    def __init__(self, away: Iterable[int] = ()) -> None:
        self._away = sorted(set(away))
        self._worked_before = [place - i for i, place in enumerate(self._away)]

    def first(self, place: int) -> int:
        """The first place worked from `place` on."""
        return self._at(self._number(place))

    def end(self, begin: int, days: int) -> int:
        """The place after the last of `days` worked from `begin` on."""
        return self._at(self._number(begin) + days - 1) + 1

    def latest_begin(self, end: int, days: int) -> int:
        """The last place to begin at so that `days` are worked before `end`."""
        return self._at(self._number(end) - days)

    def earliest_begin(self, end: int, days: int) -> int:
        """The first place to begin at so that `days` are not worked before `end`."""
        return self._at(self._number(self.first(end - 1)) - days + 1)

    def _number(self, place: int) -> int:
        """How many places are worked before this one."""
        return place - bisect_left(self._away, place)

    def _at(self, number: int) -> int:
        """The place worked before which `number` are."""
        return number + bisect_right(self._worked_before, number)


ALWAYS = Presence()
