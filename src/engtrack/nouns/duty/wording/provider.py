"""What the 10 duties of the service provider say to people, in both languages."""

from engtrack.nouns.duty.wording import Wording
from engtrack.said import Said

PROVIDER: dict[str, Wording] = {
    "provider-1": Wording(
        title=Said(
            "Find out how the client works today",
            "Découvrir comment le client travaille aujourd'hui",
        ),
        description=Said(
            "Before configuration begins, the provider gets to know the client's processes and "
            "describes them.",
            "Avant que la configuration commence, le fournisseur de services apprend à "
            "connaître les processus du client et les décrit.",
        ),
        proof=Said(
            "Every process of the client's is described as it is.",
            "Chaque processus du client est décrit tel qu'il est.",
        ),
        disturbed=Said(
            "No process is described when configuration begins, or one is not as it is.",
            "Aucun processus n'est décrit quand la configuration commence, ou l'un ne l'est pas "
            "tel qu'il est.",
        ),
    ),
    "provider-2": Wording(
        title=Said(
            "Weigh the gaps and report them",
            "Mesurer les lacunes et les signaler",
        ),
        description=Said(
            "Each process is compared with the one in the application, and what does not match "
            "is told to the service coordinator.",
            "Chaque processus est comparé à celui de l'application, et ce qui ne concorde pas "
            "est signalé au coordonnateur de services.",
        ),
        proof=Said(
            "Every process is assessed, and every gap is reported and acknowledged.",
            "Chaque processus est évalué, et chaque lacune est signalée et reconnue.",
        ),
        disturbed=Said(
            "A process is not assessed 10 working days after configuration began, or a gap has "
            "gone unreported for 3 working days.",
            "Un processus n'est pas évalué 10 jours ouvrables après le début de la "
            "configuration, ou une lacune n'est pas signalée depuis 3 jours ouvrables.",
        ),
    ),
    "provider-3": Wording(
        title=Said(
            "Get clear on what the application must do",
            "Tirer au clair ce que l'application doit faire",
        ),
        description=Said(
            "Whatever is unclear about capabilities, library, reports, machine links or "
            "workflow is asked until it is clear.",
            "Tout ce qui est flou dans les fonctionnalités, la bibliothèque, les rapports, les "
            "liens machine ou le flux de travail donne lieu à des questions.",
        ),
        proof=Said(
            "Questions of those areas have been asked and answered.",
            "Des questions de ces domaines ont été posées et ont reçu une réponse.",
        ),
        disturbed=Said(
            "A question is unanswered past its due date, and its asker has not chased it, or "
            "another entry of those areas is past its due date.",
            "Une question est sans réponse après son échéance, et la personne qui l'a posée n'a"
            " pas fait de relance, ou une autre entrée de ces domaines a dépassé son échéance.",
        ),
    ),
    "provider-4": Wording(
        title=Said(
            "Carry out the installation with the client",
            "Faire l'installation de concert avec le client",
        ),
        description=Said(
            "Software and data are installed while the client's people take part, and the "
            "versions are noted.",
            "Le logiciel et ses données sont installés avec la participation du client, et les "
            "versions sont notées.",
        ),
        proof=Said(
            "An installation session was held with both sides, and the versions installed are "
            "recorded.",
            "Une séance d'installation a réuni les deux parties, et les versions installées "
            "sont consignées.",
        ),
        disturbed=Said(
            "When configuration begins the session has not been held, or no installed version is "
            "recorded; or it was held without the client.",
            "Quand la configuration commence, la séance n'a pas eu lieu ou aucune version "
            "installée n'est consignée; ou elle a été tenue sans le client.",
        ),
    ),
    "provider-5": Wording(
        title=Said(
            "Train the client on application and library",
            "Former le client à l'application et à sa bibliothèque",
        ),
        description=Said(
            "Providers teach the client's people to use the application, its library data and "
            "its configuration.",
            "Les fournisseurs de services apprennent aux gens du client à utiliser "
            "l'application, sa bibliothèque et sa configuration.",
        ),
        proof=Said(
            "Training sessions were held by this role.",
            "Des séances de formation ont été tenues par ce rôle.",
        ),
        disturbed=Said(
            "A booked date has passed without its session being held, or a training task has no"
            " session.",
            "Une date réservée est passée sans que la séance ait lieu, ou une tâche de "
            "formation n'a pas de séance.",
        ),
    ),
    "provider-6": Wording(
        title=Said(
            "Scope or configure reports and machine links",
            "Cadrer ou configurer rapports et liens machine",
        ),
        description=Said(
            "Reports and links to CNC machines are scoped, configured, or both, as agreed.",
            "Les rapports et les liens avec les machines à commande numérique sont cadrés, "
            "configurés, ou les deux, selon ce qui est convenu.",
        ),
        proof=Said(
            "Tasks for reports and machine links are done.",
            "Des tâches de rapports et de liens machine sont faites.",
        ),
        disturbed=Said(
            "A task for reports or machine links is overdue, or what it delivers has no "
            "acceptance criteria.",
            "Une tâche de rapports ou de liens machine est en retard, ou ce qu'elle livre n'a "
            "pas de critères d'acceptation.",
        ),
    ),
    "provider-7": Wording(
        title=Said(
            "Scope or build software or data solutions",
            "Cadrer ou bâtir des solutions de logiciel ou de données",
        ),
        description=Said(
            "What the application does not do by itself is scoped, built, or both, in software "
            "or in data.",
            "Ce que l'application ne fait pas d'elle-même est cadré, bâti, ou les deux, par du "
            "logiciel ou par des données.",
        ),
        proof=Said(
            "Solution tasks are done.",
            "Des tâches de solution sont faites.",
        ),
        disturbed=Said(
            "A solution task is overdue, or what it delivers has no acceptance criteria.",
            "Une tâche de solution est en retard, ou ce qu'elle livre n'a pas de critères "
            "d'acceptation.",
        ),
    ),
    "provider-8": Wording(
        title=Said(
            "Teach the client to make backups",
            "Montrer au client comment sauvegarder ses données",
        ),
        description=Said(
            "Backups are the client's to make; the provider shows the support staff how.",
            "Les sauvegardes reviennent au client; le fournisseur de services montre la marche "
            "à suivre au personnel de soutien.",
        ),
        proof=Said(
            "A session on backups was held with a support person attending.",
            "Une séance sur les sauvegardes a été tenue en présence d'une personne du soutien.",
        ),
        disturbed=Said(
            "No session on backups has been held at the go-live.",
            "Aucune séance sur les sauvegardes n'a été tenue à la mise en service.",
        ),
    ),
    "provider-9": Wording(
        title=Said(
            "Review test plans and test results",
            "Passer en revue plans d'essais et résultats",
        ),
        description=Said(
            "The provider reads what the leads mean to test and what came of it, and says what "
            "is missing.",
            "Le fournisseur de services lit ce que les responsables comptent mettre à l'essai "
            "et ce qui en est ressorti, et dit ce qui manque.",
        ),
        proof=Said(
            "Reviews of test plans or of test runs are on record.",
            "Des revues de plans d'essais ou d'exécutions sont consignées.",
        ),
        disturbed=Said(
            "A plan or a run has waited 3 working days for its review.",
            "Un plan ou une exécution attend sa revue depuis 3 jours ouvrables.",
        ),
    ),
    "provider-10": Wording(
        title=Said(
            "Help set best practices and standard procedures",
            "Aider à fixer pratiques exemplaires et procédures",
        ),
        description=Said(
            "What the provider has seen to work elsewhere helps the client choose its own way "
            "of working.",
            "Ce que le fournisseur de services a vu réussir ailleurs aide le client à choisir "
            "sa propre façon de travailler.",
        ),
        proof=Said(
            "Best-practice documents, or procedures to which a provider contributed, are in the"
            " register.",
            "Des documents de pratiques exemplaires, ou des procédures auxquelles un "
            "fournisseur de services a contribué, figurent au registre.",
        ),
        disturbed=Said(
            "The register holds no such document or procedure at the close.",
            "Le registre ne contient rien de tel à la clôture.",
        ),
    ),
}
