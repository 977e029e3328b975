"""What the 10 duties of the engagement sponsor say to people, in both languages."""

from engtrack.nouns.duty.wording import Wording
from engtrack.said import Said

SPONSOR: dict[str, Wording] = {
    "sponsor-1": Wording(
        title=Said(
            "Arrange a demonstration of the software",
            "Fixer la date d'une démonstration du logiciel",
        ),
        description=Said(
            "Before anything is agreed, the sponsor has the software shown to the people who "
            "will decide.",
            "Avant toute entente, le promoteur fait présenter le logiciel aux personnes qui "
            "auront à décider.",
        ),
        proof=Said(
            "A demonstration session is booked, then held: the first begins the duty, the "
            "second completes it.",
            "Une séance de démonstration est réservée, puis tenue : l'une amorce la "
            "responsabilité, l'autre l'accomplit.",
        ),
        disturbed=Said(
            "Nothing disturbs it; if it is still unproved after the start, it is shown as unknown.",
            "Rien ne la trouble; si elle reste sans preuve après le démarrage, elle est dite "
            "inconnue.",
        ),
    ),
    "sponsor-2": Wording(
        title=Said(
            "Carry final responsibility throughout",
            "Répondre de l'engagement en dernier ressort",
        ),
        description=Said(
            "From the start to the close, one person at the client decides last and answers for"
            " the outcome.",
            "Du démarrage à la clôture, une personne chez le client tranche en dernier lieu et "
            "répond du résultat.",
        ),
        proof=Said(
            "Somebody has held the role of sponsor on every day so far.",
            "Quelqu'un a tenu le rôle de promoteur chaque jour jusqu'ici.",
        ),
        disturbed=Said(
            "Nobody holds the role today, or something asked of the sponsor, or an entry of the "
            "client's that falls to no other duty, is past its due date.",
            "Personne ne tient le rôle aujourd'hui, ou une demande faite au promoteur, ou une "
            "entrée du client qui ne relève d'aucune autre responsabilité, a dépassé son "
            "échéance.",
        ),
    ),
    "sponsor-3": Wording(
        title=Said(
            "Keep the milestone schedule and its assignments",
            "Fixer les étapes clés et faire affecter les tâches",
        ),
        description=Said(
            "The sponsor sets the dates of the main steps, confirms that they still hold, and "
            "makes sure every task has somebody to do it.",
            "Le promoteur fixe les dates des grandes étapes, confirme qu'elles tiennent "
            "toujours et voit à ce que chaque tâche ait quelqu'un pour l'exécuter.",
        ),
        proof=Said(
            "The schedule was confirmed, or a baseline or a change to the schedule was decided.",
            "Le calendrier a été confirmé, ou une décision a été prise sur un calendrier de "
            "référence ou un changement de dates.",
        ),
        disturbed=Said(
            "An open task has no assignee, an item is overdue, no milestone marks the go-live, "
            "or the schedule has gone 10 working days (by default) without confirmation or "
            "decision.",
            "Une tâche ouverte n'est affectée à personne, un élément est en retard, aucune "
            "étape clé ne marque la mise en service, ou le calendrier est resté 10 jours "
            "ouvrables (par défaut) sans confirmation ni décision.",
        ),
    ),
    "sponsor-4": Wording(
        title=Said(
            "Keep the engagement's records consistent",
            "Tenir des dossiers complets et concordants",
        ),
        description=Said(
            "Contract, plan, memos, status reports, billing and issue log are kept together, "
            "are current, and agree with one another.",
            "Contrat, plan, mémos, rapports d'état, factures et registre des problèmes sont "
            "réunis, à jour et concordants.",
        ),
        proof=Said(
            "Every document required so far is in the register and current.",
            "Chaque document exigé jusqu'ici figure au registre et est à jour.",
        ),
        disturbed=Said(
            "A required document is missing 10 working days after its phase began, the last "
            "status report is more than 10 working days old, or a document is past its review "
            "date; `engtrack document verify` tells which files have changed or gone, and "
            "nothing of that is kept.",
            "Un document exigé manque 10 jours ouvrables après le début de sa phase, le dernier"
            " rapport d'état date de plus de 10 jours ouvrables, ou un document a dépassé sa "
            "date de révision; `engtrack document verify` dit quels fichiers ont changé ou "
            "disparu, et rien n'en est conservé.",
        ),
    ),
    "sponsor-5": Wording(
        title=Said(
            "Draw up a strategy and its actions",
            "Dresser une stratégie et ses actions",
        ),
        description=Said(
            "Before the installation, the sponsor writes down where the engagement should take "
            "the firm and what has to be done to get there.",
            "Avant l'installation, le promoteur met par écrit où l'engagement doit mener "
            "l'entreprise et ce qu'il faut faire pour y parvenir.",
        ),
        proof=Said(
            "A strategy document is approved, and its actions are tasks of the engagement.",
            "Un document de stratégie est approuvé, et ses actions sont des tâches de "
            "l'engagement.",
        ),
        disturbed=Said(
            "The installation begins without an approved strategy whose actions are tasks.",
            "L'installation commence sans stratégie approuvée dont les actions soient des tâches.",
        ),
    ),
    "sponsor-6": Wording(
        title=Said(
            "Lead people through the change",
            "Guider le personnel dans le changement",
        ),
        description=Said(
            "The sponsor prepares those whose work will change, tells them what is coming and "
            "why, and keeps that effort moving.",
            "Le promoteur prépare les personnes dont le travail changera, leur dit ce qui s'en "
            "vient et pourquoi, et entretient l'élan.",
        ),
        proof=Said(
            "Change-management tasks move forward, and announcements reach the people affected.",
            "Des tâches de gestion du changement avancent, et des annonces parviennent aux "
            "personnes touchées.",
        ),
        disturbed=Said(
            "A change-management task is overdue, or nothing has been done or announced for 20 "
            "working days (by default).",
            "Une tâche de gestion du changement est en retard, ou rien n'a été fait ni annoncé "
            "depuis 20 jours ouvrables (par défaut).",
        ),
    ),
    "sponsor-7": Wording(
        title=Said(
            "See that deliverables are clear",
            "Veiller à la clarté des livrables",
        ),
        description=Said(
            "What the engagement has to produce is written down, with how it will be judged, "
            "who owes it and by when.",
            "Ce que l'engagement doit produire est mis par écrit, avec la façon d'en juger, la "
            "personne qui le doit et l'échéance.",
        ),
        proof=Said(
            "There is at least one deliverable, and each has acceptance criteria, an owner and "
            "a due date.",
            "Il y a au moins un livrable, et chacun a des critères d'acceptation, un "
            "propriétaire et une échéance.",
        ),
        disturbed=Said(
            "A deliverable lacks criteria, an owner or a due date, or is not accepted past that "
            "date, or there is none when the installation begins.",
            "Un livrable est sans critères, sans propriétaire ou sans échéance, ou n'est pas "
            "accepté à son échéance, ou il n'y en a aucun quand l'installation commence.",
        ),
    ),
    "sponsor-8": Wording(
        title=Said(
            "Decide every change to scope, dates and money",
            "Trancher toute demande de changement",
        ),
        description=Said(
            "No service, date or amount changes before the sponsor has agreed to it.",
            "Aucun service, aucune date, aucun montant ne change avant que le promoteur y ait "
            "consenti.",
        ),
        proof=Said(
            "Change requests have been decided, and none is waiting.",
            "Des demandes de changement ont reçu une décision, et aucune n'attend.",
        ),
        disturbed=Said(
            "A change request is undecided past its due date (5 working days unless said), or "
            "was edited after it was asked and not asked again.",
            "Une demande de changement reste sans décision après son échéance (5 jours "
            "ouvrables sauf indication contraire), ou a été modifiée depuis qu'elle a été "
            "soumise sans l'être de nouveau.",
        ),
    ),
    "sponsor-9": Wording(
        title=Said(
            "Settle problems of people, time and scope",
            "Régler les problèmes de ressources, de délais, de portée",
        ),
        description=Said(
            "When people, time, money or scope hold up the work, the sponsor gets it moving again.",
            "Quand les ressources, le temps, le budget ou la portée freinent le travail, le "
            "promoteur le remet en marche.",
        ),
        proof=Said(
            "Entries of the areas resource, schedule, scope and budget are resolved.",
            "Les entrées des domaines ressources, calendrier, portée et budget sont résolues.",
        ),
        disturbed=Said(
            "An entry of these areas is past its due date, or has been with the sponsor for 3 "
            "working days since it was escalated.",
            "Une entrée de ces domaines a dépassé son échéance, ou attend le promoteur depuis 3"
            " jours ouvrables à la suite d'une escalade.",
        ),
    ),
    "sponsor-10": Wording(
        title=Said(
            "Link senior management with the vendor",
            "Faire le pont entre la direction et l'éditeur",
        ),
        description=Said(
            "The sponsor carries news and changes of direction between management, the steering"
            " committee and Microvellum.",
            "Le promoteur fait circuler les nouvelles et les changements de cap entre la "
            "direction, le comité directeur et Microvellum.",
        ),
        proof=Said(
            "Messages or meetings with management or the steering committee are on record.",
            "Des messages ou des rencontres avec la direction ou le comité directeur sont "
            "consignés.",
        ),
        disturbed=Said(
            "A change of strategy was not passed on within 5 working days, or there has been no"
            " word with management for 20 working days (by default).",
            "Un changement de stratégie n'a pas été transmis en 5 jours ouvrables, ou il n'y a "
            "eu aucun échange avec la direction depuis 20 jours ouvrables (par défaut).",
        ),
    ),
}
