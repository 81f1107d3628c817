"""Characters whose bytes were read in a wrong encoding, once or several times over: « dÃ©jÃ\u00a0 », « l‚Äôeau »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar
from urllib.parse import unquote

from auditor.kinds.base import MAX_PLACES, Match, Param
from auditor.reading import Document
from auditor.rule import Rule

CODECS = ("cp1252", "mac_roman", "cp1250", "cp850", "cp437", "latin_1")
"""Encodings that UTF-8 is taken for, the commonest first."""

_MEANT = frozenset(
    "éèêëàâäáãåāăąùûüúūůűîïíìīôöóòõøōőçćčñńňßœæłśšşșžźżřťțťđďěęğıýÿ"
    "ÉÈÊËÀÂÄÁÃÅĀĂĄÙÛÜÚŪŮŰÎÏÍÌĪÔÖÓÒÕØŌŐÇĆČÑŃŇŒÆŁŚŠŞŽŹŻŘŤĐĎĚĘĞİÝŸ"
    "«»“”‘’‚„…–—•·°€£§©®™ºª¿¡²³½¼¾´¨×±µ‹›\u00a0\u202f\u2009\u200b\u00ad"
)
_PAIR = re.compile(rb"[\xc2-\xc5][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]")
_LOST = "|".join(
    (
        r"\ufffd+|(?:ï¿½)+|ï»¿",  # no sign was known, or the mark of UTF-8 itself
        r"(?<=[a-zà-ÿ])[ŽŠ](?=[a-zà-ÿ\s.,]|\Z)|(?<=[a-zà-ÿ])[‚ˆ](?=[a-zà-ÿ])",  # Mac and DOS letters read as Windows'
        r"(?<=[ldnscjmtuLDNSCJMT])Õ(?=[a-zà-ÿ])",  # a Mac apostrophe read as Windows'
        r"(?<=[a-zà-ÿ])[ÈËÍÓÙÚÞ](?=[a-zà-ÿ\s.,]|\Z)",  # Windows' letters read as Mac's or DOS's
        r"(?<=[a-zà-ÿ])[\x80-\x84\x86-\x9f](?=[a-zà-ÿ])",  # no sign at all: Mac or DOS letters read as latin-1
        r"(?<=\w)%C3%[89ABab][0-9A-Fa-f]|(?<=[^\W\d_])%20(?=[^\W\d_])",
        r"(?:=(?:C3=[89AB][0-9A-F]|E2=80=[0-9A-F]{2}|C2=[AB][0-9A-F]))+",  # quoted-printable mail
        r"(?<![A-ZÀ-Ý])Ã(?=\s|\Z)|â€(?=[\s.,;:)]|\Z)|(?<=[a-zà-ÿ])Â (?=[:;!?»])",  # the second character was lost
    )
)
_WORD = re.compile(r"[^\s.,;:!?()\[\]«»\"<>]{0,40}")


class MojibakeKind:
    """Cards give nothing: every run that reads as UTF-8 when taken back to bytes is a match, with its word."""

    params: ClassVar[dict[str, Param]] = {}

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = list(rules)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on whole words; one word with several broken characters is one match."""
        if self._rules:
            for start, end, meant in _words(document.text):
                yield from (Match(rule, start, end, {"meant": meant}) for rule in self._rules)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    if not _suspect().search(text):  # nearly every text: the long alternation need not run
        return
    last = -1
    for count, found in enumerate(_broken().finditer(text)):
        if count >= MAX_PLACES:
            return
        if found.start() >= last:
            start, last = _word_around(text, *found.span())
            if not ("%" in found.group() and "/" in text[start:last]):  # an address is written so
                yield start, last, repaired(text[start:last])


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The word that holds the broken characters."""
    head, tail = _WORD.match(text[max(0, start - 40) : start][::-1]), _WORD.match(text, end)
    return start - (head.end() if head else 0), tail.end() if tail else end


def repaired(text: str) -> str:
    """The text as it was meant, as far as its broken characters can be read; � stays."""
    for _ in range(3):  # broken twice or three times over
        mended = _broken().sub(lambda found: _table().get(found.group(), found.group()), text)
        if mended == text:
            break
        text = mended
    return unquote(text)


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Broken form to the character meant, for all codecs; the characters that double breaking passes through too."""
    table = {"â€": "”", "Ã": "à", "Â ": "\u00a0"}
    for codec in CODECS:
        for meant in sorted(_MEANT | set("ÂÃâ€")):
            form = _misread(meant, codec)
            if len(form) > 1 and form not in table and _PAIR.fullmatch(meant.encode()):
                table[form] = meant
    return table


def _misread(character: str, codec: str) -> str:
    """The UTF-8 bytes of a character read as a codec; those that the codec leaves open as latin-1, as browsers do."""
    result = []
    for byte in character.encode("utf-8"):
        try:
            result.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            result.append(chr(byte))
    return "".join(result)


@lru_cache(maxsize=1)
def _broken() -> re.Pattern[str]:
    forms = sorted((form for form in _table() if len(form) > 1), key=lambda form: (-len(form), form))
    return re.compile("|".join([*map(re.escape, forms), _LOST]))


@lru_cache(maxsize=1)
def _suspect() -> re.Pattern[str]:
    """What every broken form begins with; « â » and the like only before what breaks them."""
    forms = {form for form in _table() if len(form) > 1}
    leads = {form[0] for form in forms if form[0] not in "âÔï"} | set("\ufffdŽŠ‚ˆÕÈËÍÓÙÚÞ\x81\x82\x83\x84")
    alone = re.escape("".join(sorted(leads))) + "\x86-\x9f"
    followed = "(?<=â)[€‚„\x80]|(?<=Ô)[Çä]|(?<=ï)[»¿]|(?<=%)(?:C3%|20)|(?<==)(?:C3|C2|E2)="
    return re.compile(f"[{alone}âÔï%=](?:(?<=[{alone}])|{followed})")  # begins with a class: a search leaps to it
