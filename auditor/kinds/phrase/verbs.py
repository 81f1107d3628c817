"""Verbs in phrases: « @jeter la serviette » stands for any form of the verb.

A regular verb is its stem with the endings of its group; an irregular one is listed by its stems. The patterns take
some forms too many (« vendrent »), which does no harm: no text holds them.
"""

from __future__ import annotations

import re
from functools import lru_cache

WIDTH = 40
"""Code points of the longest form expected, with its adverb."""

_ER = (
    "er|e|es|ons|ez|ent|ai|ais|ait|ions|iez|aient|as|a|âmes|âtes|èrent|erai|eras|era|erons|erez|eront|erais|erait|"
    "erions|eriez|eraient|asse|assent|ât|é|ée|és|ées|ant"
)
_IR = (
    "ir|is|it|issons|issez|issent|issais|issait|issions|issaient|irent|irai|iras|ira|irons|irez|iront|irais|irait|"
    "irions|iraient|isse|issant|i|ie|ies|ît"
)
_RE = (
    "re|s|t||ons|ez|ent|ais|ait|ions|iez|aient|is|it|irent|rai|ras|ra|rons|rez|ront|rais|rait|rions|raient|e|es|"
    "u|ue|us|ues|ant|isse|ît"
)
_PARTIR = (
    "tir|s|t|tons|tez|tent|tais|tait|tions|taient|tis|tit|tirent|tirai|tira|tirons|tiront|tirais|tirait|tiraient|te|"
    "ti|tie|tis|ties|tant|tît"
)
_ANY = r"[\w]{0,7}"
# Stems of irregular verbs; « ~ » takes any ending.
_IRREGULAR = {
    "aller": "all~ vais vas va vont ir~ aill~",
    "asseoir": "ass~",
    "avoir": "avoir avons avez avai~ avions ai as a ont eu eus eut eurent eu~ eût aur~ ai~ ayons ayant",
    "boire": "boi~ buv~ bu bus but burent bue bues",
    "conduire": "condui~",
    "connaître": "connai~ connaî~ connu~",
    "courir": "courir cours court courons courez courent courai~ couru~ courut courra~ courri~ courro~ courant",
    "couvrir": "couvr~ couvert~",
    "devoir": "dois doit doive~ devoir devons devez devai~ devr~ dû due dus dues dut durent",
    "dire": "di dire dis dit dite dits dites disons disent disait disais dirent dira~ diri~ diro~ dise disant",
    "écrire": "écri~",
    "être": "être suis es est sommes êtes sont étai~ étions été sera~ seri~ sero~ sera~ soi~ fut fus furent fût étant",
    "faire": "faire fais~ fait~ fit fis firent fer~ font fass~ fît",
    "lire": "lire lis lit lisons lisez lisent lisai~ lu lue lus lues lut lurent lira~ liro~ lise lisent lisant",
    "mettre": "mets met mett~ mis mise mises mit mirent mît",
    "mourir": "meur~ mour~ mort~",
    "mordre": "mord~",
    "naître": "nai~ naî~ né née nés nées naquit naquirent",
    "offrir": "offr~ offert~",
    "ouvrir": "ouvr~ ouvert~",
    "pouvoir": "peu~ pouv~ pu put purent pour~ puiss~ pût",
    "prendre": "pren~ pris prise prises prit prirent prît",
    "rejoindre": "rejoi~",
    "recevoir": "reçoi~ recev~ reçu~ reçû~",
    "savoir": "sav~ sais sait su sue sus sut surent saur~ sach~",
    "suivre": "suis suit suiv~",
    "tenir": "tien~ tenir tenons tenez tenai~ tenu tenue tenus tenues tenant tint tinrent tînt",
    "venir": "vien~ venir venons venez venai~ venu venue venus venues venant vint vinrent vînt",
    "vivre": "vis vit viv~ véc~",
    "voir": "voi~ voy~ vu vue vus vues vit vis virent verr~",
    "vouloir": "veu~ voul~ voud~",
    "convaincre": "convain~",
    "craindre": "crain~ craign~",
    "peindre": "peins peint~ peindr~ peign~",
    "produire": "produi~",
    "traduire": "tradui~",
    "construire": "construi~",
    "réduire": "rédui~",
    "introduire": "introdui~",
    "élire": "éli~ élu~",
    "servir": "sers sert serv~",
    "battre": "bats bat batt~",
    "rompre": "romp~",
}  # fmt: skip
ADVERBS = (
    "pas plus jamais guère rien aussi également encore déjà ainsi donc enfin finalement bien tous toutes désormais "
    "toujours peut-être"
).split()
"""What may stand between a verb and what it governs."""
ADVERB = re.compile(rf" (?:{'|'.join(ADVERBS)})(?!\w)")
_ADVERB = rf"(?: (?:{'|'.join(ADVERBS)}))?"
_SHORT_IR = re.compile(r"(?:par|sor|sen|men|dor|conse|resse|repar|ressor)(?:t|m)ir$")


