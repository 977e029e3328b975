"""The one place that touches Typer's private parts (0.29): no Pydantic, errors in our words.

Typer coerces every value through Pydantic, an unset `--help` too, and importing Pydantic costs
more than a whole read. Plain types need none of it; all others stay Typer's. A contract test holds
this against Typer's behaviour.
"""

import os
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any

import typer
from typer import core
from typer._click import exceptions as refused
from typer._click.parser import _OptionParser
from typer._coercion import RuntimeParam, TypeDescriptor, build_runtime_param
from typer.main import get_command

from engtrack.errors import EngtrackError, Misused, NotFound
from engtrack.language import current
from engtrack.language import gettext as _
from engtrack.vocabulary import placeholder

COMPLETE = "_ENGTRACK_COMPLETE"  # what the scripts for shells set
PLAIN: dict[Any, Callable[[str], Any]] = {str: str, int: int, bool: bool, list[str]: str}


class PlainParam(RuntimeParam):
    """No dataclass, though Typer's is one: making it would cost every start."""

    parse: Callable[[str], Any]

    def __init__(self, descriptor: TypeDescriptor, parse: Callable[[str], Any]) -> None:
        super().__init__(parameter_info=descriptor.parameter_info, annotation=descriptor.annotation)
        object.__setattr__(self, "parse", parse)

    def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return [self._coerce_value(one, param, ctx) for one in value]
        if not isinstance(value, str):
            return value
        try:
            return self.parse(value)
        except ValueError as error:
            raise Misused(
                "{value} is no number ({option})", value=value, option=param.opts[0]
            ) from error


def plain_or_typers(descriptor: TypeDescriptor) -> RuntimeParam:
    parse = PLAIN.get(descriptor.annotation)
    if parse is None:
        return build_runtime_param(descriptor)
    return PlainParam(descriptor, parse)


setattr(core, "build_runtime_param", plain_or_typers)  # noqa: B010  (a name Typer does not export)


class Line:
    """How much of the line is understood: `engtrack task list`, whose help explains the rest."""

    path = "engtrack"

    @classmethod
    def help(cls) -> str:
        return f"{cls.path} --help"


class Parser(_OptionParser):
    """What begins with a minus and a digit is an amount, as `-1w`: no option is named so."""

    def _process_opts(self, arg: str, state: Any) -> None:
        if arg[1:2].isdecimal():
            state.largs.append(arg)
        else:
            super()._process_opts(arg, state)


