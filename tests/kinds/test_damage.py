"""Kinds for what scraping and typing do to a text: glue, hyphenation, mojibake, openings, capitals, variants."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.errors import CardError
from auditor.kinds.glue import GlueKind
from auditor.kinds.hyphenation import HyphenationKind
from auditor.kinds.mojibake import CODECS, MojibakeKind, repaired
from auditor.kinds.opening import OpeningKind
from auditor.kinds.pattern import PatternKind
from auditor.kinds.phrase import PhraseKind
from auditor.kinds.titlecase import TitlecaseKind
from auditor.kinds.variant import VariantKind
from auditor.reading import Document
from auditor.rule import Rule


def rule(**params):
    return Rule("a-rule", "language", ("fr",), "kind", "minor", 0.9, "« {match} »", "why", params=params)


def found(kind, text, **params):
    document = Document(Article(text, language="fr"))
    matches = sorted(kind([rule(**params)]).find(document), key=lambda match: match.start)
    return [text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("du grenier au muséeC'est elle", ["muséeC'"]),
        ("la question du loyerLes gens", ["loyerLes"]),
        ("un calme à PerpignanLa mairie", ["PerpignanLa"]),
        ("YouTube, LinkedIn, iPhone, LaREM, bioRxiv", []),
        ("#BalanceTonPorc et @MaisonLes et exemple.fr/pageLes", []),
    ],
)
def test_glue(text, words):
    assert found(GlueKind, text, openers=["les", "la", "le"]) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("Il vit àParis.", ["àParis"]), ("Il vit àParis et àParis.", []), ("Il vit deLà ; LaPoste.", [])],
)
def test_glue_of_short_words(text, words):
    assert found(GlueKind, text, openers=[], short=["à", "de"]) == words


def test_what_is_written_so_twice_is_a_brand():
    assert found(GlueKind, "le groupe voitureRouge et voitureRouge encore", openers=["les"]) == []
    assert found(GlueKind, "le groupe voitureRouge arrive", openers=["les"]) == ["voitureRouge"]


@pytest.mark.parametrize(
    ("mode", "text", "words"),
    [
        ("cut", "Le gouver-nement et la contre-proposition", ["gouver-nement"]),
        ("cut", "le co-voiturage, un porte-parole, là-bas", []),
        ("soft", "le gouver\u00adnement et le mu¬ sée", ["gouver\u00adnement", "mu¬ sée"]),
        ("soft", "le mi\u200bnistre", ["mi\u200bnistre"]),
        ("spaced", "la com- mission et les gardes -côtes", ["com- mission", "gardes -côtes"]),
        ("spaced", "les pré- et postfaces, le maire -élu- ici", []),
        ("merged", "il va dansle centre", ["dansle"]),
        ("merged", "Jean Dansle et @dansle", []),
        ("merged", "elle toussait, je parvins au port", []),
        ("joined", "sa disinformation campaign", []),
        ("joined", "une rencontrevendredi, un arrêtage", ["rencontrevendredi"]),
    ],
)
def test_hyphenation(mode, text, words):
    assert found(HyphenationKind, text, mode=mode, heads=["dans"], min_zipf=3.3) == words


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("times", [1, 2])
def test_mojibake_is_found_and_read_back(codec, times):
    broken = "œuvré"
    for _ in range(times):
        broken = "".join(bytes([byte]).decode(codec, "replace") for byte in broken.encode())
    if "\ufffd" in broken:
        pytest.skip("the codec has no sign for one of these bytes")
    text = f"Une {broken} rare"
    (word,) = found(MojibakeKind, text)
    assert broken.startswith(word)
    if times == 1:
        assert word == broken
        assert repaired(broken) == "œuvré"


def test_healthy_foreign_letters_are_no_mojibake():
    assert found(MojibakeKind, "São Paulo, Łódź, Århus, Ânes, ÂGE, Ñandú, Șerban : « Ça va »") == []


def test_replacement_characters_are_mojibake():
    assert found(MojibakeKind, "Le Fran�ais part") == ["Fran�ais"]


@pytest.mark.parametrize("text", ["LÕhomme part.", "Le caf=C3=A9 ferme.", "dâ€™accord"])
def test_mac_apostrophes_and_printable_bytes_are_mojibake(text):
    assert len(found(MojibakeKind, text)) == 1


def test_a_pattern_at_the_end_of_the_text():
    params = {"pattern": r"\w+ et(?=\s*\Z)", "at_end": True}
    assert found(PatternKind, "Le maire et son adjoint et", **params) == ["adjoint et"]
    assert found(PatternKind, "Le maire et", **params) == ["maire et"]
    assert found(PatternKind, "Le maire et son adjoint.", **params) == []


def test_a_phrase_of_the_page_between_two_sentences():
    params = {"phrases": ["qui sommes-nous", "plus d'articles"], "whole_line": True}
    assert found(PhraseKind, "Il part. Qui sommes-nous ? Elle reste.", **params) == ["Qui sommes-nous"]
    assert found(PhraseKind, "Il part. Plus d'articles : Elle reste.", **params) == ["Plus d'articles"]
    assert found(PhraseKind, "Il part. Plus d'articles. Elle reste.", **params) == []


def test_an_opening_marks_its_whole_line():
    text = "Il part.\n► Lire aussi : la digue cède\nIl faut lire aussi : le reste"
    assert found(OpeningKind, text, phrases=["lire aussi"], then=" ?:") == ["► Lire aussi : la digue cède"]


def test_a_long_line_is_text_whatever_it_begins_with():
    text = "Lire aussi : " + "mot " * 50
    assert found(OpeningKind, text, phrases=["lire aussi"]) == []
    assert found(OpeningKind, text, phrases=["lire aussi"], max_words=80) == [text.strip()]


def test_an_opening_of_a_sentence():
    text = "Il part. Lire aussi le rapport. Il revient."
    assert found(OpeningKind, text, phrases=["lire aussi"], unit="sentence") == ["Lire aussi le rapport."]


def test_an_opening_must_begin_with_a_word():
    with pytest.raises(CardError, match="begins with a word"):
        OpeningKind([rule(phrases=["* aussi"])])


def test_title_case():
    small = ["la", "de", "pour", "le"]
    line = "Les Syndicats De La Ville Rejettent Le Plan"
    assert found(TitlecaseKind, f"{line}\nLe maire de la ville.", function_words=small, least=2) == [line]
    assert found(TitlecaseKind, "LES SYNDICATS DE LA VILLE REJETTENT LE PLAN", function_words=small) == []


def test_the_rarer_form_is_marked():
    rows = [{"forms": "Kiev|Kyiv"}]
    assert found(VariantKind, "Kiev, Kiev et Kyiv", rows=rows) == ["Kyiv"]
    assert found(VariantKind, "Kyiv, Kyiv et Kiev", rows=rows) == ["Kiev"]
    assert found(VariantKind, "Kiev et Kiev, puis Kyiviens", rows=rows) == []


def test_a_style_needs_a_usual_one():
    styles, text = ["« ", "«(?=\\w)"], "« a » « b » «c »"
    assert found(VariantKind, text, styles=styles, usual=2, rare=1, mark="»") == ["«"]
    assert found(VariantKind, text, styles=styles, usual=3, rare=1) == []
    assert found(VariantKind, text, styles=styles, usual=2, rare=1, with_words=True) == ["«c"]


def test_variants_need_a_table_or_styles():
    with pytest.raises(CardError, match="either styles or a table"):
        VariantKind([rule(usual=2)])
