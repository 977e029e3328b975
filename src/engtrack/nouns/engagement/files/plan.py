"""An engagement file beside what stands here: which row each entry is about, and what differs."""

from dataclasses import dataclass, field

from engtrack.errors import BadFile, EngtrackError, RuleBroken
from engtrack.nouns.engagement.files.reading import Contents, Entry
from engtrack.nouns.engagement.files.standing import Standing, There


class ForbiddenFile(BadFile):
    """Nothing is wrong with the file but that rules forbid what it asks for."""

    exit_code = RuleBroken.exit_code


@dataclass
class Plan:
    """For each entry of the file the row it is about, and the fields that differ."""

    contents: Contents
    standing: Standing
    today: str
    key: str
    matched: dict[int, There] = field(default_factory=dict)  # by the id() of the entry
    changed: dict[int, list[str]] = field(default_factory=dict)
    engagement_changed: list[str] = field(default_factory=list)
    is_forbidden_only: bool = True

    def there(self, entry: Entry) -> There | None:
        return self.matched.get(id(entry))

    def differing(self, entry: Entry) -> list[str]:
        return self.changed.get(id(entry), [])

    def refuse(self, entry: Entry, what: EngtrackError, name: str = "") -> None:
        self.is_forbidden_only = self.is_forbidden_only and isinstance(what, RuleBroken)
        self.contents.complain(entry.place, what, name)
