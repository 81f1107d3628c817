"""The report as one self-contained HTML file, made from the templates in `reports/html`."""

from __future__ import annotations

from auditor.render.html.write import write_html

__all__ = ["write_html"]
