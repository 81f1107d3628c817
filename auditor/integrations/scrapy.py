"""An item pipeline for Scrapy: each item gets its score card, and what a policy rejects is dropped.

ITEM_PIPELINES = {"auditor.integrations.scrapy.AuditPipeline": 300}
AUDITOR_FIELDS = {"text": "body"}            # fields of the item, where they have other names
AUDITOR_POLICY = {"min_score": 60}           # fields of auditor.Policy; without it nothing is dropped
AUDITOR_CONFIG = {"ignore": ["fr-scare"]}    # fields of auditor.config.Config
"""

from __future__ import annotations

from typing import Any

from auditor.config import Config
from auditor.formats.extras import needed
from auditor.formats.rows import Piece, ReadOptions, Row
from auditor.pipeline.job import Job, Runner
from auditor.pipeline.policy import Policy
from auditor.scorecard import ScoreCard


def _card(row: Row, card: ScoreCard) -> ScoreCard:
    return card


class AuditPipeline:
    """Adds `auditor`, the score card as a dict, to each item; the crawl's statistics count verdicts."""

    def __init__(self, settings: Any, stats: Any = None) -> None:
        config = Config.from_dict(settings.getdict("AUDITOR_CONFIG"), "AUDITOR_CONFIG")
        reading = ReadOptions(fields=settings.getdict("AUDITOR_FIELDS"))
        self._run = Runner(Job(_card, config, reading))
        self._policy = Policy.from_dict(settings.getdict("AUDITOR_POLICY"))
        self._stats = stats
        self._number = 0

    @classmethod
    def from_crawler(cls, crawler: Any) -> AuditPipeline:
        """Made by Scrapy."""
        return cls(crawler.settings, crawler.stats)

    def process_item(self, item: Any) -> Any:
        """The item with its card; raises scrapy.exceptions.DropItem with all reasons for one that is rejected."""
        adapter = needed("itemadapter", "scrapy", "the Scrapy pipeline").ItemAdapter(item)
        self._number += 1
        card = self._run(Piece("<scrapy>", self._number, "json", dict(adapter)))
        verdict = self._policy.decide(card)
        if self._stats is not None:
            self._stats.inc_value(f"auditor/{verdict.decision}")
        if verdict.decision == "rejected":
            raise needed("scrapy.exceptions", "scrapy", "the pipeline").DropItem("; ".join(verdict.reasons))
        adapter["auditor"] = card.to_dict()
        return item
