"""A filter for datatrove (https://github.com/huggingface/datatrove): keeps what a policy does not reject.

>>> LocalPipelineExecutor(pipeline=[JsonlReader("in"), AuditFilter(Policy(min_score=60)), JsonlWriter("out")]).run()
"""

from __future__ import annotations

from typing import Any

from datatrove.data import Document
from datatrove.pipeline.filters.base_filter import BaseFilter
from datatrove.pipeline.writers.disk_base import DiskWriter

from auditor.article import Article
from auditor.audit import Auditor
from auditor.config import Config
from auditor.pipeline.policy import Policy


class AuditFilter(BaseFilter):  # type: ignore[misc]
    """Drops documents that are rejected, if `strict` those for review too; score and reasons go into their metadata."""

    name = "auditor"

    def __init__(
        self,
        policy: Policy,
        config: Config | None = None,
        strict: bool = False,
        exclusion_writer: DiskWriter | None = None,
    ) -> None:
        super().__init__(exclusion_writer)
        self.policy, self.config, self.strict = policy, config, strict
        self._auditor: Auditor | None = None

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Whether to keep a document, or False with what it failed, short enough to be counted."""
        if self._auditor is None:  # made here, for the filter travels to its process as plain data
            self._auditor = Auditor(self.config)
        known: dict[str, Any] = {name: doc.metadata.get(name) for name in ("url", "title", "author", "date")}
        fields = {name: value for name, value in known.items() if isinstance(value, str)}
        card = self._auditor.audit(Article.from_dict({"text": doc.text, "id": doc.id, **fields}))
        verdict = self.policy.decide(card)
        doc.metadata["auditor_overall"] = card.overall
        doc.metadata["auditor_decision"], doc.metadata["auditor_reasons"] = verdict.decision, list(verdict.reasons)
        if verdict.decision == "accepted" or (verdict.decision == "review" and not self.strict):
            return True
        return False, ", ".join(sorted({reason.split(":")[0] for reason in verdict.reasons}))
