"""The noun `schedule`: its commands stand in several modules, and each adds its own."""

from engtrack.cli.nouns import Noun

noun = Noun("schedule")
