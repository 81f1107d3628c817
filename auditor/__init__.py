"""Source-reliability and translation-quality auditor for news articles.

>>> from auditor import Auditor, Article
>>> card = Auditor().audit(Article(text="..."))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.lazily import lazily

__version__ = "0.1.0"
__all__ = ["Article", "Auditor", "CategoryScore", "Finding", "Policy", "ScoreCard", "Verdict"]

if TYPE_CHECKING:
    from auditor.article import Article
    from auditor.audit import Auditor
    from auditor.pipeline.policy import Policy
    from auditor.scorecard import CategoryScore, Finding, ScoreCard, Verdict

# `auditor --help` is to load neither numpy nor rich.
__getattr__ = lazily(
    __name__,
    {
        "Article": "auditor.article",
        "Auditor": "auditor.audit",
        "CategoryScore": "auditor.scorecard",
        "Finding": "auditor.scorecard",
        "Policy": "auditor.pipeline.policy",
        "ScoreCard": "auditor.scorecard",
        "Verdict": "auditor.scorecard",
    },
)
