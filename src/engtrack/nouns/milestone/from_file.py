"""Applying what an engagement file says of milestones: as of tasks."""

from engtrack.nouns.task.from_file import STEPS as STEPS
