"""What a value may be, for a shell that completes it: choices, keys, handles.

By the name of the option and the noun alone: no model is loaded, and the file is only read. It is
silent on any trouble.
"""

from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import islice

from engtrack.cli.settings import NAMES, settings
from engtrack.language import LANGUAGES
from engtrack.render import FORMATS
from engtrack.store import keys
from engtrack.vocabulary import CHOICES, family

MOST = 200
PATIENCE = 300  # milliseconds; a shell that waits for the file is worse than one without help
HANDLES = ("as", "by", "person", "handle", "owner", "to", "of", "author", "who", "assignee",
           "contributor", "from", "recipient", "cover", "with", "without", "absent",
           "signed_by")  # fmt: skip
KEYS = ("key", "keys", "subject", "subjects", "item")
OF_NOUN = {"task": "task", "made_up_by": "session", "material": "document",
           "no_material": "document"}  # fmt: skip
SHELLS = ("bash", "zsh", "fish", "powershell")
FIXED: dict[str, tuple[str, ...]] = {
    "calendar": ("none", "CA-QC", "CA-QC+construction", "CA-ON", "FR", "US"),
    "zone": ("America/Toronto", "America/Halifax", "America/Winnipeg", "America/Vancouver",
             "America/New_York", "Europe/Paris"),
    "format": FORMATS, "lang": LANGUAGES, "shell": SHELLS, "fail_on": tuple(CHOICES["severity"]),
}  # fmt: skip


def values(noun: str, name: str, begun: str, engagement: str | None = None) -> list[str]:
    """At most some hundred values that begin so; of keys, those of the engagement that is meant."""
    with suppress(Exception):
        return list(islice(_values(noun, name.rstrip("_"), begun, engagement), MOST))
    return []


def _values(noun: str, name: str, begun: str, engagement: str | None) -> Iterator[str]:
    wanted = begun.casefold()
    for value in _candidates(noun, name, begun, engagement):
        if value.casefold().startswith(wanted):
            yield value


def _candidates(noun: str, name: str, begun: str, engagement: str | None) -> Iterator[str]:
    if noun in ("import", "export") and name == "of":
        yield from dict.fromkeys(kept.noun for kept in keys.PREFIXES.values())
        yield from ("engagement", "person")
    elif name in FIXED:
        yield from FIXED[name]
    elif noun == "config" and name == "name":
        yield from NAMES
    elif name == "engagement" or (noun == "engagement" and name in KEYS):
        yield from _of_file("engagement", "key", begun, None)
    elif name == "handle" or (noun == "person" and name in KEYS) or name in HANDLES:
        yield from _of_file("person", "handle", begun, None)
        if name in ("assignee", "who", "to", "of", "owner"):
            yield from (f"role:{role}" for role in CHOICES["role"])
    elif name in KEYS:
        for prefix, kept in keys.PREFIXES.items():
            if kept.noun == noun or (name.startswith("subject") and kept.is_decided):
                yield from _of_file(kept.table, "key", begun, engagement, prefix)
    elif name in OF_NOUN:
        yield from _candidates(OF_NOUN[name], "key", begun, engagement)
    elif choices := family(name, noun):
        yield from CHOICES[choices]


def _of_file(
    table: str, column: str, begun: str, engagement: str | None, prefix: str = ""
) -> Iterator[str]:
    from engtrack.store.read import connect

    within = engagement or settings.engagement
    where, wanted = "", {"kind": f"{prefix}-" if prefix else "", "begun": begun}
    if within and prefix:
        where = " AND engagement_id = (SELECT id FROM engagement WHERE key = :within)"
        wanted["within"] = within.upper()
    with closing(connect(settings.db)) as db:
        db.execute(f"PRAGMA busy_timeout={PATIENCE}")
        db.execute("PRAGMA query_only=ON")
        found = db.execute(
            f"""SELECT {column} FROM {table}
                 WHERE substr({column}, 1, length(:kind)) = :kind
                   AND lower(substr({column}, 1, length(:begun))) = lower(:begun){where}
                 ORDER BY length({column}), {column} LIMIT {MOST}""",
            wanted,
        )
        yield from [value for (value,) in found]
