"""Patterns: the strings they cannot do without, where they are run, and what is refused."""

from __future__ import annotations

import re

import pytest

from auditor.article import Article
from auditor.errors import CardError
from auditor.kinds.pattern import PatternKind
from auditor.kinds.pattern.choices import MOST, cheapest, joined, seams, united
from auditor.kinds.pattern.factors import BEHIND, factors, ignores_case
from auditor.kinds.pattern.plan import planned
from auditor.reading import Document
from auditor.rule import Rule
from auditor.rulebook import RuleBook

RULES = [rule for rule in RuleBook.load() if rule.kind == "pattern"]


def rule(**params):
    return Rule("a-rule", "language", ("fr",), "pattern", "minor", 0.9, "« {match} »", "why", params=params)


def found(text, **params):
    document = Document(Article(text, language="fr"))
    return [text[match.start : match.end] for match in PatternKind([rule(**params)]).find(document)]


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("(?:Le|La) maire", {"Le maire", "La maire"}),
        (r"\w+ et demie?(?!s)", {" et demi"}),
        (r"[ab]x{2}", {"axx", "bxx"}),
        (r"\d(?<!a\d)\d{0,6}(?:euros?|km)", {f"{digit}{unit}" for digit in range(10) for unit in ("euro", "km")}),
        (r"\d,\d|\dkm", {*(f"{one},{two}" for one in range(10) for two in range(10)), *(f"{n}km" for n in range(10))}),
        (r"[^\n]+(?= dit)", {" dit"}),
        (r"(?i:La BBC)", {"la bbc"}),
    ],
)
def test_the_rarest_strings_of_a_pattern(pattern, strings):
    assert cheapest(factors(pattern)) == strings


@pytest.mark.parametrize("pattern", [r"\w+", r"(?:le)?\s", r"[^a]*", r"(?:le|\w)+"])
def test_a_pattern_without_strings(pattern):
    assert factors(pattern) == []


@pytest.mark.parametrize("card", RULES, ids=lambda card: card.id)
def test_every_match_holds_its_strings(card):
    sets, folded = factors(card.params["pattern"]), card.params.get("view", "folded") == "folded"
    for example in card.examples:
        document = Document(Article(example.text, language="fr"))
        view = document.folded if folded else document.plain
        for match in re.finditer(card.params["pattern"], view):
            seen = view[max(0, match.start() - BEHIND) :]
            seen = seen.lower() if ignores_case(card.params["pattern"]) else seen
            assert all(any(string in seen for string in strings) for strings in sets)


@pytest.mark.parametrize("card", [card for card in RULES if "core" in card.params], ids=lambda card: card.id)
def test_every_match_holds_its_core(card):
    pattern, core = re.compile(card.params["pattern"]), re.compile(card.params["core"])
    for example in card.examples:
        view = getattr(Document(Article(example.text, language="fr")), card.params.get("view", "folded"))
        for match in pattern.finditer(view):
            assert any(core.match(view, place) for place in range(max(0, match.start() - 1), match.end() + 1))


def test_sets_of_strings_do_not_grow_without_end():
    many = frozenset(map(str, range(MOST)))
    assert joined(many, frozenset("ab")) is None
    assert united([many, frozenset({"a"})]) is None
    assert frozenset({"0a", "1a"}) <= set().union(*seams(frozenset(map(str, range(100))), frozenset({"a" * 50})))


def test_a_window_lies_around_the_anchor_in_the_strings():
    plan = planned({"pattern": r"\w* un (?:prêt|don) de", "anchors": ["prêt", "don"], "before": 10, "after": 20})
    assert plan["strings"] == [[" un don de", 10, 20], [" un prêt de", 10, 20]]
    assert not plan["words"]
    assert not plan["starts"]


def test_a_pattern_is_matched_at_the_strings_that_it_begins_with():
    plan = planned({"pattern": r"un (?:prêt|don) d\w+", "before": 10, "after": 20})
    assert plan["starts"]
    assert plan["strings"] == [["un don d", 0, 20], ["un prêt d", 0, 20]]
    assert found("un don d'un prêt, un prêt de cent", pattern=r"un (?:prêt|don) d\w+") == ["un prêt de"]


def test_literals_stand_in_the_text_that_the_pattern_looks_at():
    text = "La BBC, la bbc"
    assert found(text, pattern=r"(?i:la) BBC", view="plain", literals=["BBC"]) == ["La BBC"]


def test_a_pattern_that_says_where_to_look_needs_no_anchor():
    text = "Il a dit : que la mairie ferme, et il a dit que non."
    assert found(text, pattern=r"(?:a|ont) dit ?: ?que") == ["a dit : que"]
    assert found(text, pattern=r"(?:a|ont) dit ?: ?que", anchors=["dit"]) == ["a dit : que"]
    assert found(text, pattern=r"dit ?: ?que", literals=["it :"], before=1, after=4) == ["dit : que"]
    assert found(text, pattern=r"dit ?: ?que", literals=["it :"], before=0, after=4) == []


def test_a_window_is_searched_where_the_core_matches():
    params = {"pattern": r"\w+ Le \w+", "core": "(?<=[a-z]) L[ea] (?=[a-z])", "view": "plain", "before": 9, "after": 9}
    assert found("Il dit Le mot. Le mot", **params) == ["dit Le mot"]
    assert found("dit. Le mot", **params) == []
    assert [string for string, _, _ in planned(params)["strings"]] == [" La ", " Le "]
    assert found("un don, un don", pattern="un don", core=r"don(?=,)", anchors=["don"], before=3, after=1) == ["un don"]
    assert found("il part\nil dit", pattern=r"il \w+\Z", core=r"(?<=t)", at_end=True, before=9) == ["il dit"]
    assert found("il part\nil va", pattern=r"il \w+\Z", core=r"(?<=t)", at_end=True, before=9) == []


@pytest.mark.parametrize("params", [{"core": r"\w+"}, {"core": "(?i:un)"}, {"core": "un", "literals": ["un"]}])
def test_a_core_begins_with_strings(params):
    with pytest.raises(CardError, match="core"):
        PatternKind([rule(pattern=r"\w+ un \w+", **params)])


def test_a_scan_runs_only_where_its_strings_occur():
    assert found("5km, 12 km et 7km", pattern=r"\d+km", scan=True) == ["5km", "7km"]
    assert found("des kilomètres", pattern=r"\d+km", scan=True) == []


def test_a_pattern_that_ignores_case():
    assert found("La BBC et la bbc", pattern=r"(?i:la bbc)", view="plain") == ["La BBC", "la bbc"]
    assert found("La BBC et la bbc", pattern=r"(?i:la bbc)", view="plain", anchors=["bbc"]) == ["La BBC", "la bbc"]


def test_a_pattern_that_could_match_anywhere_needs_an_anchor():
    with pytest.raises(CardError, match="where to look"):
        PatternKind([rule(pattern=r"\w+ \w+")])
