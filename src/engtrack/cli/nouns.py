"""A noun as the command line sees it: verbs, each built when it is named."""

from collections.abc import Callable

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
        self.verbs: dict[str, Function] = {}
        self.make: dict[str, Callable[[], Function]] = {}

    def read(self, verb: str, what: Read, without: tuple[str, ...] = ()) -> None:
        """A verb that is a read: made from its declaration."""
        self.make[verb] = lambda: command(what, without)
        self.verbs[verb] = _summary_of(what)

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
        self.make[verb] = lambda: declared(function, shared, without)
        self.verbs[verb] = function
        return function

    def build(self, verb: str) -> Command:
        return build_command(verb, self.make[verb]())

    def summary(self, verb: str) -> str:
        from engtrack.cli.help import told

        return told(self.verbs[verb])[0].partition("\n")[0]

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
        creating = next((verb for verb in self.verbs if verb in CREATING), "")
        group.words = tuple(self.verbs)
        group.aliases = ALIASES | ({"new": creating} if creating else {})
        group.build = self.build
        group.summary = self.summary
        return group


def _summary_of(what: Read) -> Function:
    def read() -> None: ...

    read.__doc__ = "\n\n".join([what.help, *(f"$ {e}" for e in what.examples)])
    return read
