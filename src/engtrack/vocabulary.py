"""The words of the domain as data: every choice and every column, in English and in French."""

from functools import cache

from engtrack.kinds import bare

# fmt: off
CHOICES: dict[str, dict[str, str]] = {
    "engagement_state": {
        "planned": "prévu", "active": "en cours", "on-hold": "suspendu", "completed": "achevé",
        "closed": "clos",
    },
    "work_state": {
        "open": "à faire", "started": "commencée", "finished": "terminée", "cancelled": "annulée",
    },
    "service_state": {"agreed": "convenu", "dropped": "retiré"},
    "person_state": {"active": "actif", "inactive": "inactif"},
    "role_state": {"coming": "à venir", "held": "tenu", "ended": "échu"},
    "deliverable_state": {
        "draft": "brouillon", "submitted": "remis", "accepted": "accepté", "rejected": "refusé",
        "cancelled": "annulé",
    },
    "message_state": {"logged": "consigné", "owed": "réponse due", "answered": "répondu"},
    "process_state": {
        "described": "décrit", "fit": "convient", "gap": "lacune", "reported": "signalé",
        "acknowledged": "reconnu",
    },
    "assessment": {"fit": "convient", "gap": "lacune"},  # the states that a person gives a process
    "baseline_state": {
        "draft": "brouillon", "asked": "demandé", "committed": "convenu", "superseded": "remplacé",
    },
    "issue_state": {
        "open": "ouverte", "waiting": "en attente", "resolved": "résolue", "closed": "close",
    },
    "change_state": {
        "draft": "brouillon", "asked": "demandée", "applied": "appliquée", "rejected": "refusée",
        "withdrawn": "retirée",
    },
    "approval_state": {
        "asked": "demandée", "standing": "en vigueur", "superseded": "remplacée",
        "void": "caduque", "withdrawn": "retirée",
    },
    "document_state": {
        "draft": "brouillon", "current": "à jour", "approved": "approuvé", "obsolete": "périmé",
    },
    "session_state": {
        "booked": "réservée", "confirmed": "confirmée", "held": "tenue", "cancelled": "annulée",
    },
    "time_state": {
        "draft": "brouillon", "submitted": "soumise", "approved": "approuvée",
        "signed": "signée", "billed": "facturée",
    },
    "expense_state": {
        "draft": "brouillon", "submitted": "soumise", "approved": "approuvée",
        "signed": "signée", "billed": "facturée",
    },
    "expense_kind": {
        "travel": "déplacement", "mileage": "kilométrage", "lodging": "hébergement",
        "material": "matériel",
    },
    "sheet_state": {
        "draft": "brouillon", "signed": "signé", "billed": "facturé", "cancelled": "annulé",
    },
    "invoice_state": {
        "draft": "brouillon", "issued": "émise", "paid": "payée", "cancelled": "annulée",
    },
    "dimension": {
        "task": "tâche", "phase": "phase", "service": "service", "person": "personne",
    },
    "trend": {"better": "en hausse", "same": "stable", "worse": "en baisse"},
    "duty_state": {
        "waived": "dispensée", "unknown": "inconnue", "later": "plus tard",
        "attention": "attention", "done": "faite", "active": "en cours", "todo": "à faire",
    },
    "side": {"client": "client", "vendor": "éditeur", "third-party": "tiers"},
    "waiting_side": {"client": "client", "vendor": "éditeur", "third-party": "tiers"},
    "role": {
        "sponsor": "promoteur", "lead": "responsable", "support": "soutien technique",
        "account-manager": "gestionnaire de compte", "provider": "fournisseur de services",
        "coordinator": "coordonnateur", "steering-committee": "comité directeur",
        "senior-manager": "haute direction", "functional-manager": "directeur fonctionnel",
        "stakeholder": "partie prenante", "end-user": "utilisateur final",
        "sales-lead": "chef des ventes", "supplier": "fournisseur tiers",
    },
    "phase": {
        "prepare": "préparation", "install": "installation", "configure": "configuration",
        "train": "formation", "test": "essais", "go-live": "mise en service",
        "support": "soutien",
    },
    "profile": {"full": "complet", "small": "petit", "training": "formation"},
    "decision": {"approved": "approuvé", "rejected": "refusé"},
    "via": {
        "mail": "courriel", "phone": "téléphone", "meeting": "réunion", "paper": "papier",
        "screen": "écran",
    },
    "severity": {"serious": "grave", "warning": "avertissement", "info": "à savoir"},
    "issue_severity": {"serious": "grave", "normal": "normale", "minor": "mineure"},
    "issue_kind": {
        "problem": "problème", "risk": "risque", "gap": "lacune", "question": "question",
        "deviation": "écart", "improvement": "amélioration",
    },
    "area": {
        "resource": "ressources", "schedule": "calendrier", "scope": "portée",
        "budget": "budget", "application": "application", "data": "données",
        "hardware": "matériel", "environment": "environnement", "security": "sécurité",
        "printer": "imprimante", "database": "base de données", "backup": "sauvegarde",
        "third-party": "tiers", "capability": "fonctionnalité", "library": "bibliothèque",
        "report": "rapport", "machine-link": "lien machine", "workflow": "flux de travail",
        "allocation": "affectation", "methodology": "méthodologie", "billing": "facturation",
        "relationship": "relation",
    },
    "document_kind": {
        "contract": "contrat", "engagement-plan": "plan d'engagement", "strategy": "stratégie",
        "methodology": "méthodologie", "expectations": "attentes", "memo": "mémo",
        "status-report": "rapport d'état", "procedure": "procédure",
        "backup-procedure": "procédure de sauvegarde",
        "training-material": "matériel de formation", "test-plan": "plan d'essais",
        "best-practice": "pratique exemplaire", "other": "autre",
    },
    "message_kind": {
        "check-in": "suivi", "minutes": "compte rendu", "announcement": "annonce",
        "strategy-change": "changement de stratégie", "budget-statement": "état du budget",
        "review": "revue", "note": "note",
    },
    "session_kind": {
        "demo": "démonstration", "training": "formation", "installation": "installation",
        "workshop": "atelier", "check-in": "suivi", "visit": "visite",
        "steering": "comité directeur",
    },
    "topic": {
        "application": "application", "library": "bibliothèque",
        "configuration": "configuration", "backup": "sauvegarde",
        "end-users": "utilisateurs finaux",
    },
    "presence": {"expected": "attendu", "present": "présent", "absent": "absent"},
    "work_kind": {
        "configuration": "configuration", "training": "formation", "report": "rapport",
        "machine-link": "lien machine", "solution": "solution",
        "change-management": "gestion du changement", "migration": "migration",
        "other": "autre",
    },
    "item_kind": {"task": "tâche", "milestone": "étape clé", "session": "séance"},
    "duty_kind": {"once": "une fois", "ongoing": "en continu", "needed": "au besoin"},
    "response": {
        "avoid": "éviter", "reduce": "réduire", "transfer": "transférer", "accept": "accepter",
    },
    "link_type": {"FS": "FD", "SS": "DD", "FF": "FF", "SF": "DF"},
    "language": {"en": "anglais", "fr": "français"},
    "result": {"created": "créé", "left": "déjà là"},
    "verdict": {
        "fits": "convient", "fits-partly": "convient en partie", "does-not-fit": "ne convient pas",
    },
    "asset_kind": {
        "environment": "environnement", "database": "base de données",
        "dataset": "jeu de données", "printer": "imprimante", "security": "option de sécurité",
        "hardware": "matériel", "machine": "machine", "software": "logiciel",
        "application": "application",
    },
    "asset_state": {
        "planned": "prévu", "ready": "prêt", "failing": "en défaut", "retired": "hors service",
    },
    "use": {"test": "essais", "production": "production", "train": "formation"},
    "backup_kind": {"backup": "sauvegarde", "restore-test": "essai de restauration"},
    "backup_result": {"ok": "réussie", "failed": "échouée"},
    "test_result": {"pass": "réussi", "fail": "échoué", "blocked": "bloqué"},
    "hole": {
        "no-script": "sans script", "not-run": "pas exécuté", "blocked": "bloqué",
        "fail": "échoué", "outdated": "version plus ancienne", "not-reviewed": "pas revu",
        "rejected": "refusé",
    },
    "check_result": {"ok": "en ordre", "failing": "en défaut"},
    "found": {
        "unchanged": "inchangé", "changed": "modifié", "vanished": "disparu",
        "unreachable": "inaccessible",
    },
    "moment": {
        "open": "ouverture", "start": "démarrage", "prepare": "préparation",
        "install": "installation", "configure": "configuration", "train": "formation",
        "test": "essais", "go-live": "mise en service", "support": "soutien",
        "close": "clôture", "year-after": "un an après",
    },
    "calendar": {"none": "aucun"},
    "day_off_source": {"typed": "saisi"},
    "setting_source": {"default": "par défaut", "option": "option"},
    "yes_no": {"yes": "oui", "no": "non"},
    "act": {
        "waive": "dispense", "unwaive": "fin de la dispense", "assign": "attribution",
        "release": "fin du rôle", "share": "part du temps",
    },
    "change_field": {
        "finish": "fin",
        "move": "déplacement", "duration": "durée", "effort": "effort", "price": "prix",
        "add-service": "service ajouté", "drop-service": "service retiré",
        "add-task": "tâche ajoutée", "drop-task": "tâche retirée", "budget": "budget",
        "commitment": "date convenue",
    },
    "approval_kind": {
        "change": "demande de changement", "deliverable": "livrable", "document": "document",
        "baseline": "plan de référence", "schedule": "calendrier", "role": "rôle",
        "waiver": "dispense", "schedule-confirmed": "calendrier confirmé",
        "start": "démarrage", "hold": "suspension", "resume": "reprise",
        "complete": "achèvement", "close": "clôture", "reopen": "réouverture",
        "leave": "absence", "handover": "remise", "go-live": "mise en service",
        "time": "heures", "expense": "dépenses", "sheet": "rapport d'intervention",
        "invoice": "facture",
        "test-review": "revue d'essai",

    },
    "content_field": {
        "title": "titre", "reason": "motif", "without": "sans cela", "criteria": "critères",
        "version": "version", "kind": "genre", "path": "chemin", "sha256": "sha256",
        "fit": "adéquation", "snapshot": "plan", "actions": "actions", "reverses": "annule",
        "move": "déplacement", "duration": "durée", "effort": "effort", "price": "prix",
        "add-service": "service ajouté", "drop-service": "service retiré",
        "add-task": "tâche ajoutée", "drop-task": "tâche retirée", "budget": "budget",
        "commitment": "date convenue",
        "verb": "acte", "role": "rôle", "person": "personne", "from_on": "du", "until_on": "au",
        "share_percent": "part",
        "started_on": "commencé le", "days_held": "jours suspendus", "left_open": "laissé ouvert",
        "duty": "responsabilité", "dated_on": "daté du", "author": "auteur",
        "owner": "propriétaire", "due_on": "échéance", "work": "travail",
        "cover": "remplaçant", "note": "note",
        "application_owner": "propriétaire de l'application",
        "data_owner": "propriétaire des données", "procedures": "procédures",
        "open_points": "points ouverts", "access": "accès",
        "go": "décision", "holds": "acquis", "lacking": "manque",
        "time": "heures", "expense": "dépense", "deliverable": "livrable", "issue": "entrée",
        "rounding_minutes": "arrondi", "invoice": "facture", "total_cents": "total",
    },
    "mark": {
        "unproved": "sans preuve", "role recorded later": "rôle enregistré plus tard",
        "by a stand-in": "par un remplaçant",
        "unproved, role recorded later": "sans preuve, rôle enregistré plus tard",
    },
    "approval_fault": {
        "code-wrong": "code inexact", "content-changed": "contenu changé",
        "proof-changed": "preuve changée", "proof-missing": "preuve disparue",
    },
    "effect": {"created": "créé", "changed": "modifié", "left": "laissé",
               "new": "nouveau", "gone": "retiré"},
    "go": {"go": "feu vert", "no-go": "feu rouge"},
    "standing": {"holds": "acquis", "lacking": "manque", "waived": "dispensé"},
    "ready_check": {
        "no-hold": "pas de suspension", "changes-decided": "changements tranchés",
        "nothing-serious": "rien de grave", "environments-ready": "environnements prêts",
        "backups-fresh": "sauvegardes à jour", "restore-tested": "restauration essayée",
        "tests-passed": "essais réussis", "leads-trained": "responsables formés",
        "end-users-trained": "utilisateurs formés", "backups-taught": "sauvegardes enseignées",
        "third-parties-confirmed": "tiers confirmés", "session-confirmed": "séance confirmée",
        "people-there": "gens présents", "work-before-done": "travail d'avant fait",
        "data-ready": "données prêtes", "material-ready": "matériel prêt",
    },
    "handover_kind": {"role": "rôle", "client": "client"},
    "handover_state": {
        "handed-over": "remise", "acknowledged": "reconnue", "draft": "brouillon",
        "asked": "demandée", "accepted": "acceptée", "rejected": "refusée",
    },
    "handed": {
        "work": "travail", "deliverable": "livrable", "issue": "entrée", "question": "question",
        "answer": "réponse due", "kept": "gardé", "procedure": "procédure",
        "open": "point ouvert", "access": "accès", "asset": "équipement", "party": "tiers",
        "session": "séance",
    },
    "noun": {
        "engagement": "engagement", "service": "service", "person": "personne", "role": "rôle",
        "duty": "responsabilité", "milestone": "étape clé", "task": "tâche",
        "schedule": "calendrier", "baseline": "plan de référence", "publication": "diffusion",
        "deliverable": "livrable",
        "issue": "entrée du registre", "change": "demande de changement",
        "approval": "approbation", "document": "document", "message": "message",
        "process": "processus", "finding": "constat", "entry": "écriture",
        "report": "rapport", "handover": "remise", "ready": "état de préparation",
        "session": "séance",
        "asset": "équipement", "backup": "sauvegarde", "party": "tiers",
        "time": "saisie d'heures", "expense": "dépense", "sheet": "rapport d'intervention",
        "invoice": "facture", "budget": "budget",
        "test": "script d'essai",






    },
}
# fmt: on


