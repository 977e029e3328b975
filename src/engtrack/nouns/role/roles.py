"""The six roles, and the contact roles beside them, as data in both languages."""

from dataclasses import dataclass

from engtrack.said import Said

__all__ = ["ROLES", "SIDE_OF", "Role"]


@dataclass(frozen=True)
class Role:
    key: str
    side: str  # client, vendor, third-party
    title: Said
    purpose: Said
    is_contact: bool = False  # a contact role answers for no duty


_ROLES = (
    Role(
        "sponsor",
        "client",
        Said("engagement sponsor", "promoteur de l'engagement"),
        Said(
            "A senior person at the client who decides last, and has the weight to remove "
            "what stands in the way anywhere in the firm.",
            "Personne haut placée chez le client qui tranche en dernier lieu, et qui a le poids "
            "voulu pour lever les obstacles partout dans l'entreprise.",
        ),
    ),
    Role(
        "lead",
        "client",
        Said("engagement lead / resource", "responsable / ressource de l'engagement"),
        Said(
            "Somebody at the client who knows the daily work, takes operational decisions, and "
            "becomes the one to ask about the application or its data.",
            "Personne chez le client qui connaît le travail quotidien, prend les décisions "
            "courantes et devient la référence pour l'application ou ses données.",
        ),
    ),
    Role(
        "support",
        "client",
        Said("technical support staff", "personnel de soutien technique"),
        Said(
            "The client's people who know its hardware, systems and databases, keep data and "
            "application sound, and help the end users.",
            "Gens du client qui connaissent ses appareils, ses systèmes et ses bases de données, "
            "gardent saines les données et l'application, et aident les utilisateurs finaux.",
        ),
    ),
    Role(
        "account-manager",
        "vendor",
        Said("account manager", "gestionnaire de compte"),
        Said(
            "The vendor's person who recommends the services needed, tells the service team the "
            "deadlines and expectations, and looks after the relationship.",
            "Personne de l'éditeur qui conseille les services utiles, transmet à l'équipe de "
            "service les dates et les attentes, et prend soin de la relation.",
        ),
    ),
    Role(
        "provider",
        "vendor",
        Said("service provider", "fournisseur de services"),
        Said(
            "The vendor's specialist in software and data, who installs, configures, trains and "
            "advises with the client.",
            "Spécialiste des logiciels et des données chez l'éditeur, qui installe, configure, "
            "forme et conseille avec le client.",
        ),
    ),
    Role(
        "coordinator",
        "vendor",
        Said("service coordinator", "coordonnateur de services"),
        Said(
            "The vendor's person who brings people, dates and news together, so that the services "
            "are there when they were promised.",
            "Personne de l'éditeur qui accorde les gens, les dates et les nouvelles, pour que les "
            "services arrivent au moment promis.",
        ),
    ),
    Role(
        "steering-committee",
        "client",
        Said("steering committee", "comité directeur"),
        Said(
            "The client's group that sets the direction, and is told what may change it.",
            "Groupe du client qui fixe le cap, et qu'on informe de ce qui peut le changer.",
        ),
        is_contact=True,
    ),
    Role(
        "senior-manager",
        "client",
        Said("senior manager", "membre de la haute direction"),
        Said(
            "A member of the client's management, who may name another sponsor.",
            "Membre de la direction du client, qui peut nommer un autre promoteur.",
        ),
        is_contact=True,
    ),
    Role(
        "functional-manager",
        "client",
        Said("functional manager", "directeur fonctionnel"),
        Said(
            "The head of a department that the engagement touches.",
            "Personne à la tête d'un service du client que l'engagement touche.",
        ),
        is_contact=True,
    ),
    Role(
        "stakeholder",
        "client",
        Said("stakeholder", "partie prenante"),
        Said(
            "Somebody at the client with an interest in how the engagement goes.",
            "Personne chez le client que la marche de l'engagement intéresse.",
        ),
        is_contact=True,
    ),
    Role(
        "end-user",
        "client",
        Said("end user", "utilisateur final"),
        Said(
            "Somebody at the client who will use the application in the daily work.",
            "Personne chez le client qui se servira de l'application dans son travail quotidien.",
        ),
        is_contact=True,
    ),
    Role(
        "sales-lead",
        "vendor",
        Said("sales lead", "chef des ventes"),
        Said(
            "The head of sales at the vendor, who hears of serious trouble and may name another "
            "account manager.",
            "Personne à la tête des ventes chez l'éditeur, à qui remontent les ennuis graves et "
            "qui peut nommer un autre gestionnaire de compte.",
        ),
        is_contact=True,
    ),
    Role(
        "supplier",
        "third-party",
        Said("third-party supplier", "fournisseur tiers"),
        Said(
            "Somebody at a machine maker, an IT firm or another third party whose part the client "
            "coordinates.",
            "Personne d'un fabricant de machines, d'une firme informatique ou d'un autre tiers "
            "dont le client coordonne la participation.",
        ),
        is_contact=True,
    ),
)
ROLES: dict[str, Role] = {role.key: role for role in _ROLES}
SIDE_OF: dict[str, str] = {role.key: role.side for role in _ROLES}
