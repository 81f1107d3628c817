"""How articles on one event differ in their telling: which way each leans, what each calls the same actor or act."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from auditor.compare.telling import Fact
from auditor.framing import microframes
from auditor.framing.words import content_words
from auditor.reading import Document, Span, lexicon
from auditor.reading.names import Name

MAX_OWN = 5
"""Words of a sentence that no other has, over which two sentences tell different things and not one in other words."""
LIKE = 0.67
"""Similarity from which sentences tell one thing so nearly that their words can be set against each other."""
_STEM = 5
"""Letters by which two forms of a word are taken for one."""
_WORD = r"[a-zà-öø-ÿœ-]{3,}"
_DETERMINER = r"(?:(?:le|la|les|un|une|ce|cet|cette|ces|son|sa|leur|notre|du|au) |l')"
_NO_TITLE = frozenset(
    "dans avec pour sans sous chez vers entre contre depuis pendant selon que qui dont mais alors car est sont était "
    "étaient sera ont avait avec comme après avant lors par sur ville région centre nord sud est ouest gare banlieue "
    "rue quartier capitale aussi plus même seul autre autres des les une aux ses ces leurs premier première".split()
)
_BEFORE = re.compile(rf"\b{_DETERMINER}((?:{_WORD} ){{1,3}})$")
_POWER = (
    "régime|gouvernement|autorités|pouvoir|junte|clique|dirigeants?|président|présidente|dictateur|dictature|maître"
    "|chef|tyran|boucher|autocrate|homme fort|armée|forces|troupes|soldats|milices|séparatistes|rebelles|insurgés"
    "|terroristes|combattants|résistants|envahisseurs?|agresseurs?|occupants?|libérateurs?|alliés?|ennemis?"
    "|propagande|exécutif"
)
_OF = re.compile(rf"\b((?:{_POWER})(?: {_WORD})?) (?:de |d'|du |des |à )$")
_AFTER = re.compile(rf", ((?:{_DETERMINER})?({_WORD})(?:[ '][\w-]+){{0,6}})(?=[,.;])")
_OFFICES = frozenset("président maître chef porte-parole adjoint député délégué".split())
_VERBAL = frozenset("a ont est sont était étaient été sera avait avaient aura fait font qui que dont où".split())


@dataclass(frozen=True, slots=True)
class Axis:
    """A microframe's axis on which an article leans; `leans` are biases against the background, None for no lean."""

    axis: str
    low: str
    high: str
    leans: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """An actor that several articles name, and what each alone sets beside the name."""

    actor: str
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A fact by its number, and the words that only the sentence of one article has, by article; empty where it is not
    told."""

    fact: int
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Framed:
    """What differs in the telling of one event."""

    axes: tuple[Axis, ...] = ()
    called: tuple[Called, ...] = ()
    wordings: tuple[Wording, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As JSON: axes (axis, low, high, leans), called (actor, words), wordings (fact, words).

        Leans and words stand in the order of the articles.
        """
        return asdict(self)


def read(documents: Sequence[Document], facts: Sequence[Fact]) -> Framed:
    """What differs in how the documents tell what they share."""
    return Framed(_axes(documents), tuple(_called(documents)), tuple(_wordings(documents, facts)))


def _axes(documents: Sequence[Document]) -> tuple[Axis, ...]:
    """Axes on which an article leans and another does not, or leans the other way."""
    found = [{item.axis: item for item in microframes.read(document) or ()} for document in documents]
    axes = [
        Axis(axis.name, axis.low, axis.high, tuple(_lean(frames.get(axis.name)) for frames in found))
        for axis in microframes.axes()
        if any(axis.name in frames for frames in found)
    ]
    return tuple(axis for axis in axes if len({lean and lean > 0 for lean in axis.leans}) > 1)


def _lean(frame: microframes.Microframe | None) -> float | None:
    return None if frame is None else round(frame.bias - frame.background, 4)


def _called(documents: Sequence[Document]) -> Iterator[Called]:
    """Actors of two articles or more, those with most words of their own first."""
    beside = [_beside(document) for document in documents]
    actors = sorted({actor for own in beside for actor in own if sum(actor in other for other in beside) > 1})
    found = []
    for actor in actors:
        words = [dict.fromkeys(own.get(actor, ())) for own in beside]
        alone = tuple(
            tuple(w for w in own if not any(_alike(w, o) for other in words[:n] + words[n + 1 :] for o in other))
            for n, own in enumerate(words)
        )
        if sum(map(bool, alone)) > 1:
            found.append(Called(actor, alone))
    yield from sorted(found, key=lambda item: (-sum(map(len, item.words)), item.actor))


def _beside(document: Document) -> dict[str, list[str]]:
    """What is set beside each name in the article's own voice; a name goes by its last part."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in document.names:
        actor = name.text.split()[-1]
        if len(actor) > 2 and document.language == "fr" and not document.in_quote(name.start):
            found[actor].extend(_phrases(document, name))
    return found


def _phrases(document: Document, name: Name) -> Iterator[str]:
    """A title before the name, « régime de » before a place, an apposition after a full name."""
    sentence = document.sentence_at(name.start)
    ahead, behind = document.plain[sentence.start : name.start].lower(), document.plain[name.end : sentence.end]
    for match in (_BEFORE.search(ahead), _OF.search(ahead)):
        if match and _NO_TITLE.isdisjoint(match[1].split()) and _is_noun(match[1].split()[0]):
            yield match[1].strip()
    after = _AFTER.match(behind) if " " in name.text else None
    if after and _VERBAL.isdisjoint(after[1].split()) and _is_noun(after[2], bare=after[1].startswith(after[2])):
        yield after[1]


def _is_noun(word: str, *, bare: bool = False) -> bool:
    """Whether a word can be a noun; one that stands bare must not be a verb (« réclame son départ »)."""
    tags = lexicon.french().tags(word).split("|")
    return "NOUN" in tags and not (bare and "VERB" in tags and word not in _OFFICES)


def _wordings(documents: Sequence[Document], facts: Sequence[Fact]) -> Iterator[Wording]:
    for number, fact in enumerate(facts):
        if fact.similarity < LIKE:
            continue
        told = {place.article: _words(documents[place.article], place.span) for place in fact.places}
        own = {
            article: [
                word
                for word in words
                if not any(_alike(word, other) for place, rest in told.items() if place != article for other in rest)
            ]
            for article, words in told.items()
        }
        if sum(map(bool, own.values())) > 1 and all(len(words) <= MAX_OWN for words in own.values()):
            yield Wording(number, tuple(tuple(own.get(article, ())) for article in range(len(documents))))


def _words(document: Document, span: Span) -> list[str]:
    """Content words of a sentence, each once, without names."""
    kept, tokens = set(content_words(document)), document.tokens
    numbers = range(*document.token_range(span))
    texts = [tokens.texts[n] for n in numbers if not document.plain[tokens.starts[n]].isupper()]
    return list(dict.fromkeys(text for text in texts if text in kept))


def _alike(one: str, other: str) -> bool:
    return one.lower()[:_STEM] == other.lower()[:_STEM]
