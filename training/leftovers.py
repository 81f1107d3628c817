"""Makes the table of words that a machine left in their own language: `python -m training.leftovers --data FOLDER`.

A word is taken when it is common in English, Spanish, Portuguese, German, Italian or Dutch and French does not know it:
not in Lexique 3.83, hardly in French texts of any kind, and a hundred times rarer there than at home. German nouns keep
their capital, and with it the chance of being a name, so they are listed apart.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LANGUAGES = ("en", "es", "pt", "de", "it", "nl")
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")
MIN_PER_MILLION = {"en": 2.0, "es": 4.0, "pt": 4.0, "de": 4.0, "it": 8.0, "nl": 8.0}
MIN_NOUN_PER_MILLION = 8.0
MAX_KNOWN_PER_MILLION = 0.25
MAX_FRENCH_PER_MILLION = 0.6
MIN_RATIO = {"en": 160.0, "es": 80.0, "pt": 80.0, "de": 80.0, "it": 120.0, "nl": 120.0}
MAX_NAME_SHARE = 0.05
MAX_LANGUAGES = 2
MIN_LETTERS = 4


# Words of public life that subtitles hardly hold, or that French papers use no more than their neighbours.
ADDED = {
    "en": "landlord landlords ruling rulings hearing hearings lawsuit lawsuits felony subpoena lawmaker staffers "
    "turnout mayor mayors councillor councillors borough headteacher inquest bailout pensioners commuters strikers "
    "paramedics firefighters housebuilding childcare taxpayers voters outage outages wildfire "
    "wildfires flooding drought livestock farmland wetlands layoffs earnings shareholders",
    "es": "gobernadora gobernador alcaldía ayuntamientos concejala concejales concejalía consejería consejero "
    "consejera diputados senadores vecinas inquilinos inquilina arrendador hipoteca hipotecas parado parados "
    "bomberos ganadero agricultores regadío embalses sequías incendio incendios okupas okupa juzgados "
    "magistrada sindicato huelgas trabajadora jornaleros pensionistas viviendas inmobiliaria ladrillo "
    "municipio municipios comarca comarcas autovía autonómicas hosteleros hostelería",
    "pt": "prefeita prefeitos prefeituras vereadora vereadora deputado deputada senador governador governadora "
    "morador moradora aposentado aposentada aposentadoria bombeiro delegado delegacia presídio chuvas enchente "
    "enchentes deslizamento deslizamentos barragem barragens desmatamento garimpo garimpeiro garimpeiros grileiros "
    "camponeses arrendamento arrendatários inquilinos senhorio senhorios autarcas autarquias freguesia freguesias "
    "concelho concelhos incêndios fogos agricultores reformas utentes urgências sindicatos centrais "
    "trabalhadora desempregado desempregados salário salários inflação orçamento",
    "it": "sindaci assessore assessori consigliere consiglieri giunta questura questore procuratore magistrati "
    "sindacati scioperi operai pensionati inquilini sfratto sfratti alluvione alluvioni siccità frana frane incendi "
    "ospedale ospedali infermieri comuni provincia regione decreto bilancio disoccupati bollette carovita",
    "nl": "wethouders gemeenteraad huurder verhuurder huurprijzen woningnood staking stakingen vakbond vakbonden "
    "werknemers boeren stikstof brandweer ziekenhuis gepensioneerden uitkering belastingen begroting burgemeesters",
}
ADDED_NOUNS = (
    "oberbürgermeister oberbürgermeisterin bürgermeisterin gemeinden gemeinderat stadträte stadtverwaltung "
    "stadtwerke landesregierung ministerpräsident ministerpräsidentin bundesregierung koalition abgeordnete "
    "abgeordneten wahlkampf wähler stimmen umfrage haushalte steuern mieter vermieter miete wohnung wohnungsnot "
    "wohnungsmarkt arbeiter arbeitnehmer arbeitslosigkeit gewerkschaft gewerkschaften streik streiks renten "
    "krankenhäuser pflegekräfte feuerwehr hochwasser dürre waldbrand waldbrände bauern landwirte verkehr "
    "staatsanwalt urteil urteile verfassungsgericht ermittler ermittlungen verdächtige"
)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def subtitles(data: Path, language: str) -> Counter[str]:
    """Counts of the 50,000 most frequent forms; empty where the language has no list."""
    path = data / f"lexicon/frequency_{language}_50k.txt.gz"
    if not path.exists():
        return Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return Counter({word: int(number) for word, number in (line.split() for line in file)})


def texts(data: Path, language: str) -> Iterator[str]:
    """Sentences written in a language, of the parallel sets."""
    if language == "en":
        yield from (row["en"] for row in rows(data / "parallel_en_fr.jsonl.gz"))
        return
    for name in ("parallel_xx_fr.jsonl.gz", "parallel_xx_en.jsonl.gz"):
        yield from (row["text"] for row in rows(data / name) if row["lang"] == language)


def french_texts(data: Path) -> Iterator[str]:
    """French that people wrote: press, treebanks of the parallel sets' French side."""
    yield from (row["text"] for row in rows(data / "native_press.jsonl.gz"))
    yield from (row["fr"] for row in rows(data / "parallel_en_fr.jsonl.gz"))
    yield from (row["fr"] for row in rows(data / "parallel_xx_fr.jsonl.gz"))
    written = ("native", "human_translation")
    yield from (row["text"] for row in rows(data / "mt_documents.jsonl.gz") if row["kind"] in written)


