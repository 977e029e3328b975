"""What is shown of duties after one was written about."""

from engtrack.cli.reads import Read

AFTER = Read("duty_after", "", order="engagement")
