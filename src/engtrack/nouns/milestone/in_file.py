"""The milestones in an engagement file."""

from engtrack.nouns.engagement.files.fields import Layout
from engtrack.nouns.task.in_file import LISTS_OF_WORK, ROWS_OF_WORK, WORKED

LAYOUT = Layout("milestone", ("id",), WORKED)
ROWS = ROWS_OF_WORK.format(1)
LISTS = {name: sql.format(1) for name, sql in LISTS_OF_WORK.items()}
