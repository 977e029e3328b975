from engtrack.cli.reads import Read

AFTER = Read("duty_after", "", order="engagement")
