"""What a policy decides, by hand-made cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import ConfigError, InputError
from auditor.pipeline.policy import Policy
from auditor.scorecard import CategoryScore, ScoreCard
from auditor.sources import Ledger

OUTLET = {
    "domain": "example.org",
    "kind": "influence-operation",
    "statements": [
        {"statement": "named-in-report", "says": "A service", "date": "2024"},
        {"statement": "named-in-report", "says": "B service", "date": "2025"},
    ],
}


def card(overall=80.0, source=None, probability=None, **scores):
    mt = None if probability is None else {"probability": probability, "evidence": []}
    categories = {name: CategoryScore(score, 0.0, 1.0, 0) for name, score in scores.items()}
    return ScoreCard(
        "a", "scored", None, "fr", 500, overall, categories=categories, machine_translated=mt, source=source
    )


def source(reliability=None, outlet=None):
    return {"reliability": reliability, "coverage": 0.5, "signals": [], "outlet": outlet}


def test_without_demands_everything_scored_is_accepted():
    assert Policy().decide(card(overall=0.0)).decision == "accepted"


@pytest.mark.parametrize(("score", "decision"), [(49.9, "rejected"), (50.0, "accepted"), (None, "accepted")])
def test_a_floor_holds_for_what_was_observed(score, decision):
    assert Policy(minimum={"reliability": 50}).decide(card(source=source(score))).decision == decision
    assert Policy(minimum={"framing": 50}).decide(card(framing=score)).decision == decision


def test_near_failures_go_to_review_and_far_ones_do_not():
    policy = Policy(min_score=70, minimum={"language": 60}, review_margin=5)
    assert policy.decide(card(66, language=80.0)).decision == "review"
    far = policy.decide(card(66, language=10.0))
    assert (far.decision, far.reasons) == ("rejected", ("overall: 66 below 70", "language: 10 below 60"))


@pytest.mark.parametrize(("probability", "decision"), [(0.51, "rejected"), (0.5, "accepted"), (None, "accepted")])
def test_the_ceiling_of_machine_translation(probability, decision):
    assert Policy(max_machine_translated=0.5).decide(card(probability=probability)).decision == decision


def test_outlets_are_refused_by_kind_and_by_what_is_said_of_them():
    judged = Policy(deny_kinds=("influence-operation",), deny_statements=("named-in-report", "sanctioned")).decide(
        card(source=source(outlet=OUTLET))
    )
    assert judged.decision == "rejected"
    assert judged.reasons == (
        "outlet: example.org is of kind influence-operation",
        "outlet: example.org is called named-in-report (A service, 2024)",
    )
    assert Policy(deny_kinds=("public",)).decide(card(source=source(outlet=OUTLET))).decision == "accepted"
    assert Policy(deny_kinds=("public",)).decide(card(source=source())).decision == "accepted"


@pytest.fixture
def ledger(tmp_path):
    file = tmp_path / "book.sqlite"
    with Ledger(file) as book:
        rows = [("good.example", 90.0)] * 40 + [("poor.example", 40.0)] * 40 + [("empty.example", None)]
        book.record(
            {"id": str(n), "overall": score, "source": {"outlet": {"domain": name}}}
            for n, (name, score) in enumerate(rows)
        )
    return file


def by(domain, score=80.0):
    return card(score, source=source(outlet=domain and {"domain": domain}))


def test_the_record_of_an_outlet_is_a_floor(ledger):
    policy = Policy(minimum={"outlet-record": 60}, ledger=str(ledger))
    assert policy.decide(by("good.example")).decision == "accepted"
    judged = policy.decide(by("poor.example"))
    assert (judged.decision, judged.reasons) == ("rejected", ("outlet-record: 42.8 below 60",))


@pytest.mark.parametrize(
    ("on_unscored", "decision"), [("accept", "accepted"), ("review", "review"), ("reject", "rejected")]
)
@pytest.mark.parametrize(
    ("domain", "named"),
    [("new.example", "new.example"), ("empty.example", "empty.example"), (None, "an outlet that is not named")],
)
def test_an_outlet_without_a_record_is_dealt_with_as_what_is_not_scored(ledger, on_unscored, decision, domain, named):
    policy = Policy(minimum={"outlet-record": 60}, ledger=str(ledger), on_unscored=on_unscored)
    judged = policy.decide(by(domain))
    assert (judged.decision, judged.reasons) == (decision, (f"outlet-record: no scored article of {named}",))


def test_a_failure_comes_before_a_missing_record(ledger):
    policy = Policy(min_score=50, minimum={"outlet-record": 60}, ledger=str(ledger))
    assert policy.decide(by("new.example", 10.0)).decision == "rejected"


def test_a_ledger_that_is_not_there_is_told_and_one_that_is_not_asked_is_not_opened(tmp_path):
    with pytest.raises(InputError, match="there is no ledger"):
        Policy(minimum={"outlet-record": 60}, ledger=str(tmp_path / "none")).records()
    assert Policy(ledger=str(tmp_path / "none")).decide(by("new.example")).decision == "accepted"


def test_the_ledger_of_a_policy_file_stands_beside_it(ledger):
    file = ledger.parent / "policy.toml"
    file.write_text('ledger = "book.sqlite"\n[minimum]\noutlet-record = 60\n')
    assert Policy.load(file).decide(by("poor.example")).decision == "rejected"


def test_a_veto_rejects_whatever_the_score():
    vetoed = ScoreCard("a", "scored", None, "fr", 500, 100.0, vetoes=("consent-wall",))
    assert Policy().decide(vetoed).reasons == ("veto: consent-wall",)


def test_error_cards_are_errors():
    verdict = Policy(min_score=0, on_unscored="accept").decide(ScoreCard("a", "error", "f:1: no JSON"))
    assert (verdict.decision, verdict.reasons) == ("error", ("f:1: no JSON",))


def test_a_policy_file_gives_every_field(tmp_path):
    file = tmp_path / "policy.toml"
    file.write_text(
        'min-score = 70\nforbid = ["a"]\nlanguages = ["fr"]\nmax-machine-translated = 0.5\non-unscored = "reject"\n'
        'review-margin = 2.5\ndeny-kinds = ["x"]\ndeny-statements = ["y"]\n[minimum]\nreliability = 40\n'
    )
    assert Policy.load(file) == Policy(70, {"reliability": 40}, ("a",), ("fr",), 0.5, "reject", 2.5, ("x",), ("y",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("min = 3", "unknown setting; there are: deny_kinds"),
        ('min-score = "70"', "must be a number @ $.min-score"),
        ("min-score = true", "must be a number @ $.min-score"),
        ("minimum = 3", "must be a table of numbers @ $.minimum"),
        ('[minimum]\nframing = "x"', "must be a number @ $.minimum.framing"),
        ("forbid = [1]", "must be a list of strings @ $.forbid"),
        ('on-unscored = "maybe"', "not 'maybe'"),
        ("ledger = 3", "must be the path of a file @ $.ledger"),
        ("min-score = ", "cannot be read"),
    ],
)
def test_a_wrong_policy_names_file_and_key(tmp_path: Path, text, message):
    file = tmp_path / "policy.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as raised:
        Policy.load(file)
    assert str(raised.value).startswith(f"{file}: ")
    assert message in str(raised.value)
