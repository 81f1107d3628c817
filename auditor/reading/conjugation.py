"""French conjugation: every simple form of a verb from its infinitive.

The first and second groups follow rules; the third is a table of models, one line each, keyed by the ending of the
infinitive that the model replaces. It is meant to be checked against a word list: where spelling varies (« j'appelle »,
« je cède / céderai ») all variants are made, and a form that no list knows is to be dropped by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor.reading.verb_models import MODELS

_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_SUBJUNCTIVE = ("e", "es", "e", "ions", "iez", "ent")
_PAST = {
    "a": ("ai", "as", "a", "âmes", "âtes", "èrent"),
    "i": ("is", "is", "it", "îmes", "îtes", "irent"),
    "u": ("us", "us", "ut", "ûmes", "ûtes", "urent"),
    "in": ("ins", "ins", "int", "înmes", "întes", "inrent"),
}
_PAST_SUBJUNCTIVE = {
    "a": ("asse", "asses", "ât", "assions", "assiez", "assent"),
    "i": ("isse", "isses", "ît", "issions", "issiez", "issent"),
    "u": ("usse", "usses", "ût", "ussions", "ussiez", "ussent"),
    "in": ("insse", "insses", "înt", "inssions", "inssiez", "inssent"),
}

# « partir » and its like lose the stem's last consonant in the singular; « répartir », « avertir » follow « finir ».
_SHORT_IR = frozenset(
    "partir repartir départir sortir ressortir sentir consentir ressentir pressentir mentir démentir repentir".split()
)
_IRREGULAR: dict[tuple[str, str], tuple[str, ...]] = {
    ("avoir", "sub.pres"): ("aie", "aies", "ait", "ayons", "ayez", "aient"),
    ("être", "sub.pres"): ("sois", "sois", "soit", "soyons", "soyez", "soient"),
    ("avoir", "ind.past"): ("eus", "eus", "eut", "eûmes", "eûtes", "eurent"),
    ("avoir", "sub.imp"): ("eusse", "eusses", "eût", "eussions", "eussiez", "eussent"),
    ("avoir", "imp.pres"): ("", "aie", "", "ayons", "ayez", ""),
    ("être", "imp.pres"): ("", "sois", "", "soyons", "soyez", ""),
    ("être", "ind.imp"): ("étais", "étais", "était", "étions", "étiez", "étaient"),
    ("savoir", "imp.pres"): ("", "sache", "", "sachons", "sachez", ""),
    ("vouloir", "imp.pres"): ("", "veuille", "", "veuillons", "veuillez", ""),
    ("aller", "imp.pres"): ("", "va", "", "allons", "allez", ""),
}
# Consonants before which « je sèvre, je règne, je lègue » open their e.
_LIGHT_CLUSTERS = frozenset("br ch cr gl gn gu qu tr vr".split())
_GERUNDS = {"avoir": "ayant", "être": "étant", "savoir": "sachant"}
# Verbs that only « il » takes, and the few forms they have.
_IMPERSONAL = {
    "falloir": {"ind.pres.3s": "faut", "ind.imp.3s": "fallait", "ind.past.3s": "fallut", "ind.fut.3s": "faudra",
                "cnd.pres.3s": "faudrait", "sub.pres.3s": "faille", "part.past.ms": "fallu"},
    "pleuvoir": {"ind.pres.3s": "pleut", "ind.imp.3s": "pleuvait", "ind.past.3s": "plut", "ind.fut.3s": "pleuvra",
                 "cnd.pres.3s": "pleuvrait", "sub.pres.3s": "pleuve", "part.past.ms": "plu"},
}  # fmt: skip


class Stems(NamedTuple):
    """What a verb's forms are built from; a variant spelling is a second `Stems` of the same infinitive."""

    present: tuple[str, ...]
    future: str
    past: str
    vowel: str
    subjunctive: tuple[str, str]
    participle: str


def paradigm(infinitive: str) -> Iterator[tuple[str, str]]:
    """Yields (form, features) such as ("mangeait", "ind.imp.3s"), ("mangées", "part.past.fp"), ("manger", "inf")."""
    yield infinitive, "inf"
    if infinitive in _IMPERSONAL:
        yield from ((form, features) for features, form in _IMPERSONAL[infinitive].items())
        return
    for stems in _stems(infinitive):
        yield from _forms(infinitive, stems)


