"""An odd value for any option is understood or refused: it never ends in a fault."""

import pytest

from engtrack import app

from ..conftest import Runner
from .commands import EXAMPLES, Example

ODD = ("none", "", "0", "-1", "99999999999999999999", "[red]", "=1+1", "\x1b[31m", "T-1", "é" * 50)
FIRST = {str(example.of): example for example in EXAMPLES}
# What every command takes is tried elsewhere, and `-h` ends before anything is done.
SHARED = {"db", "engagement", "as_", "lang", "format", "json", "csv", "output", "columns", "help",
          "all_rows", "quiet", "no_input", "no_color", "dry_run", "yes", "ref"}  # fmt: skip


@pytest.mark.parametrize("example", FIRST.values(), ids=str)
def test_an_odd_value_ends_in_no_fault(example: Example, sample: Runner) -> None:
    faults = []
    for param in app.module_of(example.of.noun).noun.build(example.of.verb).params:
        if param.param_type_name != "option" or param.is_flag or param.name in SHARED:
            continue
        for value in ODD:
            done = sample(*example.dry, f"{param.opts[-1]}={value}")
            if done.status == 1:
                faults.append((param.opts[-1], value, done.err))
    assert faults == []
