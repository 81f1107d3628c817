"""Builds the lexicon: form -> analyses such as "NOUN.fs" or "VERB.ind.pres.3p".

Forms and parts of speech come from Lexique and the treebanks, verb features from conjugation, the gender of nouns from
determiners in running text and, where these are few, from endings that never lie; number from spelling and determiners.
A feature that is not certain is left out, so that a rule that asks for it stays silent.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from auditor.reading.conjugation import paradigm
from training.tagger import genders
from training.tagger.treebank import Word

_TAGS = {"NOM": ["NOUN"], "ADJ": ["ADJ"], "VER": ["VERB"], "AUX": ["AUX"], "ADV": ["ADV"], "ONO": ["INTJ"]}
_TAGS |= {"PRE": ["ADP"], "CON": ["CCONJ"], "ART": ["DET"], "PRO": ["PRON"]}
_OPEN = frozenset(("NOUN", "ADJ", "VERB", "ADV"))
_AUXILIARIES = ("être", "avoir")
# Nouns that press usage gives both genders, or whose gender is disputed: no rule may count on one.
_EPICENE = frozenset(
    "coca philosophe athlète pilote diplomate acrobate interprète gendarme adulte ancêtre apôtre arbitre bénévole "
    "compatriote convive détective disciple esclave gosse hôte mécène pirate prophète pupille rebelle responsable "
    "reporter snob vandale coach pompier premier dernier substitut commis cobaye ténor second "
    "auteur professeur ingénieur procureur gouverneur docteur chef maire juge ministre médecin soldat témoin membre "
    "guide garde otage cadre député avocat capitaine commandant colonel lieutenant général préfet consul "
    "ambassadeur écrivain peintre poète sculpteur architecte mannequin modèle porte-parole agent assistant élève "
    "malade enfant camarade collègue complice adversaire partenaire propriétaire locataire secrétaire commissaire "
    "notaire maître après-midi interview perce-neige hymne amour orgue délice œuvre oeuvre gens chose couple aigle "
    "foudre mémoire manche mode moule mousse page pendule physique poêle solde somme tour vapeur vase voile crêpe "
    "critique livre poste geste greffe merci office parallèle pique platine politique trompette barde barbe faux "
    "finale vague covid wifi job cassette palabre alvéole entrecôte steppe réglisse hast chips pub fax mail sms "
    "star bête rien manœuvre manoeuvre fan supporter proche jeune vieux mineur majeur pair senior junior quidam "
    "leader challenger média trader hacker youtubeur espace matricule relâche cartouche enseigne garde-robe "
    "ordonnance satyre aide personne plastique laque radio vidéo photo auto moto vélo ado bio info sosie quart "
    "tiers demi intérim matin ex top plus moins".split()
)
_EPICENE_ENDINGS = tuple("iste logue iatre aste graphe naute crate phile phobe arque aire".split())
_KNOWN_GENDERS = Path(__file__).with_name("genders_known.txt")
_INVARIANT = frozenset(
    "pays temps corps bras huis ras mois fois cours vers sens poids dos pas puits fils tiers avis cas".split()
)


class Source:
    """Forms with their parts of speech from Lexique, and what the texts say of determiners before them."""

    def __init__(self, lexique: Path, counts: genders.Counts) -> None:
        self.tags: dict[str, dict[str, float]] = defaultdict(dict)
        self.counts = counts
        self.genders = known_genders()
        with gzip.open(lexique, "rt", encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                form, part, frequency = line.rstrip("\n").split("\t")
                # Lexique has no ligature: « coeur » stands for « cœur » too.
                for spelling in {form, form.replace("oeu", "œu")}:
                    for tag in _tags_of(part):
                        self._add(spelling, tag, frequency)

    def _add(self, form: str, tag: str, frequency: str) -> None:
        if len(form) > 1 or form in "aày":
            self.tags[form][tag] = max(float(frequency or 0), self.tags[form].get(tag, 0.0))

    def has(self, form: str, tag: str) -> bool:
        return tag in self.tags.get(form, ())

    def kept(self, form: str) -> set[str]:
        """Parts of speech of a form without the ones that are next to never meant (« a » the letter)."""
        tags = self.tags.get(form, {})
        total = sum(tags.values())
        return {tag for tag, frequency in tags.items() if len(tags) == 1 or frequency >= 0.002 * total}


def _tags_of(part: str) -> list[str]:
    """Universal tags of a part of speech of Lexique: « ADJ:num » is a number, « ADJ:pos » a determiner."""
    if part.startswith("ADJ:"):
        return ["NUM" if part == "ADJ:num" else "DET"]
    return _TAGS.get(part.split(":")[0], [])


def known_genders() -> dict[str, str]:
    """Genders by hand: noun to m or f."""
    table = {}
    for line in _KNOWN_GENDERS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            gender, _, nouns = line.partition(":")
            table.update(dict.fromkeys(nouns.split(), gender))
    return table


def build(source: Source, treebanks: Iterable[list[Word]]) -> dict[str, frozenset[str]]:
    """Form (lower case) to its analyses."""
    table: dict[str, set[str]] = defaultdict(set)
    verbs = _verbs(source)
    endings = _gender_endings(source)
    for form in source.tags:
        for tag in source.kept(form):
            table[form].update(_analyses(form, tag, source, verbs, endings))
            if tag in ("NOUN", "ADJ"):
                table[form].update(verbs.get(form, ()))
    _add_treebanks(table, treebanks)
    return {form: frozenset(codes) for form, codes in table.items() if codes}


def _analyses(
    form: str, tag: str, source: Source, verbs: Mapping[str, set[str]], endings: Mapping[str, str]
) -> Iterable[str]:
    if tag in ("VERB", "AUX"):
        return verbs.get(form, {"VERB"})
    if tag == "NOUN":
        if "-" in form:  # « des porte-avions, une stations-service »: neither number nor gender can be told
            return {"NOUN"}
        return {f"NOUN.{_noun_gender(form, source, endings)}{_noun_number(form, source)}".rstrip(".")}
    if tag == "ADJ":
        return {f"ADJ.{_adjective(form, source)}".rstrip(".")}
    return {tag}


def _verbs(source: Source) -> dict[str, set[str]]:
    """Verb forms that Lexique knows, with their features; an infinitive it lacks is guessed from its participle."""
    forms = {form for form, tags in source.tags.items() if "VERB" in tags or "AUX" in tags}
    known = {form for form in forms if form.endswith(("er", "ir", "re", "ïr"))}
    guessed = {form[:-1] + "er" for form in forms if form.endswith("é")} - known
    table: dict[str, set[str]] = defaultdict(set)
    for infinitive in sorted(known | guessed):
        tags = ("VERB", "AUX") if infinitive in _AUXILIARIES else ("VERB",)
        # A noun spelt like a form of a verb (« réforme ») is one, whether Lexique counts it or not.
        listed = source.tags if infinitive in known else forms
        for form, features in paradigm(infinitive):
            if form in listed:
                table[form].update(f"{tag}.{features}" for tag in tags)
    return table


def _singulars(form: str) -> list[str]:
    """Singular forms that a form could be the plural of."""
    found = []
    if form.endswith("aux"):
        found += [form[:-1], form[:-2] + "l", form[:-2] + "il"]
    elif form.endswith(("s", "x")):
        found.append(form[:-1])
    return found


def _noun_number(form: str, source: Source) -> str:
    share = genders.singular_share(form, source.counts)
    if not form.endswith(("s", "x", "z")):
        if form.endswith("men") and len(form) > 5:  # « rugbymen »
            return ""
        return "" if share is not None and share < 0.9 else "s"
    known = any(source.has(base, "NOUN") for base in _singulars(form))
    if not known or form in _INVARIANT or (share is not None and share > 0.05):
        return ""
    return "p"


def _noun_gender(form: str, source: Source, endings: Mapping[str, str]) -> str:
    plural = _noun_number(form, source) == "p"
    bases = [base for base in _singulars(form) if plural and source.has(base, "NOUN")] or [form]
    base = bases[0]
    if base in source.genders or form in source.genders:
        return source.genders.get(form) or source.genders[base]
    if base in _EPICENE or form in _EPICENE or base.endswith(_EPICENE_ENDINGS):
        return ""
    verb = source.has(base, "VERB")
    counted = genders.gender(base, source.counts, verb)
    if counted or (base in source.counts and sum(source.counts[base][mark] for mark in "mf") >= 4):
        return counted
    guess = next((endings[base[-size:]] for size in (6, 5, 4, 3) if base[-size:] in endings), "")
    seen = genders.gender(base, source.counts, verb, least=1, share=1.0)
    return guess if seen in ("", guess) and not source.has(base, "ADJ") else ""


def _gender_endings(source: Source) -> dict[str, str]:
    """Endings of three to six letters that at least 25 nouns share, all of one gender as the texts count it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for form, tags in source.tags.items():
        if "NOUN" in tags and "ADJ" not in tags and not form.endswith(("s", "x")) and form not in _EPICENE:
            vote = genders.gender(form, source.counts, "VERB" in tags, least=3)
            for size in (3, 4, 5, 6) if vote else ():
                votes[form[-size:]][vote] += 1
    pure = {}
    for ending, seen in votes.items():
        (best, most), total = seen.most_common(1)[0], sum(seen.values())
        if total >= 25 and most >= 0.99 * total:
            pure[ending] = best
    return pure


