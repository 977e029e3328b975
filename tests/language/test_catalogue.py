"""The French catalogue says everything that the program says, and nothing else."""

import gettext
import io
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from engtrack.locale import extract
from engtrack.locale.compile import FRENCH, catalogue


@pytest.fixture(scope="module")
def french():
    with FRENCH.open("rb") as file:
        return {m.id: m for m in read_po(file, locale="fr") if m.id}


def fields(text):
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


def strings(message):
    return [message] if isinstance(message, str) else list(message)


def test_every_sentence_is_translated(french):
    assert sorted(str(m) for m in extract.messages() if m not in french) == []
    assert sorted(str(m.id) for m in french.values() if not all(strings(m.string))) == []


def test_nothing_in_the_catalogue_is_stale_or_doubtful(french):
    said = extract.messages()
    assert sorted(str(m) for m in french if m not in said) == []
    assert [m.id for m in french.values() if m.fuzzy] == []


def test_a_translation_has_the_facts_of_its_sentence(french):
    for message in french.values():
        for said in filter(None, strings(message.string)):
            assert fields(said) == fields(strings(message.id)[-1]), message.id


def test_the_compiled_catalogue_is_read_by_the_standard_library():
    said = gettext.GNUTranslations(io.BytesIO(catalogue()))
    assert said.gettext("nothing here yet") == "rien pour l'instant"


def test_no_line_of_french_begins_with_a_sign_that_belongs_to_the_word_before():
    said = gettext.GNUTranslations(io.BytesIO(catalogue()))
    held = said.gettext("{text} is not one of {choices}; did you mean {nearest}?")
    assert held.count("\N{NO-BREAK SPACE}") == 7
    assert not {" ;", " ?", " :", " »", "« "} & {held[n : n + 2] for n in range(len(held))}
    assert all(sign.encode("cp1252") for sign in held)


def test_a_command_in_a_sentence_keeps_its_plain_spaces():
    said = gettext.GNUTranslations(io.BytesIO(catalogue()))
    empty = said.gettext(
        'no task yet; `engtrack task add "Train the users" --duration 3d` adds one'
    )
    assert "\N{NO-BREAK SPACE}" not in empty.split("`")[1]


def gathered(source, tmp_path, name="actions.py"):
    (tmp_path / name).write_text(source, "utf-8")
    return extract.messages(tmp_path)


@pytest.mark.parametrize(("source", "found"), [
    ("_('a') + gettext('b') + N_('c')", {"a", "b", "c"}),
    ("ngettext('{n} row', '{n} rows', n)", {("{n} row", "{n} rows")}),
    ("class EngtrackError: ...\nclass Odd(EngtrackError): ...\nOdd('a', key=1)", {"a"}),
    ("Sentence('a' if few else 'b')", {"a", "b"}),
    ("Read('task_list', 'List.', (Filter('state', 'Only this.'),), empty='none', title='Work')",
     {"List.", "Only this.", "none", "Work"}),
    ("typer.Option('--due', help='The day.')", {"The day."}),
    ("WHY = {'late': 'is late'}", {"is late"}),
    ("print('a'); x['b']; f(title='c')", set()),
])  # fmt: skip
def test_a_sentence_is_found_wherever_it_is_written(source, found, tmp_path):
    assert gathered(source, tmp_path) == found


def test_the_help_of_a_command_is_its_docstring_without_examples(tmp_path):
    source = (
        '@noun.writes\ndef add():\n    """Add\n    one.\n\n    More.\n\n    $ engtrack x\n    """'
    )
    assert gathered(source, tmp_path) == {"Add one.", "More."}
    assert gathered(source.replace("@noun.writes", "@cache"), tmp_path) == set()


def test_updating_keeps_translations_adds_what_is_new_and_drops_the_stale(tmp_path, monkeypatch):
    path = tmp_path / "fr" / "LC_MESSAGES" / "engtrack.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "kept"\nmsgstr "gardé"\n\n'
                    'msgid "stale"\nmsgstr "périmé"\n', "utf-8")  # fmt: skip
    monkeypatch.setattr(extract, "messages", lambda: {"kept", "new", ("{n} row", "{n} rows")})
    assert extract.update(path) == (3, 2)
    first = path.read_text("utf-8")
    assert "gardé" in first
    assert "stale" not in first
    assert 'msgid "new"\nmsgstr ""' in first
    extract.update(path)
    assert path.read_text("utf-8") == first
