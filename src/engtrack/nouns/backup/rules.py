"""What may be backed up. No database here."""

from engtrack.errors import RuleBroken

HOLDS_DATA = ("environment", "database", "dataset", "software", "application", "hardware")


def check_holds_data(key: str, kind: str) -> None:
    if kind not in HOLDS_DATA:
        raise RuleBroken(
            "{key} is of the kind {kind}, which holds no data to back up",
            key=key,
            kind=kind,
            noun="asset",
            next="engtrack asset list --kind database",
        )
