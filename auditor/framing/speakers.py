"""The noun phrase that speaks: found before or after a reporting verb, with the name in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from auditor.reading.names import UPPER

_DETERMINER = re.compile(
    r"^(?:et |or |mais )?(?:(?:le|la|les|un|une|ce|cet|cette|ces|son|sa|ses|leurs?|des|du|l')(?:\s+|(?<=')))+", re.I
)
_PERSON = re.compile(
    rf"(?:(?<![\w'-])(?:Mgr|Me|MM?\.|Mme|Mlle|Dr|Pr)\s+)?"
    rf"(?<![\w'-])[{UPPER}][\w'.-]*[\w](?:\s(?:(?:de|du|des|von|van|ben|bin|al|el|da|dos|di|le|la)\s)?[{UPPER}][\w'.-]*\w){{0,4}}"
)
_COMPLEMENT = re.compile(r"(?:\b(?:de|du|des|de la|à la|au|aux|et)\s+|\b(?:d'|de l'|à l')|\d+\s+)$", re.I)
_OFFICER = re.compile(
    r"\b(?:de l'|d'|de la |du |des |aux |à la |à l')(?:[ÉE]conomie|Int[ée]rieur|D[ée]fense|Justice|Sant[ée]"
    r"|[ÉE]ducation|Culture|Travail|Finances|Agriculture|[ÉE]cologie|Transports|[ÉE]tat|Industrie|Commerce|Logement|Arm[ée]es|Budget"
    r"|Sports|Environnement|[ÉE]nergie|Recherche|R[ée]gion|R[ée]publique|Affaires [ée]trang[èe]res) ([^,]+)$"
)
_CIRCUMSTANCE = re.compile(
    r"^\s*(?:dans|lors|en|après|avant|à|au|aux|sur|depuis|pour|par|selon|interrog|sollicit|contact|invit|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce (?:matin|soir|jour)|cette|le \d|mais|or|pourtant|cependant"
    r"|toutefois|ainsi|enfin|puis|de son côté|face|devant|sous|chez|entre|malgré|grâce|quant)\b",
    re.I,
)
_ADVERBIALS = re.compile(
    r"^\s*(?:(?:ce |cette )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui|matin|soir|semaine"
    r"|après-midi)(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|midi|dernier))?"
    r"(?: \d{1,2}(?:er)?(?: \w{3,9})?)?"
    r"|aussi|encore|ainsi|également|notamment|ensuite|enfin|toutefois|d'emblée|par ailleurs|pour (?:sa|leur) part"
    r"|de (?:son|leur) côté|à son tour|le \d{1,2}(?:er)? \w{3,9}|en conférence de presse|dans un communiqué"
    r"|(?:à|auprès de) (?:la presse|l'AFP|l'agence \w+)|mot pour mot)(?:\s*,)?\s+",
    re.I,
)
_STOP = re.compile(
    r"[.;!?:«»“”\"\n()]|\s(?:à|au|aux|lors|dans|sur|devant|après|avant|qui|que|en|pour|par|tandis|alors|depuis|chez|auprès|avec"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce (?:matin|soir|lundi|mardi|mercredi|jeudi|vendredi)"
    r"|le \d)\b|\s[–—]\s"
)
_SUBORDINATE = re.compile(r"\b(?:que |qu'|dont |où |si |lorsqu|quand )")
_BREAK = re.compile(r"[;:«»“”\"\n]|\s[–—]\s")
_CLITICS = re.compile(r"(?:\s(?:ne|n'|le|l'|lui|leur|se|s'|y|en|nous|vous|m'|me))+$")
_ARTICLE = re.compile(r"(?:(?<=\s)|^)(?:le|la|les|un|une|des|du|ce|cette)\s|\bl'")
_PRONOUNS = frozenset("il elle ils elles on lui eux qui celui-ci celle-ci ceux-ci dernier dernière".split())
_FUNCTION_WORDS = frozenset("le la les l' un une des ce cette ces mais et or pour selon son sa ses on".split())
MAX_WORDS = 9
"""Words of a noun phrase that names a speaker; what is longer is a clause that was misread."""
MAX_ROLE = 90
"""Code points of a speaker's noun phrase."""


class Speaker(NamedTuple):
    """A name, or the noun phrase where no name is given, and the whole phrase; `pronoun`: it stands for someone."""

    name: str
    role: str
    pronoun: bool = False


