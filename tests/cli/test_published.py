"""Since when what was published is not the plan any more, however much of it there is."""

import pytest

from engtrack.nouns.schedule.publishing import untold

from ..conftest import Runner

BEGIN = """
person add|Carla Roy|--side|vendor
person add|Marie Tremblay|--side|client
engagement create|ACME|--name|Acme|--client|Acme Kitchens|--start|2027-03-01
role assign|coordinator|carla|-e|ACME
role assign|sponsor|marie|-e|ACME
task add|Set up|-e|ACME|--not-before|2027-04-05
task add|Train|-e|ACME|--not-before|2027-05-03
engagement start|ACME
schedule publish|--to|marie|--ics|none
"""


@pytest.mark.parametrize("most", [1, 500])
def test_it_is_read_from_the_journal_in_parts_of_any_size(
    engtrack: Runner, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(untold, "MOST", most)
    for line in BEGIN.strip().splitlines():
        first, *rest = line.split("|")
        assert engtrack(*first.split(), *rest).status == 0
    for day, key in (("2027-03-03", "T-2"), ("2027-03-05", "T-1")):
        monkeypatch.setenv("ENGTRACK_NOW", f"{day}T09:00:00")
        assert engtrack("task", "edit", key, "--duration", "4d").status == 0
    monkeypatch.setenv("ENGTRACK_NOW", "2027-03-15T09:00:00")
    found = engtrack("finding", "list", "--why-code", "published-moved", "--csv",
                     "--columns", "since_on")  # fmt: skip
    assert found.lines == ["since_on", "2027-03-08"]  # the third working day after the first move
