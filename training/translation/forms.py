"""The form table of the translation model, made from Lexique: part of speech, frequency band, level of masking."""

from __future__ import annotations

import gzip
import math
from collections import Counter, defaultdict
from pathlib import Path

SIZE = 40_000
COMMON = 3_000
"""Ranks up to which a form that is no noun is shown in the views of words and characters: nouns tell the topic."""

_TOPICAL = tuple(
    "français anglais allemand américain britannique italien espagnol russe chinois japonais européen africain "
    "algérien marocain tunisien belge suisse canadien québécois israélien iranien irakien syrien polonais jaune".split()
)
"""Peoples, and the colour of the press's one topic: they say where a text is from, not how it came into French."""
_CLOSED = {"ART", "PRE", "CON", "PRO", "AUX"}
_ADVERB_FROM = 20.0  # occurrences per million from which an adverb is a function word
_ELISIONS = "l' d' qu' n' s' c' j' m' t' lorsqu' puisqu' jusqu' quoiqu' ç'".split()
_VERB_ENDINGS = (
    "eraient iraient rait raient aient ait ions iez ant era eront ront ons ez ent er ir re "
    "ée ées és é ie ies is it ue u us e es ra"
).split()


def table(lexique: Path) -> list[str]:
    """Lines of `forms.tsv` from Lexique 3.83 (form, part of speech, frequency per million; gzipped)."""
    counts = _read(lexique)
    frequency = {form: sum(parts.values()) / 100 for form, parts in counts.items()}
    ranked = sorted(frequency, key=lambda form: (-frequency[form], form))[:SIZE]
    rows: defaultdict[tuple[str, int, int], list[str]] = defaultdict(list)
    for rank, form in enumerate(ranked):
        level = 0 if form.startswith(_TOPICAL) else _level(rank, counts[form])
        rows[_tag(form, counts[form]), _band(frequency[form]), level].append(form)
    for form in _ELISIONS:
        if form not in frequency:
            rows["PRO" if form in ("c'", "j'", "m'", "t'", "s'", "ç'") else "CON", 9, 2].append(form)
    return [
        "\t".join([tag, str(band), str(level), " ".join(sorted(rows[tag, band, level]))])
        for tag, band, level in sorted(rows)
    ]


def _read(lexique: Path) -> dict[str, Counter[str]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)  # occurrences per hundred million
    with gzip.open(lexique, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            form, part, frequency = line.rstrip("\n").split("\t")
            form = form.replace("œ", "oe").replace("’", "'")
            if " " in form or not part:
                continue
            counts[form][part[:3]] = max(counts[form][part[:3]], round(100 * float(frequency or 0)))
    return counts


def _tag(form: str, parts: Counter[str]) -> str:
    total = sum(parts.values())
    (best, most), *_ = sorted(parts.items(), key=lambda item: (-item[1], item[0]))
    if total and most < 0.75 * total:
        best = "/".join(sorted(part for part, count in parts.items() if count > 0.2 * total)) or best
    if "VER" not in best and "AUX" not in best:
        return best
    return best + ":" + next((ending for ending in _VERB_ENDINGS if form.endswith(ending)), "x")


def _band(frequency: float) -> int:
    """Band 1..9 by halves of a power of ten, from 0.1 per million."""
    return min(max(int(2 * (math.log10(max(frequency, 1e-3)) + 1.5)), 1), 9)


def _level(rank: int, parts: Counter[str]) -> int:
    total = sum(parts.values()) / 100
    closed = sum(parts[part] for part in _CLOSED) / 100
    if total >= 1 and (closed > 0.5 * total or (parts["ADV"] / 100 > 0.5 * total and total >= _ADVERB_FROM)):
        return 2
    noun = max(sorted(parts), key=lambda part: parts[part]) == "NOM"
    return 1 if rank < COMMON and not noun else 0
