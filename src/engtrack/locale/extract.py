"""Gather what the program says, and bring the French catalogue up to it; for development only.

`python -m engtrack.locale.extract` adds what is new with an empty translation, drops what is no
longer said, keeps the rest: sorted, without line numbers and dates, so that a change reads well.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from engtrack.locale.compile import FRENCH

SOURCE = Path(__file__).parents[1]
MARKERS = ("_", "N_", "gettext", "Sentence")
PLURAL = "ngettext"
TABLES = ("WORDS", "WHY", "SENTENCES", "NOUNS")  # dicts whose values are said
OF_A_READ = {
    "Read": ("help", "empty", "title"),
    "Filter": ("help",),
    "key_argument": ("help",),
    "replace": ("empty",),
}
PLACE = {"Read": 1, "Filter": 1, "key_argument": 0, "tell": 1}  # where their sentence stands
Message = str | tuple[str, str]


def messages(source: Path = SOURCE) -> set[Message]:
    """Every sentence that people may be told; a pair is one that has a plural."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(source.rglob("*.py"))}
    errors = _error_names(trees.values())
    found: set[Message] = set()
    for path, tree in trees.items():
        for node in ast.walk(tree):
            found.update(_of_node(node, errors))
            if isinstance(node, ast.FunctionDef) and _is_command(path, node):
                found.update(_docstring(node))
    return found - {""}


def _is_command(path: Path, node: ast.FunctionDef) -> bool:
    """A verb, or the root of them all: their docstrings are help."""
    if path.name == "app.py":
        return node.name == "root"
    return any("noun" in _names(decorator) for decorator in node.decorator_list)


def _names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _error_names(trees: Iterable[ast.Module]) -> set[str]:
    """The classes of errors, whose first argument is a sentence unless they make their own."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    known = {"EngtrackError"}
    while new := {c.name for c in classes if known.intersection(map(_name, c.bases))} - known:
        known |= new
    own = {c.name for c in classes if c.name != "EngtrackError" and _initialiser(c)}
    return known - own


def _initialiser(node: ast.ClassDef) -> bool:
    return any(isinstance(part, ast.FunctionDef) and part.name == "__init__" for part in node.body)


def _of_node(node: ast.AST, errors: set[str]) -> Iterator[Message]:
    if isinstance(node, ast.Call):
        yield from _of_call(node, errors)
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        if names.intersection(TABLES):
            yield from _texts_within(node.value)
        elif "sentence" in names:
            yield from _texts(node.value)


def _of_call(call: ast.Call, errors: set[str]) -> Iterator[Message]:
    name = _name(call.func)
    if name == PLURAL and len(call.args) > 1:
        yield from zip(_texts(call.args[0]), _texts(call.args[1]), strict=True)
    elif call.args and (name in MARKERS or name in errors or _is_super_init(call.func)):
        yield from _texts(call.args[0])
    elif name in PLACE and len(call.args) > PLACE[name]:
        yield from _texts(call.args[PLACE[name]])
    for keyword in call.keywords:
        if keyword.arg == "help" or keyword.arg in OF_A_READ.get(name, ()):
            yield from _texts(keyword.value)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_super_init(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node) == "super().__init__"


def _texts(node: ast.expr) -> Iterator[str]:
    """The strings that an expression may be: itself, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _texts(value)


def _texts_within(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from _texts_within(value)
    elif isinstance(node, ast.Tuple | ast.List):
        for value in node.elts:
            yield from _texts_within(value)
    else:
        yield from _texts(node)


def _docstring(node: ast.FunctionDef) -> Iterator[str]:
    """Its paragraphs as help says them, each on one line; a line with `$` is an example."""
    lines = (ast.get_docstring(node) or "").splitlines()
    told = "\n".join(line for line in lines if not line.startswith("$ "))
    yield from (" ".join(paragraph.split()) for paragraph in told.split("\n\n"))


def update(path: Path = FRENCH) -> tuple[int, int]:
    """Rewrite the catalogue; how many messages it has, and how many of them lack a translation."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    with path.open("rb") as file:
        old = read_po(file, locale="fr")
    new = Catalog(locale="fr", project="engtrack", fuzzy=False)
    for message in messages():
        one = message if isinstance(message, str) else message[0]
        kept = old.get(one)
        empty: str | tuple[str, str] = "" if isinstance(message, str) else ("", "")
        is_same = kept is not None and kept.id == message and not kept.fuzzy
        new.add(message, kept.string if kept and is_same else empty)
    with path.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, new, sort_output=True, omit_header=True, no_location=True, width=100)
    missing = [m for m in new if m.id and not all(_strings(m.string))]
    return len(new), len(missing)


def _strings(string: object) -> list[str]:
    return [string] if isinstance(string, str) else list(string)  # type: ignore[call-overload]


HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: engtrack\\n"
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""

if __name__ == "__main__":
    count, untranslated = update()
    print(f"{count} messages, {untranslated} without a translation")
