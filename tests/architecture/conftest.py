"""The sample, for the tests of the structure."""

from ..sample import filled as filled
from ..sample import sample as sample
from ..sample import sample_db as sample_db
