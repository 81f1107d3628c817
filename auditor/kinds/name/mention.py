"""A name of an article with its places, and what stands around them."""

from __future__ import annotations

import re
from functools import cached_property

from auditor.kinds.name.namesakes import unaccented
from auditor.reading import Document
from auditor.reading.names import UPPER
from auditor.reading.stopwords import STOPWORDS

_ARABIC = re.compile(r"(?<!\w)(?:Al|El|al|el|As|Ach|Ash|Ad|An|Ar)[- ]$")
_AFTER = re.compile(rf"[ -]([{UPPER}][\w\u0300-\u036f'-]+)")
_BEFORE = re.compile(rf"([{UPPER}][\w\u0300-\u036f.-]+) (?:(?:de|du|des|Le|La|De|Du|van|von|der|ben|bin|al|el) )*$")
_NO_GIVEN_NAMES = STOPWORDS["fr"] | frozenset("mme mlle mm dr pr me président ministre monsieur madame".split())
_TITLE = re.compile(
    r"(?<![\w-])(mm?|mme|mlle|monsieur|madame|juge|mgr|monseigneur|dr|docteure?|me|général|colonel|capitaine|commandant|lieutenant|amiral|maréchal|"
    r"commissaire|inspecteur|professeure?|pr|ministre|présidente?|gouverneure?|sénateur|sénatrice|procureure?|préfète?|"
    r"maire|cardinal|pape|évêque|imam|rabbin|reine|roi|prince|princesse|tempête|typhon|cyclone|ouragan|affaire|groupe|"
    r"coach|entraîneur|capitaine|opération|loi|clan|famille|navire|mont|île|village|ville|port|festival)\.? "
    r"(?:[\w-]+ )?$"
)


class Mention:
    """A name; what stands around it is read when it is asked for, which only names with a near one are."""

    def __init__(self, text: str, starts: list[int], document: Document) -> None:
        self.text = text
        self.starts = starts
        self._document = document

    @cached_property
    def arabic(self) -> bool:
        """Whether an Arabic article stands before it."""
        return any(_ARABIC.search(self._document.plain, max(0, start - 4), start) for start in self.starts)

    @cached_property
    def given(self) -> frozenset[str]:
        """Names right before it, without accents."""
        plain = self._document.plain
        before = (_BEFORE.search(plain, max(0, start - 40), start) for start in self.starts)
        names = {match.group(1) for match in before if match}
        return frozenset(
            unaccented(name) for name in names if name.lower() not in _NO_GIVEN_NAMES and not name.endswith(".")
        )

    @cached_property
    def family(self) -> frozenset[str]:
        """Names right behind it, without accents."""
        after = (_AFTER.match(self._document.plain, start + len(self.text)) for start in self.starts)
        return frozenset(unaccented(match.group(1)) for match in after if match)

    @cached_property
    def titles(self) -> frozenset[str]:
        """Titles and kinds of things right before it."""
        plain, folded = self._document.plain, self._document.folded
        spoken = [
            start
            for start in self.starts
            if plain[start - 2 : start - 1].isalpha() or plain[start - 3 : start - 1] == "M."
        ]
        found = (_TITLE.search(folded, max(0, start - 32), start) for start in spoken)
        return frozenset(match.group(1) for match in found if match)
