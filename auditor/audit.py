"""Article in, score card out: wires reading, rules, scoring and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor import __version__
from auditor.article import Article
from auditor.config import Config
from auditor.embedding import shipped
from auditor.reading import Document
from auditor.resources import model, models_digest
from auditor.rulebook import Detector, RuleBook
from auditor.scorecard import Finding, ScoreCard
from auditor.scoring.curve import calibration
from auditor.scoring.headline import support
from auditor.scoring.points import category_scores, overall
from auditor.scoring.translation import estimate_all
from auditor.scoring.translation.join import extra_points
from auditor.scoring.vetoes import vetoes
from auditor.sources import Registry, assess, read_ratings
from auditor.suppression import Suppressions

if TYPE_CHECKING:
    from auditor.sources import Page

_FIRST_WORDS = "Le conseil a dit qu'il voterait mardi, et que les travaux du pont seront finis au printemps. " * 5


class Auditor:
    """Audits articles by one rule book and configuration; safe to share between threads once it is made."""

    def __init__(self, config: Config | None = None) -> None:
        """Load the rule book and the models; raises CardError, ConfigError or ModelError if they cannot be used."""
        self.config = config or Config()
        self._calibration = calibration()
        self.rulebook = RuleBook.configured(self.config)
        self.rulebook.check_names(self.config.select)
        self._registry = _registry(self.config) if self.config.sources else None
        self._detector = Detector(rule for rule in self.rulebook if self.config.chooses(rule.id))
        self._measures_origin = self.config.machine_translation and model("translation").is_dir()
        self.suppressions = Suppressions(self.config.suppress)
        self._languages = frozenset(name for rule in self.rulebook for name in rule.languages) - {"common"}

    @cached_property
    def versions(self) -> dict[str, str]:
        """What decides a score card beside the article: equal versions and input give equal bytes."""
        parts = {"rules": self.rulebook.digest, "models": models_digest(), "config": self.config.digest}
        sources = {"sources": self._registry.digest} if self._registry else {}
        return {"auditor": __version__, **parts, **sources}

    def warm(self) -> None:
        """Load what is otherwise loaded with the first article: kinds, word lists, models."""
        self.audit(Article(_FIRST_WORDS, language="fr"))

    def audit(self, article: Article, fallback_id: str = "", page: str | None = None) -> ScoreCard:
        """The score card of an article; never raises on what the text holds.

        `page` is the HTML that the text was taken out of: what it declares joins the signals of the source.
        """
        (card,) = self.audit_batch([article], [fallback_id], [page])
        return card

    def audit_batch(
        self,
        articles: Sequence[Article],
        fallback_ids: Sequence[str] | None = None,
        pages: Sequence[str | None] | None = None,
    ) -> list[ScoreCard]:
        """The score cards of some dozen articles, the same as one after the other but in four fifths of the time."""
        others, pages = fallback_ids or [""] * len(articles), pages or [None] * len(articles)
        names = [article.id or article.url or other for article, other in zip(articles, others, strict=True)]
        fits = [len(article.text) <= self.config.max_characters for article in articles]
        documents = list(map(Document, compress(articles, fits)))
        cards = self._cards(documents, list(compress(names, fits)), list(compress(pages, fits)))
        return [
            next(cards) if fit else self._too_long(name, article)
            for fit, name, article in zip(fits, names, articles, strict=True)
        ]

    def _cards(
        self, documents: Sequence[Document], names: Sequence[str], pages: Sequence[str | None]
    ) -> Iterator[ScoreCard]:
        found = [
            self.suppressions.kept(document.article, findings)
            for document, findings in zip(documents, self._detector.find_all(documents), strict=True)
        ]
        sources = [self._source(document, page) for document, page in zip(documents, pages, strict=True)]
        origins = self._origins(documents, found)
        judged = list(map(self._judged, documents, found, origins))
        for name, document, findings, source, parts in zip(names, documents, found, sources, judged, strict=True):
            yield ScoreCard(
                id=name,
                language=document.language,
                words=document.words,
                findings=findings,
                source=source,
                versions=self.versions,
                **parts,
            )

    def _too_long(self, name: str, article: Article) -> ScoreCard:
        reason = f"too long: {len(article.text):,} characters, the limit is {self.config.max_characters:,}"
        return ScoreCard(name, "not_scored", reason, versions=self.versions)

    def audit_many(self, articles: Iterable[Article]) -> Iterator[ScoreCard]:
        """Score cards of articles, lazily and in order; an article without an id is called by its number."""
        for number, article in enumerate(articles):
            yield self.audit(article, str(number))

    def _source(self, document: Document, page: str | None) -> dict[str, Any] | None:
        if self._registry is None or document.words == 0:
            return None
        seen = support(document, shipped)
        read = None if page is None else _page(page)
        source = assess(
            document,
            self._registry,
            page=read,
            headline_seen=None if seen is None else (seen.status, seen.evidence),
        )
        return source | {"voices": _voices(document)} if self.config.voices else source

    def _judged(
        self, document: Document, findings: tuple[Finding, ...], origin: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Status, vetoes, origin and scores: the parts of a card that depend on one another."""
        held = vetoes(document, findings, self.config.languages)
        judged = {"vetoes": held, "machine_translated": origin}
        reason = self._reason_not_scored(document)
        if reason is not None:
            return {"status": "not_scored", "reason": reason, **judged}
        extra = {"translation": extra_points(origin, self._calibration.curves["translation"])}
        scores = category_scores(findings, document.words, self._calibration, extra)
        total = 0.0 if held else overall(scores, self._calibration.weights)
        return {"status": "scored", "overall": total, "categories": scores, **judged}

    def _origins(
        self, documents: Sequence[Document], findings: Sequence[tuple[Finding, ...]]
    ) -> list[dict[str, Any] | None]:
        """How likely each text is machine translation; None where that is not measured."""
        return estimate_all(documents, findings) if self._measures_origin else [None] * len(documents)

    def _reason_not_scored(self, document: Document) -> str | None:
        if document.words == 0:
            return "empty: the text holds no words"
        if document.language is not None and document.language not in self._languages:
            return f"unsupported language: {document.language}"
        if document.words < self.config.min_words:
            return f"too short: {document.words} words, a score needs {self.config.min_words}"
        return "unknown language" if document.language is None else None


def _registry(config: Config) -> Registry:
    return Registry.load(ratings=read_ratings(Path(config.ratings)) if config.ratings else None)


def _page(html: str) -> Page:
    from auditor.sources import read_page  # most articles come without one

    return read_page(html)


def _voices(document: Document) -> dict[str, Any]:
    from auditor.framing import voices  # asked for by few

    return voices.read(document).to_dict()
