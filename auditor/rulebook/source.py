"""Reads card files and their tables, and remembers the line of every key for error messages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.errors import CardError

if TYPE_CHECKING:
    import yaml

_Lines = dict[str, int]


def read_card(file: Path, text: str) -> tuple[dict[str, Any], _Lines]:
    """The card as plain data and the line of each path; raises CardError `file:line: message @ $`."""
    import yaml  # a cached rule book needs none

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f":{mark.line + 1}" if mark else ""
        raise CardError(f"{file}{where}: {getattr(error, 'problem', None) or 'not YAML'} @ $") from None
    if not isinstance(data, dict) or node is None:
        raise CardError(f"{file}: a card must be a mapping @ $")
    lines: _Lines = {}
    _note_lines(node, "$", lines)
    return data, lines


def _note_lines(node: yaml.Node, path: str, lines: _Lines) -> None:
    import yaml

    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _note_lines(value, f"{path}.{key.value}", lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            _note_lines(value, f"{path}[{number}]", lines)


def read_table(file: Path) -> list[dict[str, str]]:
    """Rows of a tab-separated table with a header; `#` opens a comment line. Raises CardError naming the line."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CardError(f"{file}: {error.strerror} @ $.params.table") from None
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise CardError(f"{file}: the table is empty @ $.params.table")
    header = numbered[0][1].split("\t")
    rows = []
    for number, line in numbered[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise CardError(f"{file}:{number}: {len(cells)} cells for {len(header)} columns @ $.params.table")
        rows.append(dict(zip(header, cells, strict=False)))
    return rows


def located(error: CardError, file: Path, lines: _Lines) -> CardError:
    """The error again, with the file in front and the line of its path, or of the nearest key above it."""
    message, _, path = str(error).rpartition(" @ ")
    above = path
    while above not in lines and above:
        above = above[: max(above.rfind("."), above.rfind("["), 0)]
    return CardError(f"{file}:{lines.get(above, 1)}: {message} @ {path}")
