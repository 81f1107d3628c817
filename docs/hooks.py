"""Makes the rule pages and the plot of the curves from the cards and the calibration when the site is built."""

from __future__ import annotations

import html
from collections import defaultdict
from typing import Any

from mkdocs.structure.files import File, Files

from auditor.rule import Example, Rule
from auditor.rulebook import RuleBook
from auditor.rulebook.measured import shipped
from auditor.scorecard import CATEGORIES
from auditor.scoring.curve import calibration

MAX_EXAMPLES = 12
_SHOWN_POINTS = 12.0


def on_files(files: Files, config: Any) -> Files:
    """Add the generated pages to those of the folder."""
    book = RuleBook.load()
    pages = {"rules/index.md": overview(book), "images/curves.svg": curves()}
    pages |= {f"rules/{category}.md": family(book, category) for category in CATEGORIES}
    pages |= {f"rules/{rule.id}.md": _section(rule, "#", len(rule.examples)) for rule in book}
    for path, content in pages.items():
        files.append(File.generated(config, path, content=content))
    return files


def overview(book: RuleBook) -> str:
    """A table of all rules."""
    rows = [
        f"| [{rule.id}]({rule.id}.md) | {rule.category} | {_severity(rule)} | {rule.confidence:.0%} | "
        f"{', '.join(rule.languages)} | {_entries(rule)} |"
        for rule in book
    ]
    total = sum(_entries(rule) for rule in book)
    head = f"# Rules\n\n{len(book)} rules, {total} entries. Every example on these pages is a test.\n\n"
    return (
        head
        + "| rule | category | severity | sure | languages | entries |\n|---|---|---|--:|---|--:|\n"
        + "\n".join(rows)
    )


def family(book: RuleBook, category: str) -> str:
    """The page of a category: each rule with why, what to do, examples and sources."""
    kinds: dict[str, list[Rule]] = defaultdict(list)
    for rule in book:
        if rule.category == category:
            kinds[rule.languages[0]].append(rule)
    parts = [f"# {category.capitalize()}\n"]
    for language, rules in sorted(kinds.items()):
        parts.append(f"## {'All languages' if language == 'common' else language}\n")
        parts += [_section(rule, "###", MAX_EXAMPLES) for rule in rules]
    return "\n".join(parts)


def _section(rule: Rule, level: str, shown: int) -> str:
    """What a card says, under a heading of a level, with at most so many examples of each sort."""
    facts = [_severity(rule), f"{rule.confidence:.0%} sure", f"kind `{rule.kind}`", rule.mqm or "", rule.lifecycle]
    lines = [
        f"{level} {rule.id} {{ #{rule.id} }}",
        "",
        " · ".join(fact for fact in facts if fact),
        "",
        html.escape(rule.why),
        "",
    ]
    if rule.fix:
        lines += [f"**What to do:** {html.escape(rule.fix)}", ""]
    for label, wrong in (("Found in", True), ("Silent on", False)):
        some = [example for example in rule.examples if example.wrong == wrong]
        lines += [f"{label}:", "", *(f"- {_example(example)}" for example in some[:shown]), ""]
        if len(some) > shown:
            lines += [f"and [{len(some) - shown} more]({rule.id}.md).", ""]
    lines += [f"Source: {html.escape(source)}\n" for source in rule.sources]
    lines += [f"{text}\n" for text in (shipped().sentence(rule.id),) if text]
    return "\n".join(lines)


def _example(example: Example) -> str:
    pieces, last = [], 0
    for start, end in example.spans:
        pieces += [_inline(example.text[last:start]), f"<mark>{_inline(example.text[start:end])}</mark>"]
        last = end
    return "".join([*pieces, _inline(example.text[last:])])


def _inline(text: str) -> str:
    """Text as HTML entities where Markdown or HTML would act on it."""
    return "".join(f"&#{ord(c)};" if c in '\\`*_{}[]()#+-.!|~:@<>&"' else c for c in text.replace("\n", " ⏎ "))


def _severity(rule: Rule) -> str:
    return rule.severity if rule.weight else "for information"


def _entries(rule: Rule) -> int:
    return max(1, len(rule.params.get("rows", rule.params.get("phrases", ()))))


def curves() -> str:
    """The curves of the four categories as an SVG picture, from the calibration that is shipped."""
    shipped = calibration()
    colours = dict(zip(CATEGORIES, ("#8a2a86", "#0b6170", "#33509f", "#7d4e00"), strict=True))
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 330" font-family="sans-serif" font-size="12">']
    parts.append('<rect width="660" height="330" fill="#fff"/><path d="M40 10V290H560" fill="none" stroke="#888"/>')
    for score in (0, 50, 90, 100):
        y = 290 - 2.7 * score
        parts.append(f'<path d="M40 {y}H560" stroke="#ddd"/><text x="34" y="{y + 4}" text-anchor="end">{score}</text>')
    parts += [
        f'<text x="{40 + 520 * points / _SHOWN_POINTS}" y="306" text-anchor="middle">{points}</text>'
        for points in range(0, int(_SHOWN_POINTS) + 1, 2)
    ]
    for row, name in enumerate(CATEGORIES):
        steps = [_SHOWN_POINTS * n / 200 for n in range(201)]
        path = " ".join(
            f"{40 + 520 * x / _SHOWN_POINTS:.1f},{290 - 2.7 * shipped.curves[name].score(x):.1f}" for x in steps
        )
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colours[name]}" stroke-width="2"/>')
        parts.append(f'<text x="572" y="{30 + 18 * row}" fill="{colours[name]}">{name}</text>')
    parts.append('<text x="300" y="324" text-anchor="middle">MQM points per 100 words</text></svg>')
    return "".join(parts)


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Put the provenance of the curves where a page asks for it."""
    if "{{ provenance }}" not in markdown:
        return markdown
    shipped = calibration()
    rows = [
        f"| {name} | {curve.p90:g} | {curve.p50:g} | {shipped.weights[name]:g} |"
        for name, curve in shipped.curves.items()
    ]
    table = "| category | points at 90 | points at 50 | weight |\n|---|--:|--:|--:|\n" + "\n".join(rows)
    facts = "\n".join(f"- **{key}**: {value}" for key, value in shipped.provenance.items())
    return markdown.replace("{{ provenance }}", f"{table}\n\n{facts}")
