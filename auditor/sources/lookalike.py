"""Hosts that look like those of known outlets: another ending, one letter off, a homoglyph, an addition.

It says what a host resembles, and decides nothing: a look-alike may be a namesake.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from auditor.sources import hosts

_CONFUSABLE = str.maketrans(
    "аеорсухіјѕԁһѵβκνορτυχιαεμ0135ı|",
    "aeopcyxijsdhvbkvoptuxiaemoiesii",
)
_DIGRAPHS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_ADDITIONS = tuple(
    "news info infos actu actus online live tv media hub 24 24h com fr uk us de edition international"
    " internationaledition official today post".split()
)
_SHORT, _LONG = 6, 7
"""Code points of a name from which another common ending, and one letter off, are worth naming."""


class Lookalike(NamedTuple):
    """The outlet's domain and how the host resembles it."""

    domain: str
    how: str  # "other ending" | "one letter off" | "homoglyph" | "with an addition" | "domain put in front"


class Lookalikes:
    """Finds look-alikes of known hosts, each given with its outlet's domain.

    `endings` are double or generic ones (`endings.tsv`).
    """

    def __init__(self, known: Mapping[str, str], endings: Mapping[str, str]) -> None:
        self._known = known
        self._endings = endings
        self._labels: dict[str, list[str]] = defaultdict(list)
        self._skeletons: dict[str, list[str]] = defaultdict(list)
        self._deletes: dict[str, list[str]] = defaultdict(list)
        for host in sorted(known):
            self._add(host, known[host])

    def _add(self, host: str, domain: str) -> None:
        label = self._label(host)
        if host.count(".") > 1 + self._suffix(host).count(".") or domain in self._labels[label]:
            return  # sub-domains and mirrors of one outlet are no names of their own
        self._labels[label].append(domain)
        self._skeletons[skeleton(label)].append(domain)
        if len(label) >= _LONG:
            for shorter in _shortened(label):
                self._deletes[shorter].append(label)

    def of(self, host: str) -> str | None:
        """The domain that a host looks like, or None."""
        found = self.explain(host)
        return found.domain if found else None

    def by_label(self, label: str) -> str | None:
        """The one domain of a name without its ending (`lemonde`), or None."""
        domains = self._labels.get(label, ())
        return domains[0] if len(domains) == 1 else None

    def explain(self, host: str) -> Lookalike | None:
        """The outlet a host looks like and how; None for the host of an outlet itself and for any other."""
        host = host.lower().removeprefix("www.")
        if not host or self._is_known(host):
            return None
        label = self._label(hosts.from_punycode(host))
        for how, domain in (
            ("domain put in front", self._in_front(host)),
            ("other ending", self._same_name(label, host)),
            ("homoglyph", self._same_skeleton(label, host)),
            ("one letter off", self._one_letter(label)),
            ("with an addition", self._with_addition(label, host)),
        ):
            if domain:
                return Lookalike(domain, how)
        return None

    def _is_known(self, host: str) -> bool:
        while host:
            if host in self._known:
                return True
            host = host.partition(".")[2]
        return False

    def _suffix(self, host: str) -> str:
        labels = host.split(".")
        double = ".".join(labels[-2:])
        return double if len(labels) > 2 and self._endings.get(double) == "double" else labels[-1]

    def _label(self, host: str) -> str:
        """The name in a host: what stands before its ending, of sub-domains only the last."""
        return host.removesuffix(f".{self._suffix(host)}").rpartition(".")[2]

    def _same_name(self, label: str, host: str) -> str | None:
        unusual = self._endings.get(host.rpartition(".")[2]) == "generic" or "." in self._suffix(host)
        if label.isascii() and (len(label) >= _SHORT or (unusual and len(label) >= 3)):
            return _meant(self._labels.get(label, ()), host)
        return None

    def _same_skeleton(self, label: str, host: str) -> str | None:
        if len(label) < 4 or label in self._labels:
            return None
        return _meant(self._skeletons.get(skeleton(label), ()), host)

    def _one_letter(self, label: str) -> str | None:
        if len(label) < _LONG - 1 or label in self._labels:
            return None
        shorter = _shortened(label)
        near = {name for variant in (label, *shorter) for name in self._deletes.get(variant, ())}
        near.update(variant for variant in shorter if len(variant) >= _LONG - 1 and variant in self._labels)
        close = sorted(name for name in near if _one_edit(label, name))
        return self._labels[close[0]][0] if close else None

    def _with_addition(self, label: str, host: str) -> str | None:
        parts = label.split("-")
        if len(parts) > 1 and len(parts[0]) >= 3 and all(part in _ADDITIONS for part in parts[1:]):
            return _meant(self._labels.get(parts[0], ()), host)
        for addition in _ADDITIONS:
            name = label.removesuffix(addition)
            least = _SHORT if addition[0].isdigit() else _LONG + 1  # « science » + « info » is a name of its own
            if name != label and len(name) >= least and (domain := _meant(self._labels.get(name, ()), host)):
                return domain
        return None

    def _in_front(self, host: str) -> str | None:
        labels = host.split(".")
        for start in range(len(labels) - 2):
            for end in range(start + 2, len(labels)):
                if (front := ".".join(labels[start:end])) in self._known:
                    return self._known[front]
        return None


def skeleton(label: str) -> str:
    """A label with what the eye takes for the same made equal (Unicode confusables, accents, digits for letters)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", label.lower()) if not unicodedata.combining(c))
    plain = plain.translate(_CONFUSABLE).replace("l", "i")
    for pair, single in _DIGRAPHS:
        plain = plain.replace(pair.replace("l", "i"), single)
    return plain


def _shortened(label: str) -> list[str]:
    return [label[:cut] + label[cut + 1 :] for cut in range(len(label))]


def _one_edit(one: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours makes one of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    swapped = left[1::-1] + left[2:] if len(left) > 1 else left
    if left[1:] == right or left == right[1:] or swapped == right:
        return True
    return len(other) > _LONG and left[1:] == right[1:]  # « lepoing » is no slip for « lepoint »


def _meant(domains: Sequence[str], host: str) -> str | None:
    """The outlet of a name; of several that bear it, the one with the host's own ending, or none."""
    if len(domains) > 1:
        domains = [domain for domain in domains if domain.rpartition(".")[2] == host.rpartition(".")[2]]
    return domains[0] if len(domains) == 1 else None