class Command(core.TyperCommand):
    """A verb. Its help is ours: in the chosen language, without Rich."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        Line.path = ctx.command_path
        return super().parse_args(ctx, args)

    def make_parser(self, ctx: Any) -> Any:
        parser = Parser(ctx)
        for param in self.get_params(ctx):
            param.add_to_parser(parser, ctx)
        return parser

    def get_help(self, ctx: Any) -> str:
        from engtrack.cli.help import command_help

        return command_help(self, ctx)


class Group(core.TyperGroup):
    """Nouns, or the verbs of one: each is built when it is named, and not before."""

    build: Callable[[str], Any]
    words: Sequence[str] = ()
    aliases: dict[str, str] = {}  # noqa: RUF012  (replaced, never changed)
    summary: Callable[[str], str]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Help that is asked for before a verb is given whatever else stands there: `--lang fr`."""
        before_verb = list(takewhile(lambda word: self.get_verb(word) is None, args))
        if ctx.parent is not None and {"-h", "--help"} & set(before_verb):
            args = ["--help"]
        return super().parse_args(ctx, args)

    def get_verb(self, word: str) -> str | None:
        name = self.aliases.get(word, word)
        return name if name in self.words else None

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.words)

    def get_command(self, ctx: Any, name: str) -> Any:
        if (verb := self.get_verb(name)) is None:
            return None
        name = verb
        if name not in self.commands:
            self.commands[name] = self.build(name)
        return self.commands[name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        word = args[0]
        Line.path = ctx.command_path
        if word == "help" and not ctx.resilient_parsing:  # what people try before --help
            if len(args) == 1:
                raise NoArgsIsHelp(ctx)
            return self.resolve_command(ctx, [*args[1:], "--help"])
        if self.get_command(ctx, word) is None and not ctx.resilient_parsing:
            raise UnknownWord(word, self.words, ctx.command_path)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The words, and none of the commands behind them is built."""
        from typer._click.shell_completion import CompletionItem

        begun = [word for word in self.words if word.startswith(incomplete)]
        if not begun:
            return list(super(core.TyperGroup, self).shell_complete(ctx, incomplete))
        return [CompletionItem(word, help=self.summary(word)) for word in begun]

    def get_help(self, ctx: Any) -> str:
        from engtrack.cli.help import group_help

        return group_help(self, ctx)


class UnknownWord(Misused):
    def __init__(self, word: str, known: Sequence[str], path: str) -> None:
        from difflib import get_close_matches

        near = get_close_matches(word, known, 3, 0.5)
        sentence = (
            "{word} is no command here; did you mean {near}?"
            if near
            else "{word} is no command here"
        )
        super().__init__(sentence, word=word, near=", ".join(near), next=f"{path} --help")


def build_command(name: str, function: Callable[..., None]) -> Command:
    """One verb as Typer makes it from the function's signature."""
    only = typer.Typer(add_completion=False, rich_markup_mode=None)
    only.command(name, cls=Command, context_settings={"help_option_names": ["-h", "--help"]})(
        function
    )
    built = get_command(only)
    assert isinstance(built, Command)
    built.name = name
    complete_values(built)
    return built


def complete_values(command: Any) -> None:
    """Where a shell asks: let the command's options and arguments say what they may be."""
    if COMPLETE in os.environ:
        for param in command.params:
            param._custom_shell_complete = _values


def _values(ctx: Any, param: Any, begun: str) -> list[str]:
    """What an option or argument may be; the noun is the word before the verb, or the verb."""
    from engtrack.cli.completing import values

    words = ctx.command_path.split()
    return values((*words, "")[1], param.name, begun, ctx.params.get("engagement"))


def in_our_words(error: Exception) -> EngtrackError:
    """What Typer refuses, as an error of ours: translated, with the next step."""
    context: Any = getattr(error, "ctx", None)
    help_ = f"{context.command_path} --help" if context else Line.help()
    match error:
        case refused.NoSuchOption():
            known = [o for p in context.command.get_params(context) for o in p.opts]
            near = NotFound("option", error.option_name, _nearest(error.option_name, known))
            return Misused(near.sentence, next=help_, **near.facts)
        case refused.MissingParameter():
            return _missing(error.param, help_)
        case refused.BadOptionUsage():
            return Misused("{option} wants a value", option=error.option_name, next=help_)
        case refused.UsageError() if "extra argument" in error.message:
            words = error.message.rpartition("(")[2].rpartition(")")[0]
            return Misused("one word too many: {words}", words=words, next=help_)
        case refused.UsageError() if error.message.startswith("Missing command"):
            return Misused("a command is missing", next=help_)
        case _:
            return Misused("{words}", words=str(error), next=help_)


def _missing(parameter: Any, next: str) -> Misused:
    """An option by its name and what it takes, an argument by what stands for it in the help."""
    if parameter is not None and parameter.param_type_name == "option" and parameter.help:
        return Misused("{name} is missing: {help}", name=parameter.opts[-1],
                       help=_(parameter.help), next=next)  # fmt: skip
    name = str(getattr(parameter, "metavar", None) or getattr(parameter, "name", None) or "")
    return Misused("{name} is missing", name=placeholder(name.upper(), current()), next=next)


def _nearest(word: str, known: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word, known, 3)


UsageError = refused.UsageError
NoArgsIsHelp = refused.NoArgsIsHelpError


def completion_script(shell: str) -> str:
    """What a shell must load to complete the command line."""
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name="engtrack", complete_var=COMPLETE, shell=shell)


def answer_completion() -> None:
    """Make Typer know the shells, where one asks for completions."""
    if COMPLETE in os.environ:
        from typer._completion_classes import completion_init

        completion_init()
