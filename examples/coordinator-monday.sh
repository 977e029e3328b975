#!/bin/sh
# A coordinator's Monday: every engagement at a glance, then what is late, then who is written to.
#
#   engtrack demo && cd engtrack-demo && sh ../examples/coordinator-monday.sh
#
# A check that finds something ends with status 10: that is an answer, not a failure.
set -eu

found() { "$@" || [ $? -eq 10 ]; }

# One line an engagement: where it stands, what is next, who is waited for.
engtrack engagement list

# What is late or missing, and the command that mends it.
found engtrack check
found engtrack schedule check

# Whose weeks hold more than they can, what drives each end, and what moved against the commitment.
engtrack schedule board --weeks 4
engtrack schedule critical
baseline=$(engtrack schedule baselines --state committed --csv --columns key | tail -n +2 | head -n 1)
if [ -n "$baseline" ]; then
    engtrack schedule compare "$baseline"
fi

# What sets the day of the next milestone, and what a week more on it would move and cost.
next=$(engtrack milestone list --state open --csv --columns key | tail -n +2 | head -n 1)
if [ -n "$next" ]; then
    engtrack schedule why "$next"
    engtrack schedule what-if --move "$next=+1w"
fi

# Whoever was given the schedule hears what has moved since; the calendar file goes with the mail.
engtrack schedule publish --list

# Every decision that is still out, and the text to send for the first of them.
engtrack approval list --state asked
asked=$(engtrack approval list --state asked --csv --columns subject | tail -n +2 | head -n 1)
if [ -n "$asked" ]; then
    engtrack approval ask "$asked" --due +5bd --mail
fi

# The status report of the week, and the word that it went out.
week=$(date +%G-W%V)
report=$(engtrack document add status-report "Status $week" --ref "status-$week" \
    --path "https://reports.example/$week.pdf" --csv --columns key -q | tail -n 1)
engtrack message log note "Status $week" --to sponsor --via mail --cites "$report" --ref "sent-$week" -q

# The file as of this morning, beside the others; nothing is overwritten.
copy="on-$week.db"
[ -e "$copy" ] || engtrack db copy "$copy" -q