def _union(ending: str) -> dict[str, str]:
    """All the words of the families with this ending: for a fact that does not say its noun."""
    found: dict[str, str] = {}
    for family, words in CHOICES.items():
        if family.endswith("_" + ending):
            for code, word in words.items():
                found.setdefault(code, word)
    return found


# Of a thing that is not named, in the gender of "cela".
CHOICES["state"] = _union("state") | {
    "open": "ouvert", "started": "commencé", "finished": "terminé", "cancelled": "annulé",
    "resolved": "résolu", "asked": "demandé", "applied": "appliqué", "withdrawn": "retiré",
    "superseded": "remplacé", "void": "caduc", "waived": "dispensé", "unknown": "inconnu",
}  # fmt: skip
CHOICES["kind"] = _union("kind")

FAMILY_OF: dict[str, str] = {  # columns and facts that are named otherwise than their family
    "then": "state",
    "to_role": "role",
    "escalated_to": "role",
    "resolved_via": "via",
    "acknowledged_via": "via",
    "answer_via": "via",
    "owner_role": "role",
    "of_role": "role",
    "asked_role": "role",
    "subject_kind": "noun",
    "type": "link_type",
    "opens": "moment",
    "closes": "moment",
    "kinds": "document_kind",
    "uses": "use",
}
_STATES = {noun: f"{noun}_state" for noun in CHOICES["noun"] if f"{noun}_state" in CHOICES} | {
    "task": "work_state",
    "milestone": "work_state",
    "schedule": "work_state",
    "work": "work_state",
}
LISTS = {
    "roles": "role",
    "domains": "area",
    "topics": "topic",
}  # columns that hold several words of a family
NAMES_ROLES = ("assignee", "assignees", "owner", "recipients", "persons")  # `role:lead` in them
_BY_NOUN: dict[str, dict[str, str]] = {  # one column name, another family for each noun
    "state": _STATES,
    "then": _STATES,
    "kind": {
        "issue": "issue_kind",
        "document": "document_kind",
        "message": "message_kind",
        "task": "work_kind",
        "session": "session_kind",
        "milestone": "work_kind",
        "schedule": "item_kind",
        "duty": "duty_kind",
        "approval": "approval_kind",
        "handover": "handover_kind",
        "asset": "asset_kind",
        "backup": "backup_kind",
        "expense": "expense_kind",
    },
    "result": {"asset": "check_result", "backup": "backup_result", "test": "test_result"},
    "severity": {"issue": "issue_severity"},
    "verdict": {"test": "decision"},
    "field": {"change": "change_field", "approval": "content_field"},
    "what": {"approval": "approval_fault", "ready": "ready_check", "handover": "handed"},
    "waiting_on": {"issue": "waiting_side"},
    "value": {"config": "yes_no"},
    "source": {"config": "setting_source", "engagement": "day_off_source"},
}


