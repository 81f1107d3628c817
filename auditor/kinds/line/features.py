"""What tells a line of the article from a line of the page around it, in any language.

Length, punctuation, capitals, function words, digits, marks of lists and links, repetition, place on the page, and the
same of its neighbours (after Kohlschütter, Fankhauser and Nejdl, 2010, who learnt from text and link density).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from auditor.reading import Document
from auditor.reading.stopwords import STOPWORDS

_SENTENCE_END = re.compile(r"[.!?…][»”\")\]']*$")
_INNER_END = re.compile(r"[.!?…][»”\")\]']* ")
_DATE = re.compile(r"\b\d{1,2}[./:h-]\d{1,2}(?:[./:-]\d{2,4})?\b|\b(?:19|20)\d\d\b")
_WEB = re.compile(r"https?:|www\.|\w@\w|\.(?:com|fr|de|org|net)\b|[#@]\w")
_LIST_MARK = re.compile(r"[|•·›»→←>/\\↑▶►–—-]")
_FUNCTION_WORDS = frozenset().union(*STOPWORDS.values())

LOCAL = (
    "words",
    "characters_a_word",
    "ends_sentence",
    "sentences",
    "commas_a_word",
    "function_words",
    "capitals",
    "all_capitals",
    "digits",
    "date",
    "web",
    "list_marks",
    "colon",
    "starts_small",
    "copies",
    "text",
)
"""Features of a line by itself; `text` is how much it looks like running text, 0 to 1."""
SHARED = ("text", "words", "ends_sentence", "function_words")
"""Features that are also taken from the two lines before and after."""
NEIGHBOURS = (-2, -1, 1, 2)
WINDOWS = (3, 8)
NAMES = (
    *LOCAL,
    *(f"{name}{offset:+d}" for offset in NEIGHBOURS for name in SHARED),
    *(f"text_within_{width}" for width in WINDOWS),
    "since_text",
    "until_text",
    "place",
    "text_before",
    "text_after",
    "in_body",
    "page_lines",
    "page_text",
    "longest_run",
)
"""Names of the features, in the order of the columns."""


def features(document: Document) -> list[list[float]]:
    """One row of `NAMES` for each line of the document."""
    local = _local_rows(document)
    mass = [row[-1] * math.expm1(row[0]) for row in local]  # words of running text in each line
    total = sum(mass) or 1.0
    before, rows = 0.0, []
    runs = _run_lengths([row[-1] for row in local])
    page = [math.log1p(len(local)), sum(row[-1] for row in local) / max(len(local), 1)]
    since, until = _distances([row[-1] for row in local])
    first, last = _body(mass, total)
    for number, row in enumerate(local):
        after = max(total - before - mass[number], 0.0)
        place = [number / max(len(local) - 1, 1), before / total, after / total, float(first <= number <= last)]
        rows.append([*row, *_around(local, number), since[number], until[number], *place, *page, runs[number]])
        before += mass[number]
    return rows


def _local_rows(document: Document) -> list[list[float]]:
    lines = [document.plain[line.start : line.end] for line in document.lines]
    copies = Counter(line.lower() for line in lines)
    return [
        _local(text, document.line_tokens(line), copies[text.lower()])
        for text, line in zip(lines, document.lines, strict=True)
    ]


def _local(text: str, tokens: Sequence[str], copies: int) -> list[float]:
    words = text.split()
    count = max(len(words), 1)
    letters = [word for word in words if word[0].isalpha()]
    capitals = sum(1 for word in letters[1:] if word[0].isupper()) / max(len(letters) - 1, 1)
    ends = 1.0 if _SENTENCE_END.search(text[-6:]) else 0.0
    sentences = len(_INNER_END.findall(text[:2000])) + ends
    function = sum(1 for token in tokens if token in _FUNCTION_WORDS) / max(len(tokens), 1)
    return [
        math.log1p(len(words)),
        len(text) / count,
        ends,
        min(sentences, 6.0),
        text.count(",") / count,
        function,
        capitals,
        sum(1 for word in letters if len(word) > 1 and word.isupper()) / max(len(letters), 1),
        sum(map(str.isdigit, text[:400])) / max(len(text[:400]), 1),
        float(bool(_DATE.search(text[:200]))),
        float(bool(_WEB.search(text[:400]))),
        len(_LIST_MARK.findall(text[:400])) / count,
        float(text.endswith(":")),
        float(text[:1].islower()),
        min(copies, 4) - 1.0,
        _text_likeness(len(words), ends, sentences, function, capitals),
    ]


def _text_likeness(words: int, ends: float, sentences: float, function: float, capitals: float) -> float:
    """A smooth yes to: long, made of sentences, with function words and few capitals."""
    weight = min(words / 8, 1.0)  # a label of two words may hold a function word by chance
    score = 0.16 * (words - 11) + 1.6 * ends + 0.7 * min(sentences, 3) - 2.5 * (capitals - 0.3)
    score += 5.0 * weight * (function - 0.27)
    return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))


def _around(local: Sequence[Sequence[float]], number: int) -> list[float]:
    columns = [LOCAL.index(name) for name in SHARED]
    values: list[float] = []
    for offset in NEIGHBOURS:
        inside = 0 <= number + offset < len(local)
        values += [local[number + offset][column] for column in columns] if inside else [-1.0] * len(columns)
    for width in WINDOWS:
        window = local[max(0, number - width) : number] + local[number + 1 : number + 1 + width]  # type: ignore[operator]
        values.append(sum(row[-1] for row in window) / max(len(window), 1))
    return values


def _distances(texts: Sequence[float]) -> tuple[list[float], list[float]]:
    """Lines since the last, and until the next, line of running text; 30 at most."""
    since: list[float] = []
    until: list[float] = []
    for out, order in ((since, texts), (until, texts[::-1])):
        distance = 30.0
        for text in order:
            distance = min(distance + 1, 30.0)
            out.append(distance)
            if text > 0.7:
                distance = 0.0
    return since, until[::-1]


def _body(mass: Sequence[float], total: float) -> tuple[int, int]:
    """Numbers of the lines between which the middle 90 % of the running text lies."""
    running, first, last = 0.0, 0, len(mass) - 1
    for number, words in enumerate(mass):
        if running < 0.05 * total:
            first = number
        running += words
        if running <= 0.95 * total:
            last = min(number + 1, len(mass) - 1)
    return first, last


def _run_lengths(texts: Sequence[float]) -> list[float]:
    """For each line the number of lines of its own sort (running text or not) that it stands among; 12 at most."""
    runs, start = [0.0] * len(texts), 0
    for number in range(1, len(texts) + 1):
        if number == len(texts) or (texts[number] > 0.5) != (texts[start] > 0.5):
            runs[start:number] = [min(float(number - start), 12.0)] * (number - start)
            start = number
    return runs