def count(passages: Iterator[str]) -> tuple[Counter[str], Counter[str]]:
    """Counts of lower-case words, and of words with a capital first letter inside a sentence, in lower case."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for passage in passages:
        for number, word in enumerate(_WORD.findall(passage)):
            if word.islower():
                lower[word] += 1
            elif number and word[1:].islower():
                capital[word.lower()] += 1
    return lower, capital


def per_million(counts: Counter[str]) -> dict[str, float]:
    """Occurrences in a million words."""
    total = sum(counts.values()) or 1
    return {word: 1e6 * number / total for word, number in counts.items()}


def home(data: Path, language: str) -> tuple[dict[str, float], dict[str, float]]:
    """Frequencies per million of words, and of German nouns, in their own language."""
    lower, capital = count(texts(data, language))
    spoken, written = per_million(subtitles(data, language)), per_million(lower)
    total = sum(lower.values()) + sum(capital.values())
    nouns = {word: 1e6 * number / total for word, number in capital.items() if number > 4 * lower[word]}
    if language == "de":
        spoken = {word: value for word, value in spoken.items() if word not in nouns}
    words = {word: max(spoken.get(word, 0.0), written.get(word, 0.0)) for word in spoken.keys() | written.keys()}
    return words, nouns if language == "de" else {}


def french_words(data: Path) -> frozenset[str]:
    """Forms of Lexique 3.83 that are in use; « ayuntamiento » is in it, but no more than that."""
    with gzip.open(data / "lexicon/lexique383.tsv.gz", "rt", encoding="utf-8") as file:
        table = csv.DictReader(file, delimiter="\t")
        return frozenset(row["form"] for row in table if float(row["frequency_per_million"]) > MAX_KNOWN_PER_MILLION)


def french_frequency(data: Path) -> dict[str, float]:
    """Frequency per million of a word in French, the highest of all that is known of it."""
    from wordfreq import get_frequency_dict

    lower, capital = count(french_texts(data))
    sources = [per_million(lower), per_million(subtitles(data, "fr"))]
    listed = {word: 1e6 * value for word, value in get_frequency_dict("fr", "large").items()}
    merged = {word: value * 0.1 for word, value in per_million(capital).items()}
    for source in [*sources, listed]:
        for word, value in source.items():
            merged[word] = max(merged.get(word, 0.0), value)
    return merged


def kept(
    words: dict[str, float], minimum: float, ratio: float, french: dict[str, float], known: frozenset[str]
) -> set[str]:
    """Words of one language that are common there and unknown to French."""
    return {
        word
        for word, value in words.items()
        if value >= minimum
        and len(word) >= MIN_LETTERS
        and word.isalpha()
        and not derived(word, known)
        and french.get(word, 0.0) <= MAX_FRENCH_PER_MILLION
        and value >= ratio * french.get(word, 0.0)
    }


def derived(word: str, known: frozenset[str]) -> bool:
    """Whether it is a French word, its plural or feminine, or a verb's past or future (« tortura », « misera »)."""
    stems = {word, word.removesuffix("s"), word.removesuffix("e"), word.removesuffix("es")}
    if word.endswith("a"):
        stems |= {f"{word[:-1]}er", word[:-1]}
    return not stems.isdisjoint(known)


def without_names(nouns: dict[str, float], elsewhere: dict[str, float]) -> dict[str, float]:
    """German nouns that other languages do not write with a capital: « Unicaja » is a name in all of them."""
    return {word: value for word, value in nouns.items() if elsewhere.get(word, 0.0) < MAX_NAME_SHARE * value}


def abroad(data: Path) -> dict[str, float]:
    """Frequency per million of words with a capital inside a sentence, in languages where this means a name."""
    counts: Counter[str] = Counter()
    total = 0
    for language in ("en", "es", "pt", "it", "nl"):
        lower, capital = count(texts(data, language))
        counts.update(capital)
        total += sum(lower.values())
    return {word: 1e6 * number / total for word, number in counts.items()}


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    args = parser.parse_args()
    french, known = french_frequency(args.data), french_words(args.data)
    table: dict[str, set[str]] = {}
    for language in LANGUAGES:
        words, nouns = home(args.data, language)
        ratio = MIN_RATIO[language]
        for word in kept(words, MIN_PER_MILLION[language], ratio, french, known):
            table.setdefault(word, set()).add(language)
        nouns = without_names(nouns, abroad(args.data) if nouns else {})
        for word in kept(nouns, MIN_NOUN_PER_MILLION, ratio, french, known):
            table.setdefault(word, set()).add(f"{language}:noun")
    for language, words_added in ADDED.items():
        for word in words_added.split():
            if not derived(word, known):
                table.setdefault(word, set()).add(language)
    for word in ADDED_NOUNS.split():
        table.setdefault(word, set()).add("de:noun")
    args.output.write_text("".join(grouped(table)), encoding="utf-8")


def grouped(table: dict[str, set[str]]) -> Iterator[str]:
    """One line for each set of languages: the languages, a tab, and the words they share."""
    groups: dict[str, list[str]] = {}
    for word, labels in sorted(table.items()):
        groups.setdefault(" ".join(sorted(labels)), []).append(word)
    for languages, words in sorted(groups.items()):
        if len(languages.split()) > MAX_LANGUAGES:  # a word of so many languages is a name or a term of all
            continue
        yield f"{languages}\t{' '.join(words)}\n"


if __name__ == "__main__":
    main()
