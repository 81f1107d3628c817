"""What the tables hold, checked against each other and indexed for look-up."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from auditor.cache import remembered
from auditor.sources import hosts
from auditor.sources.tables import (
    ENDINGS,
    KINDS,
    REGISTRY,
    TAGS,
    Row,
    refused,
    rows,
    sources,
    statement_files,
    vocabulary,
)

_PLAIN = re.compile(r"(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
"""Hosts that are their own key; nearly all, and quicker to see than to make."""
KIND_OF_STATEMENT = {"decodex-1": "parody", "influence-operation": "influence-operation"}
"""The kind that a statement gives to an outlet of which nothing else is known."""


@dataclass(slots=True)
class Store:
    """Rows by domain, and the indexes over them; see `read`."""

    kinds: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    sources: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    outlets: dict[str, Row] = field(default_factory=dict)
    statements: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    hosts: dict[str, str] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    names: dict[str, str | None] = field(default_factory=dict)
    stated_names: dict[str, str] = field(default_factory=dict)
    digest: str = ""


def read(folder: Path) -> Store:
    """All tables of a folder; raises InputError for a duplicate, a missing source or date, or a kind or tag unused."""
    store = Store(
        kinds=vocabulary(folder / "kinds.tsv", KINDS),
        tags=vocabulary(folder / "statements.tsv", TAGS),
        endings=vocabulary(folder / "endings.tsv", ENDINGS),
        sources=sources(folder / "sources.tsv"),
    )
    _read_outlets(store, folder / "registry.tsv")
    _read_statements(store, folder)
    _check_reach(store, folder)
    store.digest = _digest(folder)
    return store


def read_again(folder: Path) -> Store:
    """As `read`; tables that have not changed since they were last read need not be checked again."""

    def make() -> dict[str, Any]:
        store = read(folder)
        return {field.name: getattr(store, field.name) for field in fields(store)}

    return Store(**remembered("outlets", [*sorted(folder.glob("*.tsv")), __file__], make))


def _digest(folder: Path) -> str:
    """First 16 hex digits of the SHA-256 of the tables, by name."""
    state = hashlib.sha256()
    for file in sorted(folder.glob("*.tsv")):
        state.update(f"{file.name}\0".encode() + file.read_bytes())
    return state.hexdigest()[:16]


def _read_outlets(store: Store, file: Path) -> None:
    for number, row in rows(file, REGISTRY):
        domain, name, aliases, mirrors, kind = row[:5]
        if not name:
            raise refused(file, "must not be empty", number, "name")
        if kind and kind not in store.kinds:
            raise refused(file, f"{kind!r} is no kind of kinds.tsv", number, "kind")
        store.outlets[domain] = row
        for host in (domain, *_list(mirrors)):
            _add_host(store, file, number, host, domain)
        for known_as in (name, *_list(aliases)):
            _add_name(store, known_as, domain)
    for number, row in rows(file, REGISTRY):
        if row[8] and row[8] not in store.outlets:
            raise refused(file, f"{row[8]!r} is no outlet of this table", number, "part_of")


def _add_host(store: Store, file: Path, number: int, host: str, domain: str) -> None:
    column = "domain" if host == domain else "hosts"
    if host in store.hosts:
        raise refused(file, f"{host!r} is given twice", number, column)
    if not _PLAIN.fullmatch(host) and hosts.key(host) != host:
        raise refused(file, f"{host!r} is no host in lower case without www.", number, column)
    store.hosts[host] = domain


def _add_name(store: Store, name: str, domain: str) -> None:
    folded = fold(name)
    # A name that two outlets bear identifies neither.
    store.names[folded] = domain if store.names.get(folded, domain) == domain else None


def _read_statements(store: Store, folder: Path) -> None:
    for file, columns in statement_files(folder):
        seen: set[tuple[str, str, str, str]] = set()
        for number, row in rows(file, columns):
            domain, tag, source, value = row[0], row[-3], row[-2], row[-1]
            _check_statement(store, file, number, row)
            if (said := (domain, tag, source, value)) in seen:
                raise refused(file, f"the statement on {domain!r} is given twice", number, "domain")
            seen.add(said)
            if "/" in domain:
                store.paths.add(domain)
            elif domain not in store.hosts:
                store.hosts[domain] = domain
            if len(row) == 5 and row[1]:
                store.stated_names[domain] = row[1]
            store.statements.setdefault(store.hosts.get(domain, domain), []).append((tag, source, value))


def _check_statement(store: Store, file: Path, number: int, row: Row) -> None:
    domain, tag, source, value = row[0], row[-3], row[-2], row[-1]
    if not domain or "." not in domain or domain != domain.lower():
        raise refused(file, f"{domain!r} is no domain in lower case", number, "domain")
    if tag not in store.tags:
        raise refused(file, f"{tag!r} is no statement of statements.tsv", number, "statement")
    if source not in store.sources:
        raise refused(file, f"{source!r} is no source of sources.tsv", number, "source")
    if not value:
        raise refused(file, "must not be empty", number, "value")


def _check_reach(store: Store, folder: Path) -> None:
    said = [statement for statements in store.statements.values() for statement in statements]
    used_tags = {tag for tag, _, _ in said}
    used_kinds = {row[4] for row in store.outlets.values()} | {KIND_OF_STATEMENT.get(tag) for tag in used_tags}
    _refuse_unused(folder / "kinds.tsv", store.kinds, used_kinds, "kind")
    _refuse_unused(folder / "statements.tsv", store.tags, used_tags, "statement")
    _refuse_unused(folder / "sources.tsv", store.sources, {source for _, source, _ in said}, "source")


def _refuse_unused(file: Path, words: Iterable[str], used: set[str | None] | set[str], column: str) -> None:
    for number, word in enumerate(words, start=2):
        if word not in used:
            raise refused(file, f"{word!r} is used by no outlet", number, column)


def _list(cell: str) -> list[str]:
    return cell.split("|") if cell else []


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name for comparing: lower case, no accents, one space between letters and digits."""
    plain = name.replace("œ", "oe").replace("Œ", "Oe").lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())
