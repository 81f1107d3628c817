"""The rule book: cards loaded, checked, compiled, explained, and run over documents."""

from __future__ import annotations

from auditor.rulebook.book import RuleBook
from auditor.rulebook.detector import Detector

__all__ = ["Detector", "RuleBook"]
