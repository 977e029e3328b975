"""What an entry of the log is about, guessed from a line of somebody's words; always shown.

The first area whose word occurs wins, so what is told apart most surely comes first.
"""

from engtrack.cli.amounts import fold

AREAS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("backup", ("backup", "back up", "restor", "sauvegard", "restaur")),
    ("printer", ("print", "label", "imprim", "etiquette")),
    ("security", ("password", "permission", "access right", "login", "log in", "mot de passe",
                  "droit", "securite", "connexion refus")),
    ("database", ("database", "sql", "base de donnees")),
    ("machine-link", ("g-code", "gcode", "post-processor", "post processor", "machine link",
                      "lien machine", "nesting", "imbrication", "cnc")),
    ("report", ("report", "cut list", "cutlist", "rapport", "liste de debit")),
    ("library", ("library", "catalog", "hinge", "drawer", "bibliotheque", "charniere", "tiroir")),
    ("third-party", ("supplier", "third party", "vendor of the saw", "tiers", "fabricant")),
    ("environment", ("server", "network", "vpn", "licence server", "serveur", "reseau",
                     "environnement", "environment")),
    ("hardware", ("saw", "machine", "router", "computer", "screen", "disk", "cable", "scie",
                  "ordinateur", "ecran", "disque", "appareil", "defonceuse", "scanner")),
    ("data", ("import", "price list", "stock", "customer list", "wrong data", "donnee",
              "liste de prix", "inventaire")),
    ("workflow", ("workflow", "way of working", "process", "processus", "flux de travail")),
    ("schedule", ("late", "deadline", "schedule", "retard", "echeance", "calendrier")),
    ("scope", ("not in the contract", "out of scope", "hors portee", "pas au contrat")),
    ("billing", ("invoice", "billing", "facture")),
    ("resource", ("nobody is free", "too few people", "staff", "manque de personnel", "effectif")),
)  # fmt: skip
KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("risk", ("risk", "might", "may not", "could fail", "risque", "pourrait")),
    ("improvement", ("would be nice", "would like", "wish", "better if", "serait bien", "aimerait",
                     "souhait", "ameliorer")),
    ("deviation", ("instead of the method", "not as agreed", "pas comme convenu", "deviat")),
)  # fmt: skip
LIKELIHOOD = IMPACT = 3  # of a risk that was only named


def area_of(line: str) -> str:
    """`The saw does not start`: hardware; application where nothing tells."""
    return _first(AREAS, line) or "application"


def kind_of(line: str) -> str:
    """A question where it asks; a problem where nothing tells."""
    return "question" if line.rstrip().endswith("?") else _first(KINDS, line) or "problem"


def _first(known: tuple[tuple[str, tuple[str, ...]], ...], line: str) -> str | None:
    said = " " + "".join(sign if sign.isalnum() or sign in "-'" else " " for sign in fold(line))
    return next((code for code, words in known if any(f" {word}" in said for word in words)), None)


def entry_of(line: str) -> dict[str, str | int]:
    """The columns of the entry that is logged."""
    kind = kind_of(line)
    score = {"likelihood": LIKELIHOOD, "impact": IMPACT} if kind == "risk" else {}
    return {"kind": kind, "area": area_of(line), "title": line, **score}
