"""Who owns which French outlet: the shareholder, and above it the largest one of each company."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from auditor.sources.store import fold
from training.outlets.table import read

_MAX_LEVELS = 5


def rows(lists: Path, registry: Path) -> Iterator[tuple[str, str, str, str]]:
    """Domain, statement, source, value, for each outlet of the list that the registry knows by name."""
    domains = _domains(registry)
    held = _shares(read(lists / "medias_francais_organisation-media.tsv"))
    above = _shares(
        read(lists / "medias_francais_organisation-organisation.tsv")
        + read(lists / "medias_francais_personne-organisation.tsv")
    )
    for outlet, holders in held.items():
        if domain := domains.get(fold(outlet.strip('"'))):
            value = " + ".join(f"{name} ({share})" for name, share in holders) + _chain(holders[0][0], above)
            yield domain, "ownership", "medias-francais", value


def _domains(registry: Path) -> dict[str, str]:
    known: dict[str, str] = {}
    for row in read(registry):
        if row["country"] in ("FR", "INT", "CH", "NC", "MC", "IL"):
            for name in (row["name"], *row["aliases"].split("|")):
                known.setdefault(fold(name), row["domain"])
    known.pop("", None)
    return known


def _shares(table: list[dict[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Company or outlet to its holders with their shares, the largest first."""
    found: dict[str, list[tuple[float, str, str]]] = {}
    for row in table:
        size = float(row["valeur"].rstrip("%")) if row["valeur"] else 0.0
        if row["valeur"] and size == 0:
            continue  # sold since: the list keeps the holder at 0 %
        share = _words(row["qualificatif"], size)
        found.setdefault(row["cible"], []).append((-size or -50.0, row["origine"], share))
    return {target: _ordered(holders) for target, holders in found.items()}


def _ordered(holders: list[tuple[float, str, str]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((name, share) for _, name, share in sorted(holders)))


def _words(qualifier: str, size: float) -> str:
    words = {"contrôle": "control", "participe": "a share", "supérieur à": "more than", "inférieur à": "less than"}
    return f"{words.get(qualifier, '')} {size:g} %".strip() if size else words[qualifier]


def _chain(company: str, above: dict[str, list[tuple[str, str]]]) -> str:
    text, seen = "", {company}
    for _ in range(_MAX_LEVELS):
        holders = above.get(company)
        if not holders or holders[0][0] in seen:
            break
        company, share = holders[0]
        seen.add(company)
        text += f" ← {company} ({share})"
    return text