def family(column: str, table_name: str = "") -> str | None:
    """The family of a column's words, None if it holds no choices.

    `table_name` is the noun, or a view's name (`issue_list`); the last noun in it says of what the
    rows are: a process's entries (`process_issue_part`) are in the words of issues.
    """
    words = table_name.split("_")
    noun = next((word for word in reversed(words) if word in CHOICES["noun"]), words[0])
    if found := _BY_NOUN.get(column, {}).get(noun):
        return found
    name = FAMILY_OF.get(column, column)
    return name if name in CHOICES else None


# fmt: off
COLUMNS: dict[str, str] = {  # a column's name -> what heads it in French
    "key": "clé", "engagement": "engagement", "title": "titre", "name": "nom", "state": "état",
    "client": "client", "vendor": "éditeur", "phase": "phase", "profile": "profil",
    "vision": "vision", "aim": "but", "description": "description", "note": "note",
    "role": "rôle", "roles": "rôles", "person": "personne", "persons": "personnes",
    "handle": "identifiant", "organisation": "organisation", "side": "côté",
    "email": "courriel", "phone": "téléphone", "language": "langue", "calendar": "calendrier",
    "capacity_minutes": "capacité", "share_percent": "part", "progress_percent": "avancement",
    "left_days": "reste", "left_on": "reste au",
    "domains": "domaines", "currency": "devise", "budget_cents": "budget",
    "price_cents": "prix", "total_cents": "total",
    "effort_minutes": "effort", "total_minutes": "heures totales", "duration_days": "durée",
    "start_on": "début", "finish_on": "fin", "committed_start_on": "début convenu",
    "committed_finish_on": "fin convenue", "actual_start_on": "début réel",
    "actual_finish_on": "fin réelle", "early_start_on": "début au plus tôt",
    "early_finish_on": "fin au plus tôt", "late_start_on": "début au plus tard",
    "late_finish_on": "fin au plus tard", "not_before_on": "pas avant",
    "not_after_on": "pas après", "must_start_on": "début imposé", "go_live_on": "mise en service",
    "tracked_from_on": "suivi depuis", "from_on": "du", "until_on": "au",
    "slip_days": "glissement", "total_slack_days": "marge totale", "free_slack_days": "marge libre",
    "baseline": "plan de référence", "baseline_start_on": "début de référence",
    "baseline_finish_on": "fin de référence", "start_variance_days": "écart de début",
    "finish_variance_days": "écart de fin",
    "lag_days": "décalage", "moved_days": "déplacement", "days": "jours",
    "is_overdue": "en retard", "is_critical": "critique", "is_complete": "complet",
    "is_late": "tardif", "is_required": "exigé", "has_proof": "a une preuve",
    "is_unassigned": "à confier", "next_milestone": "prochaine étape clé",
    "next_milestone_on": "date de la prochaine étape clé", "waiting_on": "en attente de",
    "waiting_days": "jours d'attente", "waiting_since_on": "attend depuis",
    "decisions_asked": "décisions demandées", "attention": "attention", "rating": "note sur 5",
    "duty": "responsabilité", "duties": "responsabilités", "kind": "genre", "why": "pourquoi",
    "why_code": "code du motif", "since_on": "depuis", "due_on": "échéance", "proof": "preuve",
    "next": "à faire ensuite", "moment": "moment",
    "every_days": "intervalle", "disturbed_by": "troublé par",
    "in_order": "en ordre", "severity": "gravité", "ref": "référence", "area": "domaine",
    "snoozed_until_on": "reporté au", "reason": "motif", "subject": "objet",
    "subject_kind": "genre d'objet", "decision": "décision", "by": "par",
    "typed_by": "saisi par", "asked_by": "demandé par",
    "via": "par quel moyen", "asked_on": "demandé le", "decided_on": "décidé le",
    "code": "code", "content": "contenu", "mark": "marque", "local_id": "identifiant local",
    "assignee": "assigné à", "assignees": "assignés", "owner": "propriétaire",
    "criteria": "critères", "services": "services", "deliverable": "livrable",
    "service": "service", "milestone": "étape clé", "task": "tâche", "issue": "entrée",
    "change": "changement", "document": "document", "strategy": "stratégie",
    "predecessor": "prédécesseur", "successor": "successeur", "after": "après",
    "link_type": "type de lien", "item": "élément", "field": "champ", "before": "avant",
    "reverses": "annule",
    "likelihood": "probabilité", "impact": "impact", "response": "riposte", "score": "note donnée",
    "answer": "réponse", "asked_of": "demandé à", "escalated_to": "escaladé à",
    "escalated_on": "escaladé le", "resolution": "solution", "resolved_on": "résolu le",
    "closed_on": "clos le",
    "version": "version", "author": "auteur", "contributors": "contributeurs",
    "dated_on": "daté du", "path": "chemin", "address": "adresse", "sha256": "sha256",
    "review_on": "revue prévue", "fit": "adéquation",
    "verdict": "avis", "sender": "expéditeur", "recipients": "destinataires",
    "sent_on": "envoyé le", "answer_due_on": "réponse due le", "answered_on": "répondu le",
    "answered_by": "répondu par", "answer_via": "réponse par quel moyen",
    "cites": "cite", "existing": "processus existant",
    "defined": "processus défini", "gap": "lacune", "reported_on": "signalé le",
    "acknowledged_on": "reconnu le", "assessed_on": "évalué le", "shown_on": "montré le",
    "at": "moment exact", "typed_at": "saisi le", "created_at": "fichier créé le",
    "what": "quoi", "who": "qui", "count": "nombre", "size": "taille", "hash": "empreinte",
    "entry": "écriture", "command": "commande", "setting": "réglage",
    "value": "valeur", "source": "source", "holidays": "jours fériés", "sponsor": "promoteur",
    "lead": "responsable", "support": "soutien", "account_manager": "gestionnaire de compte",
    "provider": "fournisseur de services", "coordinator": "coordonnateur", "text": "texte",
    "bar": "barre", "done_on": "fait le", "without": "sans cela", "body": "texte du message",
    "requested_by": "requis par", "requested_on": "requis le", "applied_on": "appliqué le",
    "withdrawn_on": "retirée le", "voided_on": "caduque depuis", "recorded_at": "enregistré le",
    "superseded_by": "remplacé par", "is_late_role": "rôle enregistré plus tard",
    "published_on": "diffusé le", "readers": "lecteurs",
    "taken_on": "pris le", "revision": "rédaction", "place": "rang",
    "item_count": "éléments", "finished_count": "terminés", "confirmed_on": "confirmé le",
    "started_on": "commencé le", "completed_on": "achevé le", "close_reason": "motif de clôture",
    "created_on": "créé le", "submitted_on": "remis le", "reviewed_on": "revu le",
    "registered_on": "inscrit le", "replaced_on": "remplacé le", "rated_on": "évaluation du",
    "raised_by": "soulevé par", "raised_on": "soulevé le", "occurred_on": "survenu le",
    "described_by": "décrit par", "described_on": "décrit le", "assessed_by": "évalué par",
    "acknowledged_by": "reconnu par", "resolved_by": "résolu par", "said_on": "dit le",
    "resolved_typed_by": "solution saisie par", "resolved_via": "résolu par quel moyen",
    "exposure": "exposition", "waiting_person": "personne attendue", "to_role": "à",
    "comment": "commentaire", "since_change": "depuis le changement",
    "recorded_on": "saisi au dossier le",
    "added_by": "ajouté par", "added_on": "ajouté le", "minutes": "temps", "cents": "argent",
    "as_asked": "tel que demandé", "span": "période", "now": "maintenant",
    "is_changed": "a changé", "is_unproved": "sans preuve", "proved_by": "prouvé par",
    "is_kept": "preuve consignée ici", "default_days": "intervalle par défaut",
    "was_on": "était", "becomes_on": "devient",
    "waived_by": "dispensée par", "days_off": "jours chômés", "process": "processus",
    "is_held": "est tenu", "type": "lien", "section": "rubrique", "other": "autre personne",
    "lines": "lignes", "edited_on": "modifié le", "reversed_by": "annulé par",
    "approval": "approbation",
    "work": "travail", "finding": "constat",
    "snoozed_on": "reporté le", "waived_on": "dispensée le",
    "schema": "schéma", "engagements": "engagements", "entries": "écritures",
    "changes": "changements", "head": "tête", "is_rehearsal": "exercice",
    "schema_before": "schéma d'avant", "made_anew": "refait",
    "is_there": "existe", "kept_as": "gardé sous", "noun": "genre d'élément", "effect": "effet",
    "fields": "champs",
    "line": "ligne", "result": "résultat",
    "rejected_on": "refusé le", "answer_typed_by": "réponse saisie par", "found": "trouvé",
    "approved_on": "approuvé le", "approved_version": "version approuvée",
    "opens": "commence", "closes": "finit", "opens_lead_days": "décalage du début",
    "closes_lead_days": "décalage de la fin", "rank": "ordre",
    "cover": "remplaçant", "absent": "absents", "days_away": "jours d'absence",
    "week": "semaine", "week_on": "lundi", "planned_minutes": "prévu",
    "was_planned_minutes": "était prévu", "leave_days": "congé",
    "on_leave_minutes": "prévu en congé", "is_over": "dépasse la capacité", "tasks": "tâches",
    "is_over_share": "dépasse la part",
    "noted_on": "noté le", "ended_on": "échu le", "off_on": "jour chômé",
    "handed_by": "remis par", "handed_to": "remis à", "handed_on": "remise du",
    "application_owner": "propriétaire de l'application",
    "data_owner": "propriétaire des données", "accepted_on": "accepté le",
    "acknowledged_typed_by": "reconnaissance saisie par",
    "acknowledged_via": "reconnu par quel moyen",
    "standing": "situation", "owes": "dû par", "occasion": "occasion",
    "late_days": "retard", "goes_up_on": "monte le",
    "holds_up": "retient", "client_days": "du client",
    "vendor_days": "de l'éditeur", "third_party_days": "des tiers",
    "undetermined_days": "indéterminé", "hold_days": "suspendu", "waits": "nombre d'attentes",
    "day_on": "jour", "start_time": "heure de début", "end_time": "heure de fin",
    "zone": "fuseau horaire", "start_at": "instant du début", "end_at": "instant de la fin",
    "location": "lieu", "agenda": "ordre du jour", "topics": "sujets",
    "attendees": "participants", "material": "matériel", "presence": "présence",
    "made_up_by": "reprise par", "booked_by": "réservée par", "booked_on": "réservée le",
    "confirmed_by": "confirmée par", "session": "séance",
    "worked_on": "travaillé le", "spent_minutes": "temps passé", "billed_minutes": "temps facturé",
    "is_billable": "facturable", "rate_cents": "taux", "amount_cents": "montant",
    "corrects": "corrige", "logged_on": "inscrit au journal le", "approved_by": "approuvé par",
    "sheet": "rapport d'intervention", "invoice": "facture",
    "use": "usage", "checked_on": "vérifié le", "installed_on": "installé le",
    "asset": "équipement", "made_on": "faite le", "party": "tiers", "contact": "contact",
    "lead_on": "encadre depuis", "tasks_open": "tâches ouvertes", "waits_open": "attentes en cours",
    "written_on": "écrit le", "run_on": "exécuté le", "run_by": "exécuté par",
    "environment": "environnement", "installed_version": "version installée",
    "is_outdated": "plus ancien que la version", "hole": "manque", "action": "action",
    "expected": "attendu", "found_on": "trouvé le",
    "ready_on": "prêt depuis", "retired_on": "hors service depuis",
    "whose": "de qui",
    "rounding_minutes": "arrondi", "hour_bank_minutes": "banque d'heures", "average": "moyenne",
    "trend": "tendance", "spent_on": "dépensé le", "km": "km", "cost_cents": "coût",
    "is_reimbursable": "remboursable", "expenses_cents": "dépenses", "signed_by": "signé par",
    "signed_on": "signé le", "drafted_on": "préparé le", "number": "numéro",
    "issued_on": "émise le", "issued_by": "émise par", "paid_on": "payée le",
    "actual_minutes": "heures réelles", "left_minutes": "heures à faire",
    "at_completion_minutes": "heures à la fin",
    "variance_minutes": "écart d'heures", "planned_cents": "coût prévu",
    "actual_cents": "coût réel",
    "left_cents": "coût à faire", "at_completion_cents": "coût à la fin",
    "variance_cents": "écart de coût",
    "agreed_cents": "convenu au départ", "changes_cents": "changements approuvés",
    "used_cents": "budget utilisé", "unused_cents": "budget restant",
    "used_minutes": "heures utilisées", "unused_minutes": "heures restantes",
    "cancelled_on": "annulée le", "sheets": "rapports d'intervention", "hours_cents": "heures",





}
# fmt: on
# fmt: off
PLACEHOLDERS: dict[str, str] = {  # what stands for a value in the help -> the same in French
    "AIM": "BUT", "AREA": "DOMAINE", "AUTHOR": "AUTEUR", "BODY": "TEXTE", "BY": "PAR",
    "CITES": "CLÉ", "COMMAND": "COMMANDE", "COMMENT": "COMMENTAIRE", "CURRENCY": "DEVISE",
    "ZONE": "FUSEAU", "PLACE": "LIEU", "TOPIC": "SUJET",
    "DAYS": "JOURS", "DECISION": "DÉCISION", "DEFINED": "DÉFINI", "DOMAINS": "DOMAINES",
    "DUTY": "RESPONSABILITÉ", "EMAIL": "COURRIEL", "ENTRY": "ÉCRITURE", "EXISTING": "EXISTANT",
    "FAIL": "GRAVITÉ", "FILE": "FICHIER", "FIT": "ADÉQUATION", "FOLDER": "DOSSIER",
    "HANDLE": "IDENTIFIANT", "HEAD": "TÊTE", "IMPACT": "INCIDENCE", "ITEM": "ÉLÉMENT",
    "KEY": "CLÉ", "KIND": "GENRE", "LANGUAGE": "LANGUE", "LIKELIHOOD": "VRAISEMBLANCE",
    "LIMIT": "NOMBRE", "LINE": "LIGNE", "MONEY": "MONTANT", "NAME": "NOM", "NOUN": "CATÉGORIE",
    "OF": "DE", "OWNER": "PROPRIÉTAIRE", "PATH": "CHEMIN", "PERCENT": "POURCENT",
    "PERSON": "PERSONNE", "PHONE": "TÉLÉPHONE", "PROCESS": "PROCESSUS", "PROFILE": "PROFIL",
    "REASON": "MOTIF", "REF": "CLÉ", "RESPONSE": "RIPOSTE", "REVERSES": "CLÉ", "ROLE": "RÔLE",
    "SCORE": "NOTE", "SEVERITY": "GRAVITÉ", "SHELL": "INTERPRÉTEUR", "SIDE": "CÔTÉ",
    "STATE": "ÉTAT", "SUBJECT": "OBJET", "TASK": "TÂCHE", "TEMPLATE": "MODÈLE", "TEXT": "TEXTE",
    "TIME": "TEMPS", "TITLE": "TITRE", "TO": "À", "TYPE": "TYPE", "VALUE": "VALEUR",
    "VENDOR": "ÉDITEUR", "VERDICT": "AVIS", "VIA": "MOYEN", "WEEKS": "SEMAINES", "WHO": "QUI",
    "WHOM": "QUI",
    "YES|NO": "OUI|NON", "WHO=MONEY": "QUI=MONTANT",
    "WITHOUT": "TEXTE", "GAP": "LACUNE", "FIT|GAP": "CONVIENT|LACUNE",
    "RESULT": "RÉSULTAT", "ASSET": "CLÉ", "LEAD": "QUI", "PARTY": "CLÉ",
    "ENVIRONMENT": "CLÉ", "PASS|FAIL|BLOCKED": "RÉUSSI|ÉCHOUÉ|BLOQUÉ",
    "USE": "USAGE", "OK|FAILING": 'OK|"EN DÉFAUT"', "VERSION": "VERSION",
    "APPLICATION": "QUI", "DATA": "QUI", "DECIDE": "DÉCISION", "NUMBER": "NUMÉRO", "OTHER": "CLÉ",
    "SHEET": "CLÉ", "UP": "CLÉ", "WORK": "CLÉ", "WORKED": "DATE",
}
# fmt: on
ENGLISH: dict[str, str] = {  # where the name without its suffix does not say it
    "waiting_on": "waiting on",
    "next_milestone_on": "next milestone on",
    "ref": "reference",
    "typed_at": "typed at",
    "created_at": "created at",
    "recorded_at": "recorded at",
    "total_minutes": "total hours",
    "minutes": "time",
    "go_live_on": "go-live",
    "week_on": "Monday",
    "left_on": "left as of",
    "start_at": "start at",
    "end_at": "end at",
    "worked_on": "worked on",
    "spent_minutes": "time spent",
    "billed_minutes": "billed time",
    "lead_on": "leads since",
    "spent_on": "spent on",
    "hours_cents": "hours",
    "actual_minutes": "actual hours",
    "left_minutes": "hours to do",
    "at_completion_minutes": "hours at completion",
    "variance_minutes": "variance of hours",
    "planned_cents": "planned cost",
    "actual_cents": "actual cost",
    "left_cents": "cost to do",
    "at_completion_cents": "cost at completion",
    "variance_cents": "variance of cost",
    "used_cents": "budget used",
    "unused_cents": "budget left",
    "used_minutes": "hours used",
    "unused_minutes": "hours left",
    "agreed_cents": "agreed at first",
    "changes_cents": "approved changes",
    "client_days": "by client",
    "vendor_days": "by vendor",
    "third_party_days": "by third party",
    "found_on": "found on",
}


