"""What is shown of backups: of what, when, by whom, and whether it went well."""

from engtrack.cli.parse import parse_key
from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "backup_list",
    "List backups and restore tests, the newest first.",
    (
        Filter("kind", "backup or restore-test.", family="backup_kind"),
        Filter("result", "ok or failed.", family="backup_result"),
        Filter("asset", "Only those of this asset, as AST-3.", parse=parse_key),
    ),
    order="made_on DESC, key_number(key) DESC",
    shown=("key", "engagement", "kind", "title", "made_on", "by", "typed_by", "result"),
    empty="no backup is on record; `engtrack backup log` keeps that one was made",
    examples=("engtrack backup list -e ACME", "engtrack backup list --kind restore-test"),
)
CARD = Read(
    "backup_list",
    "Show one backup or restore test.",
    (key_argument("Its key, as BKP-1."),),
    is_card=True,
    examples=("engtrack backup show BKP-1",),
)
