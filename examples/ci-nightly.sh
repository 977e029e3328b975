#!/bin/sh
# A CI job: the file is whole, the engagement files that are kept in version control are in it, nothing serious waits.
#
#   ENGTRACK_DB=team.db ENGTRACK_AS=carla sh examples/ci-nightly.sh engagements/*.toml
#
# Ends with 0; with 10 when something serious waits; with the status of whatever was refused otherwise.
set -eu
export ENGTRACK_LANG=en

# Every change is in the journal, every decision is bound to what was decided, every registered file is as it was.
engtrack db check
engtrack approval verify
engtrack document verify

# What the files would change, machine-readable; a file that is wrong ends the job here with 2 or 4.
for file in "$@"; do
    engtrack engagement apply "$file" --dry-run -f ndjson -q -o changes.ndjson
    grep -v '"effect": *"left"' changes.ndjson || echo "$file: nothing to change"
done

# The findings as a page for the job's summary, and as the job's result.
engtrack finding list -f markdown > findings.md
engtrack check --fail-on serious -f json -o findings.json