def header(column: str, language: str = "en", table_name: str = "") -> str:
    """What heads a column for people; an unknown column is headed by its own name.

    What titles a person, or who holds a role, is a name; money in a table of its own is a price.
    """
    if column == "title" and table_name.partition("_")[0] in ("role", "person"):
        column = "name"
    elif column == "cents" and table_name:
        column = "price_cents"
    if language == "fr" and column in COLUMNS:
        return COLUMNS[column]
    return ENGLISH.get(column) or bare(column).replace("_", " ")


def placeholder(name: str, language: str = "en") -> str:
    """What stands for a value in the help: `FILE|URL`, in French `FICHIER|URL`."""
    if language == "en" or name in PLACEHOLDERS:
        return PLACEHOLDERS[name] if language == "fr" else name
    if name.endswith(("…", "]")):
        return placeholder(name[:-1], language) + name[-1]
    if name.startswith("["):
        return "[" + placeholder(name[1:], language)
    for sign in "|=":
        if sign in name:
            return sign.join(placeholder(part, language) for part in name.split(sign))
    return name


def fold(text: str) -> str:
    """Without case, accents, or the difference of dash, underscore and space."""
    import unicodedata  # most commands compare no words

    apart = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(letters.replace("_", " ").replace("-", " ").split())


def code_named(family: str, text: str) -> str | None:
    """The code that a person's text means: an English code or a French word, None if neither.

    A French word is understood in either gender and number: `approuvé`, `approuvées`.
    """
    words = CHOICES[family]
    if text in words:
        return text
    wanted = fold(text)
    if found := next((code for code in words if wanted == fold(code)), None):
        return found
    if found := next((code for code, word in words.items() if wanted == fold(word)), None):
        return found
    meant = [code for code, word in words.items() if ungendered(wanted) == ungendered(fold(word))]
    return meant[0] if len(meant) == 1 else None


def ungendered(folded: str) -> str:
    """French words, folded, without what tells their gender and number: `close`, `clos` alike."""
    return " ".join(map(_stem, folded.split()))


def _stem(word: str) -> str:
    stem = word.rstrip("es")
    for feminine, masculine in (("qu", "c"), ("iv", "if"), ("aux", "al")):
        if stem.endswith(feminine):
            return stem.removesuffix(feminine) + masculine
    return stem


def column_named(header: str) -> str | None:
    """The column that a header means: its name, or what heads it in either language."""
    return header if header in COLUMNS else _columns().get(fold(header))


@cache
def _columns() -> dict[str, str]:
    found: dict[str, str] = {}
    for heads in (lambda c: c, lambda c: header(c, "en"), lambda c: header(c, "fr")):
        for column in COLUMNS:
            found.setdefault(fold(heads(column)), column)
    return found
