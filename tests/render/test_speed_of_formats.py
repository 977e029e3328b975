"""What a format may not load: machines never pay for people's libraries."""

import subprocess
import sys

import pytest

SCRIPT = """
import io, sys
from engtrack.render import render
from engtrack.table import Table
table = Table("x", ("key", "title", "due_on"), (("T-1", "Train", None),))
render([table], sys.argv[1], io.StringIO())
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize(("format", "unwanted"), [
    ("csv", {"rich", "babel"}), ("json", {"rich", "babel"}), ("ndjson", {"rich", "babel"}),
    ("plain", {"rich", "babel"}), ("table", {"babel"}),
])  # fmt: skip
def test_a_format_loads_no_more_than_it_needs(format, unwanted):
    command = [sys.executable, "-c", SCRIPT, format]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert unwanted.isdisjoint(said.stdout.split())
