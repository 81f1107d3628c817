"""What a configuration adds to the source of a score card: the user's ratings, voices."""

from __future__ import annotations

import json

import pytest

from auditor import Article, Auditor
from auditor.config import Config
from auditor.errors import InputError

TEXT = (
    "Le conseil municipal a voté mardi le budget de la ville après trois heures de débat, par 21 voix contre 8. "
    "« Nous avons tenu tous nos engagements », a déclaré la maire Anne Berthier. « La dette reste trop lourde », a "
    "répondu Paul Aubin, chef de l'opposition. Les travaux du pont commenceront en avril et dureront deux ans."
)


@pytest.fixture
def audited(tmp_path):
    def audit(**settings):
        return Auditor(Config(**settings)).audit(Article(TEXT, "a", outlet="lemonde.fr", language="fr"))

    return audit


def test_voices_stand_on_the_card_where_they_are_asked_for(audited, valid):
    card = audited(voices=True)
    valid(json.loads(json.dumps(card.to_dict())))
    assert set(card.source["voices"]["speakers"]) == {"Anne Berthier", "Paul Aubin"}
    assert sum(card.source["voices"]["speakers"].values()) == pytest.approx(1)
    assert "voices" not in audited().source


def test_the_users_ratings_go_first_and_change_the_version(audited, tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text("domain,value,scale,source,date\nlemonde.fr,4,1-5,Moi,2025-03-01\n")
    card = audited(ratings=str(file))
    first = card.source["outlet"]["statements"][0]
    assert (first["statement"], first["says"], first["value"]) == ("user-rating", "Moi", "4 (1-5)")
    former = card.versions["sources"]
    assert former != audited().versions["sources"]
    file.write_text("domain,value,scale,source,date\nlemonde.fr,3,1-5,Moi,2025-03-01\n")
    assert audited(ratings=str(file)).versions["sources"] != former


def test_a_mistake_in_the_ratings_is_told_before_the_first_article(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text("domain,value,scale,source,date\nlemonde.fr,4,1-5,Moi,hier\n")
    with pytest.raises(InputError, match=r"mine\.csv: 'hier' is no year, month or day @ row 2, date"):
        Auditor(Config(ratings=str(file)))
