"""Men called by a woman's title and women by a man's, and one person called by both."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.kinds.agreement.words import ANY, CONTRACTIONS, DETERMINERS, FEMININE, MASCULINE, Words
from auditor.kinds.name.genders import MEN, WOMEN
from auditor.reading import Document

_ROLES = frozenset(
    (
        "acteur actrice activiste agriculteur agricultrice ambassadeur ambassadrice animateur animatrice artiste "
        "athlète auteur autrice avocat avocate boxeur boxeuse candidat candidate chancelier chancelière chanteur "
        "chanteuse chercheur chercheuse cheffe cinéaste colistier colistière comédien comédienne commissaire "
        "compositeur compositrice conseiller conseillère conservateur conservatrice coureur coureuse créateur "
        "créatrice cycliste danseur danseuse démocrate député députée diplomate dirigeant dirigeante directeur "
        "directrice docteur docteure écologiste économiste écrivain écrivaine élu élue entraîneur entraîneuse "
        "étudiant étudiante eurodéputé eurodéputée explorateur exploratrice fondateur fondatrice footballeur "
        "footballeuse général gouverneur gouverneure historien historienne homologue humoriste infirmier infirmière "
        "ingénieur ingénieure journaliste joueur joueuse juge lycéen lycéenne magistrat magistrate maire médecin "
        "militant militante ministre musicien musicienne mannequin nageur nageuse opposant opposante ouvrier "
        "ouvrière patron patronne peintre philosophe photographe pianiste pilote plasticien plasticienne poète "
        "poétesse policier policière politologue préfet préfète présentateur présentatrice président présidente "
        "procureur procureure producteur productrice professeur professeure psychologue rappeur rappeuse réalisateur "
        "réalisatrice rédacteur rédactrice reine rivale rival roi romancier romancière scénariste secrétaire "
        "sénateur sénatrice skieur skieuse sociologue sportif sportive styliste syndicaliste tenniswoman vice- "
        "président vice-présidente violoniste virologue"
    ).split()
)
_TITLES = frozenset(
    (
        "ambassadeur avocat chef commissaire conseiller député directeur docteur écrivain général gouverneur "
        "ingénieur juge magistrat maire médecin ministre patron peintre poète policier préfet président procureur "
        "professeur secrétaire sénateur vice-président auteur homologue pilote mannequin entraîneur"
    ).split()
)
"""Masculine words that many use of women too."""

_BETWEEN = frozenset("d' état etat général générale adjoint adjointe sortant sortante".split())
MAX_BETWEEN = 3
_WORDS = Words()


class Misfit(NamedTuple):
    """Where a title stands with a name it does not suit, and why."""

    start: int
    end: int
    reason: str


def misfits(document: Document, names: Sequence[re.Match[str]]) -> Iterator[Misfit]:
    """Titles whose gender is not that of the given name behind them, or of the same name's title before."""
    known: dict[str, int] = {}
    for match in names:
        place = bisect_left(document.tokens.starts, match.start())
        role = _role(document, place)
        if role is None:
            continue
        first, gender, title = role
        given, full = match.group("given"), match.group()
        given = given if given in MEN or given in WOMEN else given.split("-")[0]
        start = document.tokens.starts[first]
        if gender == FEMININE and given in MEN:
            yield Misfit(start, match.end(), "a man's name")
        elif gender == MASCULINE and given in WOMEN and not title:
            yield Misfit(start, match.end(), "a woman's name")
        elif known.setdefault(full, gender) != gender:
            yield Misfit(start, match.end(), "another gender before")


def _role(document: Document, place: int) -> tuple[int, int, bool] | None:
    """First token, gender and conventionality of the title before a name; None where there is none or it is neutral."""
    texts, mask = document.tokens.texts, ANY
    last = _before_place(document, place)
    for role in range(last - 1, max(last - 2 - MAX_BETWEEN, 0), -1):
        if not _near(document, role, comma=role == place - 1):
            return None
        word = _WORDS[texts[role]]
        if texts[role] in _ROLES and _WORDS[texts[role]].noun:
            break
        if texts[role] not in _BETWEEN:
            if not word.adjective:
                return None
            mask &= word.adjective
    else:
        return None
    determiner = texts[role - 1]
    mask &= _WORDS[texts[role]].noun
    if determiner in DETERMINERS or determiner in CONTRACTIONS:
        mask &= DETERMINERS.get(determiner, ANY) & CONTRACTIONS.get(determiner, ANY)
    elif _WORDS[determiner].adjective:
        mask &= _WORDS[determiner].adjective  # « Première ministre »
    gender = MASCULINE if not mask & FEMININE else FEMININE if not mask & MASCULINE else 0
    return (
        (role - 1 if determiner in DETERMINERS else role, gender, texts[role] in _TITLES) if mask and gender else None
    )


def _before_place(document: Document, place: int) -> int:
    """« la maire de Londres, Sadiq Khan »: where the words on the office end, or the name begins."""
    tokens, plain = document.tokens, document.plain
    if place < 1 or plain[tokens.ends[place - 1] : tokens.starts[place]] != ", ":
        return place
    for number in range(place - 1, max(place - 1 - MAX_BETWEEN, 0), -1):
        if not _near(document, number - 1, comma=False):
            return place
        if tokens.texts[number] in ("de", "d'", "du", "des"):
            return number
    return place


def _near(document: Document, number: int, *, comma: bool) -> bool:
    """Whether a token stands right before the next; before a name a comma may stand too."""
    tokens = document.tokens
    gap = document.plain[tokens.ends[number] : tokens.starts[number + 1]]
    return gap in (" ", "") or (comma and gap == ", ")
