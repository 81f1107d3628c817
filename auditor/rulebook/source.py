"""Reads card files and their tables, and remembers the line of every key for error messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.errors import CardError

if TYPE_CHECKING:
    import yaml

_Lines = dict[str, int]
MAX_DEPTH = 1000
"""Levels of a card; those of the rule book have six at most."""


def read_card(file: Path) -> tuple[dict[str, Any], _Lines]:
    """The card as plain data and the line of each path; raises CardError `file:line: message @ $.path`."""
    import yaml  # a cached rule book needs none

    text, reader = _text(file, "$"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check_depth(file, yaml.parse(text, Loader=reader))
        loader = reader(text)
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f":{mark.line + 1}" if mark else ""
        raise CardError(f"{file}{where}: {getattr(error, 'problem', None) or 'not YAML'} @ $") from None
    if not isinstance(data, dict) or node is None:
        raise CardError(f"{file}: a card must be a mapping @ $")
    return data, dict(_noted(file, node))


def _check_depth(file: Path, events: Iterable[yaml.Event]) -> None:
    """Refuse what is nested so deeply that reading it, which calls itself for each level, would end the process."""
    import yaml

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            where = f":{event.start_mark.line + 1}" if event.start_mark else ""
            raise CardError(f"{file}{where}: nested more than {MAX_DEPTH} levels deep @ $")


def _noted(file: Path, root: yaml.Node) -> Iterator[tuple[str, int]]:
    """The path of each node and its line; refuses what YAML can say twice: a key, or by an alias another node."""
    import yaml

    seen, paths, waiting = set[int](), set[str](), [("$", root)]
    while waiting:
        path, node = waiting.pop()
        line = node.start_mark.line + 1
        if id(node) in seen:
            raise CardError(f"{file}:{line}: a card must be written out, without aliases (*name) @ {path}")
        if path in paths:
            raise CardError(f"{file}:{line}: the key is there twice @ {path}")
        seen.add(id(node))
        paths.add(path)
        yield path, line
        if isinstance(node, yaml.MappingNode):
            waiting += [(f"{path}.{key.value}", value) for key, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(f"{path}[{number}]", value) for number, value in reversed([*enumerate(node.value)])]


def _text(file: Path, path: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise CardError(f"{file}: {error.strerror} @ {path}") from None
    except UnicodeDecodeError as error:
        raise CardError(f"{file}: not UTF-8 at byte {error.start} @ {path}") from None


def read_table(file: Path) -> list[dict[str, str]]:
    """Rows of a tab-separated table with a header; `#` opens a comment line, if it has no tab (a phrase may begin so).

    Raises CardError naming the line.
    """
    lines = _text(file, "$.params.table").splitlines()
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not _is_comment(line)]
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


def _is_comment(line: str) -> bool:
    return line.startswith("#") and "\t" not in line


def located(error: CardError, file: Path, lines: _Lines) -> CardError:
    """The error again, with the file in front and the line of its path, or of the nearest key above it."""
    message, _, path = str(error).rpartition(" @ ")
    above = path
    while above not in lines and above:
        above = above[: max(above.rfind("."), above.rfind("["), 0)]
    return CardError(f"{file}:{lines.get(above, 1)}: {message} @ {path}")