PRONOUN = Speaker("", "", pronoun=True)


def before(clause: str) -> Speaker | None:
    """The subject at the end of a clause that stands before its verb; None where there is none."""
    clause = _CLITICS.sub("", _BREAK.split(clause)[-1].rstrip())
    if re.search(r"(?:^|\s)qui$", clause):
        clause = _antecedent(clause[:-4].rstrip(" ,"))
    if not clause or clause.endswith((" et", " ou", " mais")):
        return PRONOUN
    chunks = [chunk.strip() for chunk in clause.split(",")]
    apposed = clause.endswith(",")
    if apposed:
        chunks = _without_circumstances([chunk for chunk in chunks if chunk])
    if not chunks or not chunks[-1]:
        return PRONOUN
    if _SUBORDINATE.search(chunks[-1]):
        return None  # reported within what is reported already
    if _last_word(chunks[-1]) in _PRONOUNS:
        return PRONOUN
    return _of_chunks(chunks, apposed)


def after(rest: str) -> Speaker | None:
    """The subject at the start of what follows an inverted verb; None where there is none."""
    while (skipped := _ADVERBIALS.match(rest)) is not None:
        rest = rest[skipped.end() :]
    rest = rest.lstrip()
    stop = _STOP.search(rest)
    phrase = rest[: stop.start()] if stop else rest[:MAX_ROLE]
    chunks = [chunk.strip() for chunk in phrase.split(",") if chunk.strip()][:2]
    if not chunks or not _can_speak(chunks[0]):
        return None
    if chunks[0].split()[0].lower() in _PRONOUNS:
        return PRONOUN
    if len(chunks) > 1 and _PERSON.fullmatch(chunks[1]):
        return Speaker(chunks[1], _role(", ".join(chunks)))
    return _speaker(chunks[0], chunks[0])


def _of_chunks(chunks: list[str], apposed: bool) -> Speaker | None:
    last = chunks[-1]
    if apposed and len(chunks) > 1:
        role = ", ".join(chunks[-2:])
        if _PERSON.fullmatch(last):
            return Speaker(last, _role(role))
        inner = _speaker(chunks[-2], role)
        if inner is not None and last[:1].islower():
            return inner
    return _speaker(last, last) if _can_speak(last) else None


def _antecedent(clause: str) -> str:
    """The noun phrase a clause ends with, which « qui » takes up."""
    starts = [found.start() for found in _ARTICLE.finditer(clause)]
    return clause[starts[-1] :] if starts else clause


def _without_circumstances(chunks: list[str]) -> list[str]:
    while len(chunks) > 1 and (_CIRCUMSTANCE.match(chunks[-1]) or chunks[-1] in ("eux", "lui", "elle", "elles")):
        chunks = chunks[:-1]
    return chunks


def _speaker(phrase: str, role: str) -> Speaker | None:
    """The person named in a phrase, else the phrase without its article."""
    phrase = _DETERMINER.sub("", phrase) if _DETERMINER.match(phrase) else phrase
    officer = _OFFICER.search(phrase)
    if officer and _PERSON.fullmatch(officer.group(1)):
        return Speaker(officer.group(1), _role(role))
    names = [found for found in _PERSON.finditer(phrase) if not _is_article(found.group())]
    persons = [found for found in names if not _COMPLEMENT.search(phrase[: found.start()])]
    bare = _DETERMINER.sub("", phrase).strip()
    if persons and (" " in persons[-1].group() or persons[-1].group() == bare or persons[-1].end() == len(phrase)):
        return Speaker(persons[-1].group(), _role(role))
    return Speaker(bare, _role(role)) if bare and len(bare.split()) <= MAX_WORDS else None


def _is_article(name: str) -> bool:
    return name.lower() in _FUNCTION_WORDS


def _can_speak(phrase: str) -> bool:
    """Whether a phrase may be a subject: it holds a name or opens with a determiner."""
    if not phrase:
        return False
    return bool(_DETERMINER.match(phrase) or _PERSON.search(phrase)) or phrase.split()[0].lower() in _PRONOUNS


def _last_word(phrase: str) -> str:
    return phrase.split()[-1].lower() if phrase.split() else ""


def _role(text: str) -> str:
    return text.strip(" ,")[:MAX_ROLE]
