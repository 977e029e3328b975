"""Help in the chosen language, laid out by us: Rich costs as much as a read."""

import inspect
import shutil
from collections.abc import Iterable
from typing import Any

from engtrack.kinds import SUFFIXES
from engtrack.language import before, current, wrapped
from engtrack.language import gettext as _
from engtrack.vocabulary import placeholder

Rows = list[tuple[str, str]]


def command_help(command: Any, ctx: Any) -> str:
    """Usage, what it does, an example, its arguments and options, then every command's options."""
    about, examples = told(command.callback)
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.get_params(ctx) if p.param_type_name == "option"]
    own = [p for p in options if not getattr(p, "rich_help_panel", None)]
    shared = [p for p in options if getattr(p, "rich_help_panel", None)]
    usage = " ".join([ctx.command_path, *map(_argument_name, arguments), _("[OPTIONS]")])
    return _page(
        usage,
        about,
        (_("Examples"), [(example, "") for example in examples]),
        (_("Arguments"), [(_argument_name(p), _(p.help or "")) for p in arguments]),
        (_("Options"), [(_option_name(p), _option_help(p)) for p in own]),
        (_("Options of every command"), [(_option_name(p), _option_help(p)) for p in shared]),
    )


def group_help(group: Any, ctx: Any) -> str:
    rows = [(word, group.summary(word)) for word in group.words]
    usage = f"{ctx.command_path} {placeholder(group.subcommand_metavar, current())} …"
    shared = [p for p in group.get_params(ctx) if p.param_type_name == "option"]
    return _page(
        usage,
        _(group.help or ""),
        (_("Commands"), rows),
        (_("Options"), [(_option_name(p), _option_help(p)) for p in shared]),
    )


def told(function: Any) -> tuple[str, list[str]]:
    """What a command does, in the chosen language, and its examples: lines that begin with `$`."""
    lines = inspect.cleandoc(function.__doc__ or "").splitlines()
    examples = [line[2:] for line in lines if line.startswith("$ ")]
    paragraphs = "\n".join(line for line in lines if not line.startswith("$ ")).strip()
    about = "\n\n".join(_(" ".join(p.split())) for p in paragraphs.split("\n\n") if p)
    return about, examples


def _page(usage: str, about: str, *sections: tuple[str, Rows]) -> str:
    width = max(min(shutil.get_terminal_size().columns, 100), 40)
    lines = [before(_("Usage")) + usage, ""]
    for paragraph in about.split("\n\n"):
        lines += [
            *wrapped(paragraph, width - 2, initial_indent="  ", subsequent_indent="  "),
            "",
        ]
    for title, rows in sections:
        if rows:
            lines += [before(title).rstrip(), *_columns(rows, width), ""]
    return "\n".join(lines).rstrip()


def _columns(rows: Rows, width: int) -> Iterable[str]:
    left = min(max(len(name) for name, _text in rows), 30) + 2
    for name, text in rows:
        if not text:
            yield f"  {name}"
            continue
        folded = wrapped(text, max(width - left - 2, 20)) or [""]
        if len(name) > left - 2:
            yield f"  {name}"
            name = ""
        yield f"  {name:<{left}}{folded[0]}"
        yield from (f"  {'':<{left}}{line}" for line in folded[1:])


def _argument_name(param: Any) -> str:
    name = placeholder((param.metavar or param.name).upper().replace("_", "-"), current())
    name = name.removesuffix("…")
    name += "…" if param.nargs == -1 else ""
    return name if param.required else f"[{name}]"


def _option_name(param: Any) -> str:
    names = ", ".join(sorted([*param.opts, *param.secondary_opts], key=len))
    if param.is_flag:
        return names
    return f"{names} {placeholder(param.metavar or _value_name(param.name), current())}"


def _value_name(column: str) -> str:
    bare = next((column.removesuffix(s) for s in SUFFIXES if column.endswith(s)), column)
    return bare.rpartition("_")[2].upper()


def _option_help(param: Any) -> str:
    if param.name == "help":
        return _("Show this help.")
    return _(param.help or "") + (f" ({_('required')})" if param.required else "")