def _forms(infinitive: str, stems: Stems) -> Iterator[tuple[str, str]]:
    weak = stems.present[3].removesuffix("ons")
    tables = {
        "ind.pres": stems.present,
        "ind.imp": tuple(_join(weak, ending) for ending in _IMPERFECT),
        "ind.fut": tuple(stems.future + ending for ending in _FUTURE),
        "cnd.pres": tuple(stems.future + ending for ending in _IMPERFECT),
        "sub.pres": tuple(
            stems.subjunctive[1 if person in ("1p", "2p") else 0] + ending
            for person, ending in zip(_PERSONS, _SUBJUNCTIVE, strict=True)
        ),
        "imp.pres": _imperative(stems.present),
    }
    if stems.vowel:
        tables["ind.past"] = tuple(_join(stems.past, ending) for ending in _PAST[stems.vowel])
        tables["sub.imp"] = tuple(_join(stems.past, ending) for ending in _PAST_SUBJUNCTIVE[stems.vowel])
    for tense, forms in tables.items():
        for person, form in zip(_PERSONS, _IRREGULAR.get((infinitive, tense), forms), strict=True):
            if form:
                yield form, f"{tense}.{person}"
    yield _GERUNDS.get(infinitive, weak + "ant"), "part.pres"
    yield from _participle(stems.participle)


def _join(stem: str, ending: str) -> str:
    """« nous mangeons, nous lançons » keep their e and cedilla only before a and o; « haïr » keeps its diaeresis."""
    if ending[0] in "iè":
        stem = stem[:-1] if stem.endswith("ge") else stem[:-1] + "c" if stem.endswith("ç") else stem
    return stem + ending


def _imperative(present: tuple[str, ...]) -> tuple[str, ...]:
    second = present[1][:-1] if present[1].endswith("es") else present[1]
    return ("", second, "", present[3], present[4], "")


def _participle(masculine: str) -> Iterator[tuple[str, str]]:
    stem = {"dû": "du", "absous": "absout", "dissous": "dissout"}.get(masculine, masculine)
    yield masculine, "part.past.ms"
    yield (masculine if masculine.endswith("s") else stem + "s"), "part.past.mp"
    yield stem + "e", "part.past.fs"
    yield stem + "es", "part.past.fp"


def _stems(infinitive: str) -> Iterator[Stems]:
    if infinitive in _SHORT_IR:
        yield _short(infinitive[:-3], infinitive[-3])
        return
    for size in range(min(len(infinitive), 10), 1, -1):
        model = MODELS.get(infinitive[-size:])
        if model and not (infinitive.endswith("er") and infinitive != "aller"):
            yield _from_model(infinitive[:-size], model)
            return
    if infinitive.endswith("er"):
        yield from _first_group(infinitive)
    elif infinitive.endswith(("ir", "ïr")):
        yield _second_group(infinitive[:-1])


def _short(stem: str, consonant: str) -> Stems:
    full = stem + consonant
    present = (stem + "s", stem + "s", stem + "t", full + "ons", full + "ez", full + "ent")
    return Stems(present, full + "ir", full, "i", (full, full), full + "i")


def _second_group(stem: str) -> Stems:
    root = stem[:-1]
    present = (*(stem + ending for ending in ("s", "s", "t")), *(stem + "ss" + e for e in ("ons", "ez", "ent")))
    return Stems(present, stem + "r", root, "i", (stem + "ss", stem + "ss"), stem)


def _first_group(infinitive: str) -> Iterator[Stems]:
    stem = infinitive[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    for mute, future in _mute_stems(stem):
        present = (mute + "e", mute + "es", mute + "e", soft + "ons", stem + "ez", mute + "ent")
        yield Stems(present, future, soft, "a", (mute, stem), stem + "é")


def _mute_stems(stem: str) -> Iterator[tuple[str, str]]:
    """(stem before a mute e, stem of the future) of a verb in -er, with the variants that are allowed."""
    if stem.endswith("envoy"):
        yield stem[:-1] + "i", stem[:-2] + "err"
        return
    if stem.endswith(("ay", "oy", "uy")):
        yield stem[:-1] + "i", stem[:-1] + "ier"
        if not stem.endswith("ay"):
            return
    head, vowel, tail = _last_vowel(stem)
    opens = len(tail) == 1 or tail in _LIGHT_CLUSTERS
    if vowel == "e" and tail in ("l", "t"):
        yield stem + tail, stem + tail + "er"
    if vowel and opens:
        yield head + "è" + tail, head + "è" + tail + "er"
    if vowel == "é" and opens:
        yield head + "è" + tail, stem + "er"
    if not opens or not vowel:
        yield stem, stem + "er"


def _last_vowel(stem: str) -> tuple[str, str, str]:
    for at in range(len(stem) - 1, max(-1, len(stem) - 4), -1):
        if stem[at] in "eé":
            return stem[:at], stem[at], stem[at + 1 :]
        if stem[at] in "aioyâîôûàèêïü" or (stem[at] == "u" and stem[at - 1] not in "gq"):
            break
    return stem, "", ""


def _from_model(root: str, model: tuple[str, ...]) -> Stems:
    present, future, past, subjunctive, participle = model
    past_stem, dot, vowel = past.partition(".")
    if past == "in":
        past_stem, vowel = "", "in"
    elif not dot:
        past_stem, vowel = "", ""
    strong, _, weak = subjunctive.partition("/")
    return Stems(
        tuple(root + form for form in present.split()),
        root + future,
        root + past_stem,
        vowel,
        (root + strong, root + (weak or strong)),
        root + participle,
    )
