"""Source-reliability and translation-quality auditor for news articles.

>>> from auditor import Auditor, Article
>>> card = Auditor().audit(Article(text="..."))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Article", "Auditor", "CategoryScore", "Finding", "Policy", "ScoreCard", "Verdict"]

if TYPE_CHECKING:
    from auditor.article import Article
    from auditor.audit import Auditor
    from auditor.pipeline.policy import Policy
    from auditor.scorecard import CategoryScore, Finding, ScoreCard, Verdict

_HOMES = {
    "Article": "auditor.article",
    "Auditor": "auditor.audit",
    "CategoryScore": "auditor.scorecard",
    "Finding": "auditor.scorecard",
    "Policy": "auditor.pipeline.policy",
    "ScoreCard": "auditor.scorecard",
    "Verdict": "auditor.scorecard",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that `auditor --help` loads neither numpy nor rich."""
    if name not in _HOMES:
        raise AttributeError(f"module 'auditor' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
