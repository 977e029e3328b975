"""What the 9 duties of the engagement lead say to people, in both languages."""

from engtrack.nouns.duty.wording import Wording
from engtrack.said import Said

LEAD: dict[str, Wording] = {
    "lead-1": Wording(
        title=Said(
            "Follow and take part in application training",
            "Suivre activement la formation sur l'application",
        ),
        description=Said(
            "Each lead comes to the training, works through it, and learns to use the application.",
            "Chaque responsable vient à la formation, s'y exerce et apprend à se servir de "
            "l'application.",
        ),
        proof=Said(
            "The lead's attendance is noted at training sessions that were held.",
            "La présence du responsable est notée à des séances de formation qui ont eu lieu.",
        ),
        disturbed=Said(
            "A missed session has not been made up for, or no session was attended by the go-live.",
            "Une séance manquée n'a pas été reprise, ou aucune séance n'a été suivie avant la "
            "mise en service.",
        ),
    ),
    "lead-2": Wording(
        title=Said(
            "Configure application and library with the vendor",
            "Configurer application et bibliothèque avec l'éditeur",
        ),
        description=Said(
            "Leads and service providers set up the application and its library data side by side.",
            "Responsables et fournisseurs de services règlent côte à côte l'application et sa "
            "bibliothèque de données.",
        ),
        proof=Said(
            "Each configuration task has both a lead and a provider on it.",
            "Chaque tâche de configuration réunit un responsable et un fournisseur de services.",
        ),
        disturbed=Said(
            "A configuration task lacks a lead or a provider, or is overdue.",
            "Il manque un responsable ou un fournisseur de services à une tâche de "
            "configuration, ou la tâche est en retard.",
        ),
    ),
    "lead-3": Wording(
        title=Said(
            "Prepare the tests and run them",
            "Préparer les essais et les exécuter",
        ),
        description=Said(
            "The leads write the test plan and its scripts, then run them on the configured "
            "application.",
            "Les responsables rédigent le plan d'essais et ses scripts, puis les exécutent sur "
            "l'application configurée.",
        ),
        proof=Said(
            "A test plan, its scripts and runs by a lead are on record.",
            "Un plan d'essais, ses scripts et des exécutions faites par un responsable sont "
            "consignés.",
        ),
        disturbed=Said(
            "There is no plan when testing begins, a script has not been run 5 working days "
            "before the go-live, or a failed run has not been repeated.",
            "Il n'y a pas de plan quand les essais commencent, un script n'a pas été exécuté 5 "
            "jours ouvrables avant la mise en service, ou une exécution en échec n'a pas été "
            "reprise.",
        ),
    ),
    "lead-4": Wording(
        title=Said(
            "Answer questions about one's domain",
            "Répondre aux questions sur son domaine",
        ),
        description=Said(
            "A lead knows the work behind the application and answers whoever asks about it.",
            "Le responsable connaît le métier que sert l'application et renseigne quiconque "
            "l'interroge.",
        ),
        proof=Said(
            "Questions asked of the leads have been answered.",
            "Les questions posées aux responsables ont reçu une réponse.",
        ),
        disturbed=Said(
            "A question asked of a lead is unanswered past its due date.",
            "Une question posée à un responsable est restée sans réponse après son échéance.",
        ),
    ),
    "lead-5": Wording(
        title=Said(
            "Write procedures and keep them up to date",
            "Rédiger les procédures et les garder à jour",
        ),
        description=Said(
            "How to work with the application is written down wherever that is needed, and "
            "looked at again from time to time.",
            "La façon de travailler avec l'application est consignée partout où il le faut, "
            "puis revue de temps à autre.",
        ),
        proof=Said(
            "Procedures are in the register, each within its review date.",
            "Des procédures figurent au registre, et aucune n'a dépassé sa date de révision.",
        ),
        disturbed=Said(
            "A procedure is past its review date, or the newest one is more than 120 working "
            "days old (by default).",
            "Une procédure a dépassé sa date de révision, ou la plus récente date de plus de "
            "120 jours ouvrables (par défaut).",
        ),
    ),
    "lead-6": Wording(
        title=Said(
            "Prepare training material and train end users",
            "Préparer du matériel et former les utilisateurs",
        ),
        description=Said(
            "With material of their own, the leads pass on what they have learned to those who "
            "will use the application every day.",
            "Avec leur propre matériel, les responsables transmettent ce qu'ils ont appris à "
            "celles et ceux qui utiliseront l'application chaque jour.",
        ),
        proof=Said(
            "Training material is in the register, and sessions for end users were held.",
            "Du matériel de formation figure au registre, et des séances ont été tenues pour "
            "les utilisateurs finaux.",
        ),
        disturbed=Said(
            "End users are untrained at the go-live, or a session has no material.",
            "Les utilisateurs finaux ne sont pas formés à la mise en service, ou une séance n'a"
            " pas de matériel.",
        ),
    ),
    "lead-7": Wording(
        title=Said(
            "Clear up application and data problems",
            "Venir à bout des problèmes d'application et de données",
        ),
        description=Said(
            "What goes wrong in the application or its data is taken up and settled by the lead"
            " of that domain.",
            "Ce qui cloche dans l'application ou dans ses données est pris en charge et réglé "
            "par le responsable du domaine.",
        ),
        proof=Said(
            "Entries of the areas application and data are resolved.",
            "Les entrées des domaines application et données sont résolues.",
        ),
        disturbed=Said(
            "An entry of these areas is past its due date.",
            "Une entrée de ces domaines a dépassé son échéance.",
        ),
    ),
    "lead-8": Wording(
        title=Said(
            "Adapt the test scripts to each version",
            "Adapter les scripts d'essai à chaque version",
        ),
        description=Said(
            "When another version is installed, scripts are revised or run again, so that they "
            "test what is really there.",
            "Quand une autre version est installée, les scripts sont révisés ou exécutés de "
            "nouveau, pour éprouver ce qui est vraiment en place.",
        ),
        proof=Said(
            "Each script was revised or run since the installed version last changed.",
            "Chaque script a été révisé ou exécuté depuis le dernier changement de la version "
            "installée.",
        ),
        disturbed=Said(
            "A script is older than the installed version.",
            "Un script est plus ancien que la version installée.",
        ),
    ),
    "lead-9": Wording(
        title=Said(
            "Own the application and its data after hand-over",
            "Prendre le relais pour l'application et ses données",
        ),
        description=Said(
            "Once the application is in use, a person at the client looks after it and its data"
            " for good.",
            "Une fois l'application en service, une personne chez le client s'occupe "
            "durablement d'elle et de ses données.",
        ),
        proof=Said(
            "Application and data each have a named owner, and the hand-over is accepted.",
            "L'application et les données ont chacune un propriétaire désigné, et la remise est"
            " acceptée.",
        ),
        disturbed=Said(
            "There is no owner at the go-live, or the owner has left.",
            "Il n'y a pas de propriétaire à la mise en service, ou le propriétaire est parti.",
        ),
    ),
}
