"""What holidays are called in French where the package that knows them says it in English only."""

OBSERVED = {"(observed)": "(observé)", "(estimated)": "(estimé)",
            "(observed, estimated)": "(observé, estimé)"}  # fmt: skip
# fmt: off
NAMES = {
    "All Saints' Day": "Toussaint",
    "All Souls' Day": "Jour des Morts",
    "American Indian Heritage Day": "Jour du patrimoine amérindien",
    "Anzac Day": "Jour de l'Anzac",
    "Arbor Day": "Fête de l'arbre",
    "Armistice Day": "Armistice",
    "Ascension Day": "Ascension",
    "Ash Wednesday": "Mercredi des Cendres",
    "Assumption Day": "Assomption",
    "August Bank Holiday": "Jour férié d'août",
    "Australia Day": "Fête nationale de l'Australie",
    "Boxing Day": "Lendemain de Noël",
    "Carnival": "Carnaval",
    "Cesar Chavez Day": "Jour de Cesar Chavez",
    "Christmas Day": "Jour de Noël",
    "Christmas Eve": "Veille de Noël",
    "Columbus Day": "Jour de Christophe Colomb",
    "Confederate Memorial Day": "Jour du souvenir des confédérés",
    "Constitution Day": "Jour de la Constitution",
    "Corpus Christi": "Fête-Dieu",
    "Day After Christmas": "Lendemain de Noël",
    "Day After Thanksgiving": "Lendemain de l'Action de grâce",
    "Easter Monday": "Lundi de Pâques",
    "Easter Sunday": "Pâques",
    "Election Day": "Jour des élections",
    "Emancipation Day": "Jour de l'émancipation",
    "Epiphany": "Épiphanie",
    "Family Day": "Jour de la famille",
    "Friday After Thanksgiving": "Lendemain de l'Action de grâce",
    "German Unity Day": "Jour de l'Unité allemande",
    "Good Friday": "Vendredi saint",
    "Holy Saturday": "Samedi saint",
    "Holy Thursday": "Jeudi saint",
    "Immaculate Conception": "Immaculée Conception",
    "Inauguration Day": "Jour de l'investiture",
    "Independence Day": "Fête de l'Indépendance",
    "Indigenous Peoples' Day": "Jour des peuples autochtones",
    "Juneteenth National Independence Day": "Jour de l'émancipation (Juneteenth)",
    "King's Birthday": "Anniversaire du roi",
    "Labor Day": "Fête du Travail",
    "Labour Day": "Fête du Travail",
    "Liberation Day": "Jour de la Libération",
    "Lincoln's Birthday": "Anniversaire de Lincoln",
    "Lincoln's and Washington's Birthdays": "Anniversaires de Lincoln et de Washington",
    "Mardi Gras": "Mardi gras",
    "Martin Luther King Jr. Day": "Jour de Martin Luther King",
    "Maundy Thursday": "Jeudi saint",
    "May Day": "Premier Mai",
    "Memorial Day": "Jour du Souvenir (Memorial Day)",
    "National Day": "Fête nationale",
    "Native American Heritage Day": "Jour du patrimoine amérindien",
    "Native Americans' Day": "Jour des Amérindiens",
    "Nevada Day": "Jour du Nevada",
    "New Year's Day": "Jour de l'An",
    "New Year's Eve": "Veille du jour de l'An",
    "Patriots' Day": "Jour des patriotes",
    "Pentecost": "Pentecôte",
    "Pioneer Day": "Jour des pionniers",
    "President's Day": "Jour des présidents",
    "Presidents Day": "Jour des présidents",
    "Presidents' Day": "Jour des présidents",
    "Reformation Day": "Fête de la Réformation",
    "Remembrance Day": "Jour du Souvenir",
    "Revolution Day": "Jour de la Révolution",
    "Saint Joseph's Day": "Saint-Joseph",
    "Saint Patrick's Day": "Saint-Patrick",
    "Saint Stephen's Day": "Saint-Étienne",
    "Second Day of Christmas": "Lendemain de Noël",
    "Spring Bank Holiday": "Jour férié du printemps",
    "State Holiday": "Jour férié de l'État",
    "Statehood Day": "Jour de l'entrée dans l'Union",
    "Susan B. Anthony Day": "Jour de Susan B. Anthony",
    "Texas Independence Day": "Jour de l'indépendance du Texas",
    "Thanksgiving": "Action de grâce",
    "Thanksgiving Day": "Action de grâce",
    "Town Meeting Day": "Jour des assemblées municipales",
    "Truman Day": "Jour de Truman",
    "Veterans Day": "Jour des anciens combattants",
    "Victory Day": "Jour de la Victoire",
    "Washington's Birthday": "Anniversaire de Washington",
    "West Virginia Day": "Jour de la Virginie-Occidentale",
    "Whit Monday": "Lundi de Pentecôte",
}
# fmt: on


def in_french(name: str) -> str:
    """Each of the holidays that fall on one day; a name that is not known here stays English."""
    return "; ".join(map(_in_french, name.split("; ")))


def _in_french(name: str) -> str:
    bare, space, how = name.partition(" (")
    mark = OBSERVED.get(f"({how}")
    if mark is None:
        return NAMES.get(name, name)
    return f"{NAMES.get(bare, bare)}{space[:1]}{mark}"
