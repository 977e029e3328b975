"""What is shown of assets: what for, how they fare, which version runs on them."""

from engtrack.cli.reads import Filter, Read, key_argument

LIST = Read(
    "asset_list",
    "List what is set up at the client, and how it fares.",
    (
        Filter("kind", "Only this kind: environment, database, printer …", family="asset_kind"),
        Filter("state", "planned, ready, failing or retired.", family="asset_state"),
        Filter("use", "test, production or train.", family="use"),
        Filter("owner", "Only this owner's: a handle, or role:support."),
        Filter("is_overdue", "Only what should be ready and is not.", is_yes_no=True),
    ),
    shown=("key", "engagement", "kind", "title", "use", "version", "checked_on", "state"),
    empty='nothing is set up yet; `engtrack asset add environment "Test server" --use test` '
    "adds an environment",
    examples=("engtrack asset list -e ACME --kind environment",),
)
CARD = Read(
    "asset_list",
    "Show one asset: what to look at in it, its checks and its versions.",
    (key_argument("Its key, as AST-1."),),
    is_card=True,
    parts=(
        Read("asset_item_part", "", title="To look at", order="place",
             shown=("title", "result", "checked_on")),
        Read("asset_check_part", "", title="Checks", order="checked_on DESC, place DESC",
             shown=("checked_on", "result", "item", "by", "typed_by", "note", "issue")),
        Read("asset_backup_part", "", title="Backups", order="made_on DESC, key_number(key) DESC"),
        Read("asset_test_part", "", title="Tests run in it", order="run_on, key_number(key)"),
        Read("asset_version_part", "", title="Versions installed", order="installed_on, place",
             shown=("version", "installed_on", "by", "typed_by")),
    ),
    examples=("engtrack asset show AST-1",),
)  # fmt: skip
