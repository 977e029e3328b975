"""A sentence in both languages: for the texts that are data rather than messages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    en: str
    fr: str

    def to(self, language: str) -> str:
        """The sentence in that language; English where it is neither of the two."""
        return self.fr if language == "fr" else self.en
