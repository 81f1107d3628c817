"""How articles on one event differ in the telling: names for actors and acts, axes."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace

import pytest
from rich.console import Console

from auditor import Article, embedding
from auditor.compare import event, framed
from auditor.framing import microframes
from auditor.reading import Document
from auditor.render import comparison
from auditor.render.formats import Settings
from auditor.render.terminal.telling import framing

FIRST = """Le président vésien Oskar Marenk a ordonné jeudi l'invasion de la province voisine.
Les troupes ont franchi la frontière à l'aube, sous la pluie, près du village de Karvel.
Le régime de Vésa affirme viser des dépôts. « Le tyran Oskar Marenk doit partir », a dit un passant.
Les ministres préparent des mesures contre Oskar Marenk, maître du palais, qui se tait."""
SECOND = """Le dirigeant vésien Oskar Marenk a ordonné jeudi une opération dans la province voisine.
Les troupes ont franchi la frontière à l'aube, sous la pluie, près du village de Karvel.
Les autorités de Vésa affirment viser des dépôts, et Marenk, lundi, n'a rien ajouté.
Les ministres préparent des mesures contre Oskar Marenk, chef de l'État, qui se tait."""


@pytest.fixture
def found(tiny_model, plain_auditor):
    articles = [Article(text, id=name, language="fr") for name, text in zip("ab", (FIRST, SECOND), strict=True)]
    return event.compare(articles, plain_auditor, embedding.load(tiny_model([FIRST, SECOND])))


def test_what_each_alone_calls_an_actor(found):
    called = {item.actor: item.words for item in found.framed.called}
    assert called == {
        "Marenk": (("président vésien", "maître du palais"), ("dirigeant vésien", "chef de l'État")),
        "Vésa": (("régime",), ("autorités",)),
    }


def test_the_same_act_in_other_words_and_nothing_where_the_words_are_the_same(found):
    words = [item.words for item in found.framed.wordings]
    assert (("président", "invasion"), ("dirigeant", "opération")) in words
    assert all(any(own) for own in words)
    assert not any("pluie" in own for item in words for own in item)


def test_axes_are_shown_where_articles_lean_apart(monkeypatch):
    leans = {"a": {"ordre–chaos": 0.1, "paix–guerre": 0.2}, "b": {"paix–guerre": 0.1}, "c": {"paix–guerre": -0.1}}

    def read(document):
        own = leans[document.article.id]
        return [SimpleNamespace(axis=axis, bias=bias, background=0.0) for axis, bias in own.items()]

    axes = [microframes.Axis(name, *name.split("–"), (), ()) for name in ("ordre–chaos", "paix–guerre")]
    monkeypatch.setattr(microframes, "read", read)
    monkeypatch.setattr(microframes, "axes", lambda: axes)
    documents = [Document(Article("Un texte.", id=name, language="fr")) for name in "abc"]
    assert [axis.axis for axis in framed.read(documents[:2], ()).axes] == ["ordre–chaos"]
    assert [axis.leans for axis in framed.read(documents, ()).axes] == [(0.1, None, None), (0.2, 0.1, -0.1)]


def test_it_stands_in_every_format(found):
    data = json.loads(json.dumps(found.to_dict()))["framing"]
    assert data["called"][1] == {"actor": "Vésa", "words": [["régime"], ["autorités"]]}
    console = Console(file=io.StringIO(), width=100)
    for part in framing(found):
        console.print(part)
    assert "Vésa    A régime  B autorités" in console.file.getvalue()
    page = io.StringIO()
    comparison.write("html", found, page, Settings(language="fr"))
    assert "Comment chacun nomme les mêmes acteurs" in page.getvalue()
    assert "chef de l&#39;État" in page.getvalue()
