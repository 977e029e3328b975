"""What the 8 duties of the technical support staff say to people, in both languages."""

from engtrack.nouns.duty.wording import Wording
from engtrack.said import Said

SUPPORT: dict[str, Wording] = {
    "support-1": Wording(
        title=Said(
            "Solve hardware problems",
            "Dépanner le matériel",
        ),
        description=Said(
            "Support staff know the client's machines and systems, and get them working again "
            "when they fail.",
            "Le personnel de soutien connaît les appareils et les systèmes du client, et les "
            "remet en état de marche.",
        ),
        proof=Said(
            "Entries of the area hardware are resolved.",
            "Les entrées du domaine matériel sont résolues.",
        ),
        disturbed=Said(
            "An entry of the area hardware, or of any other that support staff own, is past its "
            "due date.",
            "Une entrée du domaine matériel, ou d'un autre dont répond le personnel de soutien, "
            "a dépassé son échéance.",
        ),
    ),
    "support-2": Wording(
        title=Said(
            "Make a test and a production environment ready",
            "Monter l'environnement d'essai et celui de production",
        ),
        description=Said(
            "Support staff provide one place for trying things out and another for the real work.",
            "Le personnel de soutien fournit un endroit pour les essais et un autre pour le "
            "vrai travail.",
        ),
        proof=Said(
            "The test environment is ready when the installation begins, the production "
            "environment when the go-live begins.",
            "L'environnement d'essai est prêt quand l'installation commence, et celui de "
            "production quand la mise en service commence.",
        ),
        disturbed=Said(
            "One of the two environments is not ready at its moment.",
            "L'un des deux environnements n'est pas prêt au moment voulu.",
        ),
    ),
    "support-3": Wording(
        title=Said(
            "Be present at the first installation",
            "Être présent à la première installation",
        ),
        description=Said(
            "A support person is there when the software is first installed, so as to be able "
            "to look after it later.",
            "Une personne du soutien est là quand le logiciel est installé pour la première "
            "fois, afin de pouvoir s'en occuper ensuite.",
        ),
        proof=Said(
            "The installation session was held with a support person, and the software is "
            "installed.",
            "La séance d'installation a été tenue avec une personne du soutien, et le logiciel "
            "est installé.",
        ),
        disturbed=Said(
            "The session was held without a support person, or when configuration begins it has "
            "not been held, or no installed version is recorded.",
            "La séance a été tenue sans personne du soutien, ou quand la configuration commence, "
            "elle n'a pas eu lieu ou aucune version installée n'est consignée.",
        ),
    ),
    "support-4": Wording(
        title=Said(
            "Set up printers and keep them connected",
            "Raccorder les imprimantes et les garder en marche",
        ),
        description=Said(
            "Labels, drawings and reports come out of the right printer, and go on doing so.",
            "Étiquettes, dessins et rapports sortent à la bonne imprimante, et continuent d'y "
            "sortir.",
        ),
        proof=Said(
            "The printers have been checked and work.",
            "Les imprimantes ont été vérifiées et fonctionnent.",
        ),
        disturbed=Said(
            "A printer fails, none was checked by the go-live, or the last check is more than "
            "60 working days old (by default).",
            "Une imprimante est en panne, aucune n'a été vérifiée avant la mise en service, ou "
            "la dernière vérification date de plus de 60 jours ouvrables (par défaut).",
        ),
    ),
    "support-5": Wording(
        title=Said(
            "Set security options and keep them in force",
            "Régler les options de sécurité et les faire respecter",
        ),
        description=Said(
            "Who may open, change and administer the application is settled, put in place, and "
            "verified regularly.",
            "Les droits d'ouvrir, de modifier et d'administrer l'application sont fixés, mis en"
            " place et vérifiés régulièrement.",
        ),
        proof=Said(
            "The security options have been verified and hold.",
            "Les options de sécurité ont été vérifiées et tiennent.",
        ),
        disturbed=Said(
            "A security option fails or was never verified, or the last verification is more "
            "than 60 working days old (by default).",
            "Une option de sécurité est en défaut ou n'a jamais été vérifiée, ou la dernière "
            "vérification date de plus de 60 jours ouvrables (par défaut).",
        ),
    ),
    "support-6": Wording(
        title=Said(
            "Keep databases in order and supply data sets",
            "Garder les bases en ordre, fournir les jeux de données",
        ),
        description=Said(
            "Support staff maintain and fill the databases, and get data sets ready for testing"
            " and for training.",
            "Le personnel de soutien veille sur les bases de données, les remplit, et prépare "
            "des jeux de données pour les essais et la formation.",
        ),
        proof=Said(
            "The databases are in order, and data sets are ready for testing and for training.",
            "Les bases de données sont en ordre, et des jeux de données sont prêts pour les "
            "essais et pour la formation.",
        ),
        disturbed=Said(
            "A data set is missing 3 working days before its phase begins, or a database fails.",
            "Un jeu de données manque 3 jours ouvrables avant le début de sa phase, ou une base"
            " de données est en défaut.",
        ),
    ),
    "support-7": Wording(
        title=Said(
            "Write the backup procedure and make the backups",
            "Écrire la procédure de sauvegarde et l'appliquer",
        ),
        description=Said(
            "The client copies its own data as the procedure says, and makes sure that they can"
            " be restored.",
            "Le client copie ses propres données comme le veut la procédure, et s'assure de "
            "pouvoir les restaurer.",
        ),
        proof=Said(
            "There are a procedure, recent backups and a recent restore test.",
            "Il y a une procédure, des sauvegardes récentes et un essai de restauration récent.",
        ),
        disturbed=Said(
            "The procedure, a backup or a restore test is missing, the last backup is more than"
            " 5 working days old (by default, or as the procedure says), or the last restore "
            "test more than 60.",
            "La procédure, une sauvegarde ou un essai de restauration manque, la dernière "
            "sauvegarde date de plus de 5 jours ouvrables (par défaut, ou selon la procédure), "
            "ou le dernier essai de restauration de plus de 60.",
        ),
    ),
    "support-8": Wording(
        title=Said(
            "Lead the third parties' part",
            "Encadrer le travail des tiers",
        ),
        description=Said(
            "For each machine maker, IT firm or other third party, one support person says what"
            " is needed and follows the work.",
            "Pour chaque fabricant de machines, firme informatique ou autre tiers, une personne"
            " du soutien dit ce qu'il faut et suit le travail.",
        ),
        proof=Said(
            "Each third party has a support person who leads it, and its work is in order.",
            "Chaque tiers a une personne du soutien qui l'encadre, et son travail est en ordre.",
        ),
        disturbed=Said(
            "A third party has nobody to lead it, or its task, or what is awaited from it, is "
            "overdue.",
            "Un tiers n'a personne pour l'encadrer, ou sa tâche, ou ce qu'on attend de lui, est"
            " en retard.",
        ),
    ),
}
