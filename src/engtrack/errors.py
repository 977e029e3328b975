"""What can go wrong: each kind has its exit status, a sentence, and the command that leads out.

A sentence is an English template and its facts. Rules raise it without knowing any language; `main`
says it in the chosen one. A fact named after a column of choices (`state`, `role`, `side` …) is
said in that language too.
"""

from collections.abc import Sequence


class Sentence:
    """What a person is told: an English template, its catalogue key too, and its facts."""

    def __init__(self, sentence: str, *, next: str = "", **facts: object) -> None:
        self.sentence = sentence
        self.next = next
        self.facts = facts


class EngtrackError(Exception):
    """Raised anywhere, caught in `main` only.

    `next` is a command as a user would type it, printed on a line of its own.
    """

    exit_code = 1

    def __init__(self, sentence: str, *, next: str = "", **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.next = next
        self.facts = facts

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)


class Misused(EngtrackError):
    """Wrong usage, or a value that cannot be understood."""

    exit_code = 2


class BadFile(Misused):
    """An input file refused: every complaint names its entry and field; at most 20 are said."""

    def __init__(self, path: str, complaints: Sequence[EngtrackError]) -> None:
        super().__init__(
            "{path}: {count} to mend, nothing was written", path=path, count=len(complaints)
        )
        self.complaints = complaints


class NotFound(EngtrackError):
    """No such thing, or several: `nearest` are the keys that come close."""

    exit_code = 3

    def __init__(self, noun: str, key: str, nearest: Sequence[str] = (), next: str = "") -> None:
        sentence = "no {noun} {key}; did you mean {nearest}?" if nearest else "no {noun} {key}"
        super().__init__(
            sentence,
            next=next or f"engtrack {noun} list",
            noun=noun,
            key=key,
            nearest=", ".join(nearest),
        )


class RuleBroken(EngtrackError):
    """Forbidden by a rule of the domain or by missing authority."""

    exit_code = 4


class CannotMove(RuleBroken):
    """A thing is in one state, and its noun's table of moves leads to the other by none.

    `verb` is what the way out does with it.
    """

    def __init__(self, noun: str, key: str, state: str, then: str, verb: str = "show") -> None:
        sentence = (
            "{key} is {state} already"
            if state == then
            else "{key} is {state}; it cannot become {then}"
        )
        super().__init__(sentence, key=key, state=state, then=then, noun=noun,
                         next=f"engtrack {noun} {verb} {key}")  # fmt: skip


class Several(RuleBroken):
    """Several rules broken in one line: each complaint has a line of its own."""

    def __init__(self, complaints: Sequence[EngtrackError]) -> None:
        super().__init__("{count} to mend, nothing was written", next=complaints[0].next,
                         count=len(complaints))  # fmt: skip
        self.complaints = complaints


class NotTheirs(RuleBroken):
    """A decision that is not for who typed it.

    The way out is the same command, decided by the fact `decider`; who knows the line adds it.
    """


class FileTrouble(EngtrackError):
    """The database file: missing, locked, damaged, or newer than the program."""

    exit_code = 5


class Cancelled(EngtrackError):
    """The user said no, or consent is needed and nobody can be asked."""

    exit_code = 6
