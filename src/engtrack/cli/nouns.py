"""A noun as the command line sees it: verbs, each built when it is named."""

from collections.abc import Callable
from importlib import import_module

from engtrack.cli.declaring import CREATES, READS, WRITES, declared
from engtrack.cli.reads import Read, command
from engtrack.cli.typer_adapter import Command, Group, build_command
from engtrack.language import gettext as _

Function = Callable[..., None]
ALIASES = {"ls": "list", "view": "show", "get": "show"}
CREATING = ("create", "add", "assign", "log", "request", "ask", "book", "draft")


class Noun:
    """Collects verbs: `@noun.writes` and its like stand above a function whose name is the verb."""

    def __init__(self, name: str, is_single: bool = False) -> None:
        self.name = name
        self.is_single = is_single  # a top-level command: the noun is its own verb
        self.words: list[str] = []  # its verbs, in the order of its help
        self.make: dict[str, Callable[[], Function]] = {}
        self._functions: dict[str, Function] = {}
        self._modules: dict[str, str] = {}

    def stands_in(self, module: str, *verbs: str) -> None:
        """Verbs of another module, which is loaded when one of them is named."""
        self.words += verbs
        self._modules |= dict.fromkeys(verbs, module)

    def read(self, verb: str, what: Read, without: tuple[str, ...] = ()) -> None:
        """A verb that is a read: made from its declaration."""
        self._name(verb, _summary_of(what), lambda: command(what, without))

    def reads(self, function: Function) -> Function:
        """A verb that reads in a way of its own."""
        return self._keep(function, READS, ())

    def reads_without(self, *options: str) -> Callable[[Function], Function]:
        return lambda function: self._keep(function, READS, options)

    def writes(self, function: Function) -> Function:
        return self._keep(function, WRITES, ())

    def writes_without(self, *options: str) -> Callable[[Function], Function]:
        return lambda function: self._keep(function, WRITES, options)

    def creates(self, function: Function) -> Function:
        """A verb that creates: it takes the caller's own id, `--ref`."""
        return self._keep(function, CREATES, ())

    def creates_without(self, *options: str) -> Callable[[Function], Function]:
        return lambda function: self._keep(function, CREATES, options)

    def _keep(
        self, function: Function, shared: dict[str, object], without: tuple[str, ...]
    ) -> Function:
        verb = function.__name__.rstrip("_").replace("_", "-")
        self._name(verb, function, lambda: declared(function, shared, without))
        return function

    def _name(self, verb: str, function: Function, make: Callable[[], Function]) -> None:
        if verb not in self._modules:
            self.words.append(verb)
        self._functions[verb] = function
        self.make[verb] = make

    def function(self, verb: str) -> Function:
        """What the verb does, as it is written; its docstring is its help."""
        if verb not in self._functions:
            import_module(self._modules[verb])
        return self._functions[verb]

    def build(self, verb: str) -> Command:
        self.function(verb)
        return build_command(verb, self.make[verb]())

    def summary(self, verb: str) -> str:
        from engtrack.cli.help import told

        return told(self.function(verb))[0].partition("\n")[0]

    def group(self, help: str) -> Group:
        """All of the noun's verbs as Typer takes them."""
        group = Group(
            name=self.name,
            help=help,
            no_args_is_help=True,
            subcommand_metavar=_("VERB"),
            context_settings={"help_option_names": ["-h", "--help"]},
            rich_markup_mode=None,
        )
        creating = next((verb for verb in self.words if verb in CREATING), "")
        group.words = tuple(self.words)
        group.aliases = ALIASES | ({"new": creating} if creating else {})
        group.build = self.build
        group.summary = self.summary
        return group


def _summary_of(what: Read) -> Function:
    def read() -> None: ...

    read.__doc__ = "\n\n".join([what.help, *(f"$ {e}" for e in what.examples)])
    return read
