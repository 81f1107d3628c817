"""Reports for people at a terminal, made of rich renderables."""

from __future__ import annotations

from auditor.render.terminal.report import ArticleReport
from auditor.render.terminal.table import SummaryTable

__all__ = ["ArticleReport", "SummaryTable"]