# (feminine ending, masculine endings it stands for)
_PAIRS = (
    ("euse", ("eux", "eur")), ("rice", ("eur",)), ("ve", ("f",)), ("che", ("c",)), ("que", ("c",)), ("gue", ("g",)),
    ("elle", ("el", "eau")), ("eille", ("eil", "ieux")), ("enne", ("en",)), ("onne", ("on",)), ("ette", ("et",)),
    ("otte", ("ot",)), ("ère", ("er",)), ("ète", ("et",)), ("sse", ("s", "x")), ("esse", ("e",)), ("olle", ("ou",)),
    ("ille", ("il",)), ("ulle", ("ul",)), ("guë", ("gu",)), ("ouce", ("oux",)), ("îche", ("ais",)),
    ("raîche", ("rais",)), ("e", ("",)),
)  # fmt: skip


def _adjective(form: str, source: Source) -> str:
    """Gender and number of an adjective, as far as spelling tells."""
    if form.endswith("aux") and source.has(form[:-2] + "l", "ADJ"):
        return "mp"
    if form.endswith("x"):
        return "m" if source.has(form[:-1] + "se", "ADJ") else ""
    if form.endswith("s"):
        if not (source.has(form[:-1], "ADJ") or source.has(form[:-1], "VERB")):
            return "m" if source.has(form + "e", "ADJ") or source.has(form + "se", "ADJ") else ""
        return _adjective_gender(form[:-1], source) + "p"
    return _adjective_gender(form, source) + "s"


