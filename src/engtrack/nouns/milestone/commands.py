"""The dated points that the work leads to: the verbs of a task, without what only work has."""

from engtrack.nouns.milestone import reads
from engtrack.nouns.task.commands import work_noun

noun = work_noun("milestone", reads.LIST, reads.CARD)
