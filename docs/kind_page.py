"""Makes the page of kinds from their docstrings and parameters when the site is built."""

from __future__ import annotations

import inspect
from collections import Counter
from typing import Any

from mkdocs.structure.files import File, Files

from auditor.kinds.base import Kind, Param
from auditor.kinds.grammar import pattern
from auditor.kinds.phrase import expression
from auditor.rulebook import RuleBook, plugins

_INTRO = """# Kinds

A kind is a mechanism; a rule card names one under `kind` and gives it its `params`.
"""
_LANGUAGES = {"grammar": pattern, "phrase": expression}
"""Kinds with a language of their own, and the modules that describe it."""


def on_files(files: Files, config: Any) -> Files:
    """Add the page."""
    uses = Counter(rule.kind for rule in RuleBook.load())
    sections = [_section(name, kind, uses[name]) for name, kind in sorted(plugins.kinds().items())]
    files.append(File.generated(config, "kinds.md", content="\n".join([_INTRO, *sections])))
    return files


def _section(name: str, kind: type[Kind], rules: int) -> str:
    lines = [f"## {name}", "", inspect.getdoc(kind) or "", "", f"{rules} rules.", ""]
    if kind.params:
        lines += ["| parameter | type | |", "|---|---|---|"]
        lines += [f"| `{key}` | {_type(param)} | {_notes(param)} |" for key, param in kind.params.items()]
    if name in _LANGUAGES:
        lines += ["", "```text", inspect.getdoc(_LANGUAGES[name]) or "", "```"]
    return "\n".join([*lines, ""])


def _type(param: Param) -> str:
    types = param.type if isinstance(param.type, tuple) else (param.type,)
    return " or ".join(one.__name__ for one in types)


def _notes(param: Param) -> str:
    choices = "one of " + ", ".join(f"`{choice}`" for choice in param.choices) if param.choices else ""
    return "; ".join(filter(None, ("required" if param.required else "", choices)))
