"""The data card beside the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from training.lines.pages import CONTENT, FURNITURE, Page

_TEXT = """# Lines of the page around an article

Boosted trees (90 trees of at most 16 leaves) that tell a line of running article text from a line of the page around
it, by features that name no language: length, punctuation, capitals, function words of seven languages together,
digits, list and link marks, repetition, place, and the same of the neighbouring lines
(`auditor/kinds/line/features.py`). Used by the kind `line`, and only on texts that look like whole pages.

- Made by: `python -m training.lines --data FOLDER --out auditor/models/lines` on {made} (fixed seed).
- Data: {pages} pages as plain text, {content} lines marked content and {furniture} marked not. `page_lines`: English
  news pages with every line marked (marks MIT, pages of their publishers); `page_strings`: web pages, mostly German
  and English, with strings to keep and to drop (marks Apache-2.0, pages of their publishers). No text is kept here;
  the file holds thresholds and leaf values.
- Pages by language: {languages}.
- Balanced accuracy over marked lines:

{figures}
- Limits: no page was French; headlines and captions were marked as no content in some pages and as content in others;
  on pages whose article is a list of short lines (results, recipes, poems) it errs.
"""


def data_card(pages: Sequence[Page], figures: Mapping[str, float]) -> str:
    """Markdown: what the model is, from which data, how it was made, how well it does, and its limits."""
    marks = Counter(mark for page in pages for mark in page.marks)
    languages = Counter(page.language or "unknown" for page in pages).most_common(6)
    return _TEXT.format(
        made=date.today().isoformat(),
        pages=len(pages),
        content=marks[CONTENT],
        furniture=marks[FURNITURE],
        languages=", ".join(f"{name} {count}" for name, count in languages),
        figures="".join(f"  - {name}: {value:.3f}\n" for name, value in figures.items()),
    )
