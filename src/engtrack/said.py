"""A sentence in both languages: for the texts that are data rather than messages."""


class Said:
    """No dataclass: making one would cost every start."""

    def __init__(self, en: str, fr: str) -> None:
        self.en, self.fr = en, fr

    def to(self, language: str) -> str:
        """The sentence in that language; English where it is neither of the two."""
        return self.fr if language == "fr" else self.en


def of_system(fact: object) -> Said | None:
    """What an operating system says of a file, which it says in a language of its own choice."""
    import errno
    import os

    kept = {getattr(errno, name): said for name, said in OF_SYSTEM.items()}
    number = fact.errno if isinstance(fact, OSError) else None
    if number is None and isinstance(fact, str):
        number = next((known for known in kept if os.strerror(known) == fact), None)
    return kept.get(number or 0)


OF_SYSTEM = {  # by the name of the errno
    "ENOENT": Said("No such file or directory", "fichier introuvable"),
    "EACCES": Said("Permission denied", "accès refusé"),
    "EPERM": Said("Operation not permitted", "opération non permise"),
    "EISDIR": Said("Is a directory", "c'est un dossier"),
    "ENOTDIR": Said("Not a directory", "une partie du chemin n'est pas un dossier"),
    "EROFS": Said("Read-only file system", "l'emplacement est en lecture seule"),
    "ENOSPC": Said("No space left on device", "il n'y a plus de place sur le disque"),
    "EEXIST": Said("File exists", "il est déjà là"),
    "ENAMETOOLONG": Said("File name too long", "son nom est trop long"),
}
