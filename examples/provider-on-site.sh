#!/bin/sh
# A service provider's day at the client, typed as it goes.
#
#   engtrack demo && cd engtrack-demo && sh ../examples/provider-on-site.sh
#
# Stops at the first command that is refused; nothing a script does waits for an answer.
set -eu
export ENGTRACK_AS="${ENGTRACK_AS:-olivier}"

# The key of a piece of work by its name in the engagement file.
key_of() {
    engtrack schedule show --csv --columns local_id,key | awk -F, -v id="$1" '$1 == id { print $2 }'
}

# In the morning: what waits for me?
engtrack today

# The leads' training is over; linking the quotes goes on, half done.
engtrack task finish "$(key_of former-responsables)" -q
engtrack task edit "$(key_of devis)" --progress 50% -q

# A process that nobody had weighed yet: it does not fit, and the coordinator is told.
process=$(engtrack process list --state described --csv --columns key | tail -n +2 | head -n 1)
engtrack process assess "$process" gap --note "Les étiquettes sortent après la coupe" -q
engtrack process report "$process" -q

# A question to whoever leads that domain, due in three working days. --ref makes running this twice harmless.
engtrack issue log question "Une étiquette par pièce ou par panneau ?" \
    --area report --of role:lead --due +3bd --ref "site-$(date +%F)" -q

# What I wrote on the train home.
engtrack document add best-practice "Nommer les caissons" \
    --path https://dossiers.example/laurier/noms.pdf --contributor marc --ref noms-de-caissons -q

# Where my duties stand tonight.
engtrack duty show "$ENGTRACK_AS"