def verb_pattern(lemma: str) -> str:
    """A regular expression, without groups that capture, for a verb given by its infinitive, and a short adverb."""
    return f"(?:{_forms(lemma)}){_ADVERB}"


@lru_cache(maxsize=1024)
def verb_form(lemma: str) -> re.Pattern[str]:
    """A pattern of the forms of a verb as whole words; many phrases share it."""
    return re.compile(rf"(?:{_forms(lemma)})(?!\w)")


def verb_prefixes(lemma: str, length: int) -> tuple[str, ...]:
    """First letters of all its forms; nothing where a form is shorter, or the verb irregular."""
    if lemma in _IRREGULAR or _parts(lemma)[0]:
        return ()
    stems = _stems(lemma[:-2]).split("|") if lemma.endswith("er") else [lemma[:-3]]
    if any(len(stem) < length for stem in stems):
        return ()
    return tuple(dict.fromkeys(stem[:length] for stem in stems))


def verb_starts(lemma: str, length: int) -> frozenset[str]:
    """First letters of all its forms, or the whole of shorter ones; raises ValueError for a verb that is none."""
    prefix, base = _parts(lemma)
    if base in _IRREGULAR:
        forms = [form.rstrip("~") for form in _IRREGULAR[base].split()]
    else:
        forms = _stems(base[:-2]).split("|") if base.endswith("er") else [base[:-3]]
        _simple(base)
    return frozenset((prefix + form)[:length] for form in forms)


def _forms(lemma: str) -> str:
    prefix, lemma = _parts(lemma)
    return prefix + _simple(lemma)


def _parts(lemma: str) -> tuple[str, str]:
    """« re », « prendre » of « reprendre »."""
    for base in (
        "mettre",
        "prendre",
        "tenir",
        "venir",
        "faire",
        "battre",
        "suivre",
        "courir",
        "voir",
        "écrire",
        "lire",
    ):
        if lemma.endswith(base) and lemma not in _IRREGULAR:
            return lemma.removesuffix(base), base
    return "", lemma


def _simple(lemma: str) -> str:
    if lemma in _IRREGULAR:
        forms = sorted(_IRREGULAR[lemma].split(), key=len, reverse=True)
        return f"(?:{'|'.join(form.replace('~', _ANY) for form in forms)})"
    if lemma.endswith("er"):
        return f"(?:{_stems(lemma[:-2])})(?:{_ER})"
    if _SHORT_IR.search(lemma):
        return f"{re.escape(lemma[:-3])}(?:{_PARTIR})"
    if lemma.endswith("ir"):
        return f"{re.escape(lemma[:-2])}(?:{_IR})"
    if lemma.endswith("re"):
        return f"{re.escape(lemma[:-2])}(?:{_RE})"
    raise ValueError(f"{lemma!r} is no infinitive of a verb that is known")


def _stems(stem: str) -> str:
    """A stem in -er with its spellings: lanç-, mange-, jett-, lèv-, pai-."""
    stems = [stem]
    if stem[-1] == "c":
        stems.append(f"{stem[:-1]}ç")
    elif stem[-1] == "g":
        stems.append(f"{stem}e")
    elif stem[-1] == "y":
        stems.append(f"{stem[:-1]}i")
    elif stem[-1] in "lt" and stem[-2] == "e":
        stems.append(stem + stem[-1])
    grave = re.sub(r"[eé]([^aeiouyé]{1,2})$", r"è\1", stem)
    return "|".join(dict.fromkeys([*stems, grave]))