def _adjective_gender(base: str, source: Source) -> str:
    """Gender of a singular adjective: one that has a partner of the other gender is of its own."""
    feminine = base.endswith(("e", "ë"))
    for end, others in _PAIRS:
        for other in others:
            own, partner = (end, other) if feminine else (other, end)
            word = base[: len(base) - len(own)] + partner
            # « fermée » is the partner of a participle, but « suisse » is none of « suis »
            known = source.has(word, "ADJ") or (end == "e" and source.has(word, "VERB"))
            if base.endswith(own) and len(word) > 2 and known:
                return "f" if feminine else "m"
    return ""


def _add_treebanks(table: dict[str, set[str]], treebanks: Iterable[list[Word]]) -> None:
    """Adds what annotated text says: every closed-class reading, and open-class readings seen twice or of new forms."""
    seen: Counter[tuple[str, str]] = Counter()
    for sentence in treebanks:
        for word in sentence:
            if word.tag not in ("PROPN", "PUNCT", "SYM", "X") and any(c.isalpha() for c in word.form):
                seen[word.form.lower(), _code(word)] += 1
    known = {form: {code.split(".")[0] for code in codes} for form, codes in table.items()}
    for (form, code), times in seen.items():
        tag = code.split(".")[0]
        new = tag not in known.get(form, ())
        if tag in ("NOUN", "ADJ") and len(form) == 1:
            continue
        if new and (times >= 2 or form not in known):
            # Few witnesses may be wrong: what they say of gender, number and person is not kept.
            certain = times >= 3 and form not in _EPICENE and "-" not in form
            table[form].add(code if certain or tag not in _OPEN else tag)


def _code(word: Word) -> str:
    features = word.features
    number = {"Sing": "s", "Plur": "p"}.get(features.get("Number", ""), "")
    gender = {"Masc": "m", "Fem": "f"}.get(features.get("Gender", ""), "")
    if word.tag in ("VERB", "AUX"):
        return f"{word.tag}.{_verb_code(features, gender, number)}".rstrip(".")
    if word.tag in ("NOUN", "ADJ", "DET", "PRON"):
        return f"{word.tag}.{gender}{number}".rstrip(".")
    return word.tag


def _verb_code(features: Mapping[str, str], gender: str, number: str) -> str:
    kind = features.get("VerbForm", "")
    if kind == "Inf":
        return "inf"
    tense = {"Pres": "pres", "Imp": "imp", "Past": "past", "Fut": "fut"}.get(features.get("Tense", ""), "pres")
    if kind == "Part":
        return "part.past." + gender + number if tense == "past" else "part.pres"
    mood = {"Ind": "ind", "Sub": "sub", "Cnd": "cnd", "Imp": "imp"}.get(features.get("Mood", ""), "")
    return f"{mood}.{tense}.{features.get('Person', '')}{number}" if mood else ""
