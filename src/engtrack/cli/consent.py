"""Asking before what is hard to take back."""

import sys

from engtrack.cli.answers import speak_as_answered
from engtrack.cli.settings import settings
from engtrack.cli.writes import typed
from engtrack.errors import Cancelled, Sentence
from engtrack.language import gettext as _
from engtrack.language import say as in_words
from engtrack.language import speak_to_people


def confirm(question: Sentence) -> None:
    """Ask for consent on stderr; without a terminal it is never asked, and `--yes` is needed."""
    if settings.yes or settings.dry_run:
        return
    speak_to_people()
    words = "\n".join(in_words(question))
    if not settings.can_ask:
        raise Cancelled(
            "this needs consent: {question}",
            question=words,
            next=typed("--yes"),
        )
    print(f"{words} [{_('y/N')}] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() not in ("y", "yes", "o", "oui"):
        raise Cancelled("nothing was changed")
    speak_as_answered()
