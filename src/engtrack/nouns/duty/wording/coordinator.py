"""What the 6 duties of the service coordinator say to people, in both languages."""

from engtrack.nouns.duty.wording import Wording
from engtrack.said import Said

COORDINATOR: dict[str, Wording] = {
    "coordinator-1": Wording(
        title=Said(
            "Coordinate service work and communication",
            "Coordonner le travail de service et les échanges",
        ),
        description=Said(
            "The coordinator sees that everybody knows who comes when and for what, and that it"
            " is confirmed.",
            "Le coordonnateur de services voit à ce que chacun sache qui vient, quand et pour "
            "quoi, et que ce soit confirmé.",
        ),
        proof=Said(
            "Sessions are confirmed, and messages are on record.",
            "Des séances sont confirmées, et des messages sont consignés.",
        ),
        disturbed=Said(
            "A session within the next 5 working days is unconfirmed, an entry of the "
            "coordinator's areas, or of the vendor's that falls to no other duty, is past its "
            "due date, or no message has gone out for 10 working days (by default).",
            "Une séance des 5 prochains jours ouvrables n'est pas confirmée, une entrée des "
            "domaines du coordonnateur, ou de l'éditeur sans relever d'une autre "
            "responsabilité, a dépassé son échéance, ou aucun message n'est parti depuis 10 "
            "jours ouvrables (par défaut).",
        ),
    ),
    "coordinator-2": Wording(
        title=Said(
            "Decide who of the vendor's people works where",
            "Décider qui, chez l'éditeur, travaille où",
        ),
        description=Said(
            "The coordinator allots the vendor's people to the work, and finds cover when one "
            "of them is away.",
            "Le coordonnateur de services répartit le travail entre les gens de l'éditeur, et "
            "trouve un remplaçant quand l'un d'eux s'absente.",
        ),
        proof=Said(
            "Allocations have been made by this role: a provider named, or a share of somebody's "
            "time given, by `engtrack role assign`.",
            "Des affectations ont été faites par ce rôle : un fournisseur de services nommé, ou "
            "une part du temps de quelqu'un donnée, par `engtrack role assign`.",
        ),
        disturbed=Said(
            "A person's week, this one or one of the next 4, is over capacity, or vendor work "
            "within the next 10 working days has nobody, or somebody on leave.",
            "La semaine d'une personne, celle-ci ou l'une des 4 suivantes, dépasse sa capacité, "
            "ou un travail de l'éditeur prévu dans les 10 prochains jours ouvrables n'a personne, "
            "ou quelqu'un en congé.",
        ),
    ),
    "coordinator-3": Wording(
        title=Said(
            "Keep and share the service task schedule",
            "Garder à jour et diffuser les dates du travail de service",
        ),
        description=Said(
            "The dates of the vendor's tasks are kept true, and those who count on them are "
            "told when they move.",
            "Les dates des tâches de l'éditeur restent exactes, et qui compte sur elles est "
            "prévenu quand elles bougent.",
        ),
        proof=Said(
            "The schedule was published after its last change: `engtrack schedule publish`.",
            "Le calendrier a été diffusé après son dernier changement : "
            "`engtrack schedule publish`.",
        ),
        disturbed=Said(
            "Something published moved 2 working days ago and its reader has not been told, or "
            "vendor work is overdue.",
            "Un élément diffusé a bougé il y a 2 jours ouvrables sans que son lecteur soit "
            "prévenu, ou un travail de l'éditeur est en retard.",
        ),
    ),
    "coordinator-4": Wording(
        title=Said(
            "Set up and follow planning boards and job costing",
            "Suivre tableau de planification et comptabilité des tâches",
        ),
        description=Said(
            "The coordinator lays out who works where by week, and compares planned hours and "
            "money with what was spent.",
            "Le coordonnateur de services prévoit qui travaille où, semaine par semaine, et "
            "compare heures et coûts prévus à ce qui a été dépensé.",
        ),
        proof=Said(
            "Hours are reported on work under way.",
            "Des heures sont déclarées sur le travail en cours.",
        ),
        disturbed=Said(
            "Work begun 5 working days ago has no hours, hours have waited 5 working days for "
            "approval, or none were reported for 5 working days (by default).",
            "Un travail commencé depuis 5 jours ouvrables n'a pas d'heures, des heures "
            "attendent d'être approuvées depuis 5 jours ouvrables, ou aucune n'a été déclarée "
            "depuis 5 jours ouvrables (par défaut).",
        ),
    ),
    "coordinator-5": Wording(
        title=Said(
            "Check that the methodology still fits",
            "S'assurer que la méthodologie convient toujours",
        ),
        description=Said(
            "At intervals, the coordinator holds the methodology against the client's vision, "
            "aim, budget and schedule, and gives a verdict.",
            "À intervalles réguliers, le coordonnateur de services met la méthodologie en "
            "regard de la vision, du but, du budget et du calendrier du client, et rend un "
            "verdict.",
        ),
        proof=Said(
            "Reviews with a verdict are on record.",
            "Des revues avec verdict sont consignées.",
        ),
        disturbed=Said(
            "A phase has run for 5 working days without a review, or the last review is more "
            "than 20 working days old (by default).",
            "Une phase dure depuis 5 jours ouvrables sans revue, ou la dernière revue date de "
            "plus de 20 jours ouvrables (par défaut).",
        ),
    ),
    "coordinator-6": Wording(
        title=Said(
            "Report risks, issues and deviations upward",
            "Faire remonter risques, problèmes et écarts",
        ),
        description=Said(
            "What endangers the engagement, or departs from the methodology, is brought before "
            "the account manager or the sales lead.",
            "Ce qui menace l'engagement, ou s'éloigne de la méthodologie, est porté devant le "
            "gestionnaire de compte ou le chef des ventes.",
        ),
        proof=Said(
            "Risks, problems and deviations have been escalated.",
            "Des risques, des problèmes et des écarts ont fait l'objet d'une escalade.",
        ),
        disturbed=Said(
            "A serious open entry or a deviation has gone unreported for 2 working days.",
            "Une entrée grave encore ouverte ou un écart n'est pas signalé depuis 2 jours "
            "ouvrables.",
        ),
    ),
}
