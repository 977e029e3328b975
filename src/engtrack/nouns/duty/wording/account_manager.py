"""What the 7 duties of the account manager say to people, in both languages."""

from engtrack.nouns.duty.wording import Wording
from engtrack.said import Said

ACCOUNT_MANAGER: dict[str, Wording] = {
    "account-manager-1": Wording(
        title=Said(
            "Steer the service team well, with the client",
            "Orienter l'équipe de service avec le client",
        ),
        description=Said(
            "Account manager and client talk regularly, so that the service team goes where the"
            " client needs it to.",
            "Le gestionnaire de compte et le client se parlent régulièrement, pour que l'équipe"
            " de service avance là où le client en a besoin.",
        ),
        proof=Said(
            "Check-ins with the client, or steering sessions with both sides, are on record.",
            "Des rencontres de suivi avec le client, ou des séances du comité directeur avec "
            "les deux parties, sont consignées.",
        ),
        disturbed=Said(
            "There has been no check-in for 20 working days (by default).",
            "Il n'y a eu aucune rencontre de suivi depuis 20 jours ouvrables (par défaut).",
        ),
    ),
    "account-manager-2": Wording(
        title=Said(
            "Recommend a methodology that fits the client",
            "Recommander une méthodologie qui convienne au client",
        ),
        description=Said(
            "A way of working is proposed, then shaped to what the client wants to become, to "
            "reach, and by when.",
            "Une façon de travailler est proposée, puis ajustée à ce que le client veut "
            "devenir, à ce qu'il vise et à ses dates.",
        ),
        proof=Said(
            "A methodology document that says how it fits is approved by the sponsor.",
            "Un document de méthodologie qui dit en quoi elle convient est approuvé par le "
            "promoteur.",
        ),
        disturbed=Said(
            "The methodology is not approved 10 working days after the start, or was rejected "
            "and not revised.",
            "La méthodologie n'est pas approuvée 10 jours ouvrables après le démarrage, ou a "
            "été refusée sans être révisée.",
        ),
    ),
    "account-manager-3": Wording(
        title=Said(
            "Hold authority over billing and tell the budget",
            "Décider de la facturation et informer du budget",
        ),
        description=Said(
            "The account manager issues the invoices, and lets the client know how much of the "
            "budget is spent and how much is left.",
            "Le gestionnaire de compte émet les factures, et fait savoir au client ce qui est "
            "dépensé du budget et ce qu'il en reste.",
        ),
        proof=Said(
            "Invoices and budget statements come from this role.",
            "Des factures et des états du budget viennent de ce rôle.",
        ),
        disturbed=Said(
            "Signed hours have been unbilled for 20 working days, an invoice is overdue, 80% or"
            " 100% of the budget is spent and the client was not told, or nothing was sent for "
            "20 working days (by default).",
            "Des heures signées attendent d'être facturées depuis 20 jours ouvrables, une "
            "facture est en souffrance, 80 % ou 100 % du budget est dépensé sans que le client "
            "le sache, ou rien n'a été envoyé depuis 20 jours ouvrables (par défaut).",
        ),
    ),
    "account-manager-4": Wording(
        title=Said(
            "Coordinate communication with the client's side",
            "Coordonner les échanges avec le client",
        ),
        description=Said(
            "Sponsor and stakeholders hear from the vendor regularly, from one voice, and get "
            "their answers.",
            "Le promoteur et les parties prenantes ont régulièrement des nouvelles de "
            "l'éditeur, d'une seule voix, et obtiennent leurs réponses.",
        ),
        proof=Said(
            "Messages exchanged with the sponsor or the stakeholders are on record.",
            "Des messages échangés avec le promoteur ou les parties prenantes sont consignés.",
        ),
        disturbed=Said(
            "An answer owed is past its due date, or no message has passed for 10 working days "
            "(by default).",
            "Une réponse due a dépassé son échéance, ou aucun message n'a été échangé depuis 10"
            " jours ouvrables (par défaut).",
        ),
    ),
    "account-manager-5": Wording(
        title=Said(
            "See that expectations are realistic",
            "Veiller au réalisme des attentes",
        ),
        description=Said(
            "Vendor and client agree in writing on what the engagement will bring, and on what "
            "it will not.",
            "L'éditeur et le client s'entendent par écrit sur ce que l'engagement apportera, et"
            " sur ce qu'il n'apportera pas.",
        ),
        proof=Said(
            "An expectations document is approved by the sponsor before the installation.",
            "Un document sur les attentes est approuvé par le promoteur avant l'installation.",
        ),
        disturbed=Said(
            "The installation begins before the expectations are agreed.",
            "L'installation commence avant que les attentes soient convenues.",
        ),
    ),
    "account-manager-6": Wording(
        title=Said(
            "Inform, decide and approve in good time",
            "Informer, décider et approuver sans tarder",
        ),
        description=Said(
            "What is asked of the account manager gets its answer before the work has to wait "
            "for it.",
            "Ce qui est demandé au gestionnaire de compte reçoit sa réponse avant que le "
            "travail ait à l'attendre.",
        ),
        proof=Said(
            "Requests made to this role have been answered.",
            "Les demandes faites à ce rôle ont reçu une réponse.",
        ),
        disturbed=Said(
            "A request made to this role, or an entry about billing or the relationship, is "
            "unanswered past its due date.",
            "Une demande faite à ce rôle, ou une entrée sur la facturation ou la relation, est "
            "restée sans réponse après son échéance.",
        ),
    ),
    "account-manager-7": Wording(
        title=Said(
            "Answer for satisfaction and the relationship",
            "Répondre de la satisfaction et de la relation",
        ),
        description=Said(
            "The account manager asks how satisfied the client is, up to a year after the "
            "close, and acts on the answer.",
            "Le gestionnaire de compte demande au client s'il est satisfait, jusqu'à un an "
            "après la clôture, et donne suite à sa réponse.",
        ),
        proof=Said(
            "The client's ratings, from 1 to 5, are on record.",
            "Les notes données par le client, de 1 à 5, sont consignées.",
        ),
        disturbed=Said(
            "A rating of 3 or less has had no follow-up for 5 working days, or the last rating "
            "is more than 60 working days old (by default).",
            "Une note de 3 ou moins est sans suite depuis 5 jours ouvrables, ou la dernière "
            "note date de plus de 60 jours ouvrables (par défaut).",
        ),
    ),
}
