"""What differs between an original and its translation, once their sentences are aligned.

Each test is made to stay silent when in doubt: a number may be spelt out, moved to the next sentence or written with
other separators; a negation may sit in a prefix; a name may have another form in another language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from auditor.compare import facts
from auditor.compare.alignment import Bead
from auditor.compare.names import misspelt
from auditor.compare.passages import Passages
from auditor.embedding import Embedder
from auditor.reading import Span
from auditor.reading.language import of_tokens

Kind = Literal["omission", "addition", "moved", "untranslated", "number", "date", "negation", "name"]

MIN_WORDS = 5
"""Words from which a sentence that stands alone is an omission or an addition."""
SURE = 0.41
"""Similarity from which two sentences are so much alike that a missing « not » is no matter of wording."""
FOUND = 0.46
"""Similarity from which a sentence left out of the alignment is said elsewhere in the other text."""
PLAIN = 45
"""Words up to which a sentence has too little room to say a denial in another way."""
DOUBLE = 4
"""Letters from which the stem of a word is that of a verb or noun that denies."""
COPIED = 0.8
"""Share of a sentence's words that stand in the original from which it was left as it was."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; a span is None on the side that lacks the passage."""

    kind: Kind
    original: Span | None
    translation: Span | None
    original_text: str | None
    translation_text: str | None
    message: str

    def to_dict(self) -> dict[str, Any]:
        """The difference as JSON types."""
        data = asdict(self)
        return data | {side: list(data[side]) if data[side] else None for side in ("original", "translation")}


def differences(left: Passages, right: Passages, beads: Sequence[Bead], embedder: Embedder) -> list[Difference]:
    """All differences, in the order of the translation and then of the original."""
    found = [*_alone(left, right, beads, embedder), *_untranslated(left, right)]
    silent = {item.translation for item in found if item.kind == "untranslated"}
    for number, bead in enumerate(beads):
        if bead.aligned and right.span(bead.right) not in silent:
            found += _within(left, right, beads, number)
    return sorted(found, key=_order)


def _order(item: Difference) -> tuple[int, int, str]:
    there, here = item.translation or item.original, item.original or item.translation
    return (there.start if there else 0), (here.start if here else 0), item.kind


def _alone(left: Passages, right: Passages, beads: Sequence[Bead], embedder: Embedder) -> Iterator[Difference]:
    """Sentences aligned with nothing: moved where the other text says them elsewhere, else left out or added."""
    vectors = embedder.encode(left.texts), embedder.encode(right.texts)
    likeness = vectors[0] @ vectors[1].T
    moved: set[int] = set()
    skipped = {bead.right[0] for bead in beads if bead.left[0] == bead.left[1]}
    for bead in (bead for bead in beads if not bead.aligned and bead.left[0] < bead.left[1]):
        own, best = bead.left[0], int(likeness[bead.left[0]].argmax())
        if left.counts[own] < MIN_WORDS or (likeness[own, best] >= FOUND and best not in skipped):
            continue
        if likeness[own, best] >= FOUND:
            moved.add(best)
            yield _difference("moved", left, right, bead.left, (best, best + 1), "stands elsewhere in the translation")
        else:
            yield _difference("omission", left, right, bead.left, None, "is not in the translation")
    for own in sorted(skipped - moved):
        if right.counts[own] >= MIN_WORDS and likeness[:, own].max() < FOUND:
            yield _difference("addition", left, right, None, (own, own + 1), "is not in the original")


def _untranslated(left: Passages, right: Passages) -> Iterator[Difference]:
    """Sentences of the translation in the words of the original."""
    language, known = left.document.language, frozenset(left.document.tokens.texts)
    if language is None or language == right.document.language:
        return
    for number, sentence in enumerate(right.sentences):
        tokens = right.document.line_tokens(sentence)
        same = sum(token in known for token in tokens)
        if len(tokens) >= MIN_WORDS and same >= COPIED * len(tokens) and of_tokens(tokens) in (language, None):
            run = (number, number + 1)
            yield _difference("untranslated", left, right, None, run, f"was left in the original language ({language})")


def _within(left: Passages, right: Passages, beads: Sequence[Bead], number: int) -> Iterator[Difference]:
    """Numbers, dates, negations and names that differ in one bead."""
    bead = beads[number]
    here = _spans(left, right, bead.left, bead.right)
    near = _spans(left, right, (bead.left[0] - 1, bead.left[1] + 1), (bead.right[0] - 1, bead.right[1] + 1))
    message = _number(left, right, here, near) or _date(left, right, here, near)
    if message:
        yield _difference(message[0], left, right, bead.left, bead.right, message[1])
    plain = max(left.words(bead.left), right.words(bead.right)) <= PLAIN
    if plain and bead.similarity >= SURE and (negated := _negation(left, right, *here)):
        yield _difference("negation", left, right, bead.left, bead.right, negated)
    for wrong, written in misspelt(left.document, here[0], right.document, here[1]):
        text = f"« {written} » is « {wrong} » in the original"
        yield _difference("name", left, right, bead.left, bead.right, text)


Spans = tuple[Span, Span]


def _spans(left: Passages, right: Passages, run: tuple[int, int], other: tuple[int, int]) -> Spans:
    return left.span(run) or Span(0, 0), right.span(other) or Span(0, 0)


def _number(left: Passages, right: Passages, here: Spans, near: Spans) -> tuple[Kind, str] | None:
    """A number of one side that nothing on the other can stand for."""
    sides = (left, right, here[0], near[1]), (right, left, here[1], near[0])
    missing = [_unmatched(*side) for side in sides]
    if missing[0] or missing[1]:
        # Beside a number that stands nowhere, the one that stands in its place may be told in the next sentence too.
        first = missing[0] or _unmatched(left, right, *here)
        second = missing[1] or _unmatched(right, left, *here[::-1])
        if first and second:
            return "number", f"{_joined(first)} in the original, {_joined(second)} in the translation"
        return "number", f"{_joined(first)} of the original is missing" if first else f"{_joined(second)} was added"
    words = facts.named_numbers(left.document, here[0]), facts.named_numbers(right.document, here[1])
    small = len(words[0]) == len(words[1]) == 1 and max(map(int, words[0] + words[1])) <= 100  # what words can say
    if small and words[0] != words[1]:
        return "number", f"{words[0][0]} in the original, {words[1][0]} in the translation"
    return None


def _unmatched(own: Passages, other: Passages, here: Span, there: Span) -> list[str]:
    """Numbers in digits of one passage whose value the other does not hold in any form, as they are written."""
    held = facts.values(other.document, there)
    joined = "".join(c for c in other.document.plain[there.start : there.end] if c.isdigit())
    return [
        own.document.plain[number.start : number.end]
        for number in facts.numbers(own.document, here)
        if number.key not in held
        and not (len(number.key) > 2 and number.key in joined)
        and not any(_same_year(number.key, value) for value in held)
        and not facts.groups(own.document, number) <= held
    ]


def _same_year(one: str, other: str) -> bool:
    """The nineties as 90 and as 1990."""
    short, full = sorted((one, other), key=len)
    return len(short) == 2 and len(full) == 4 and full[:2] in ("19", "20") and full.endswith(short)


def _joined(numbers: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(numbers))


def _date(left: Passages, right: Passages, here: Spans, near: Spans) -> tuple[Kind, str] | None:
    """Months or days of the week that either side names and the other does not, where it names others."""
    for named in (facts.months, facts.days):
        one, other = named(left.document, here[0]), named(right.document, here[1])
        alone = one - named(right.document, near[1]), other - named(left.document, near[0])
        if all(alone):
            names = "month" if named is facts.months else "day of the week"
            numbers = (", ".join(map(str, sorted(side))) for side in alone)
            return "date", f"another {names}: " + "{} in the original, {} in the translation".format(*numbers)
    return None


def _negation(left: Passages, right: Passages, here: Span, there: Span) -> str | None:
    """A side that denies where the other has nothing that could."""
    if not (facts.speaks_of_negation(left.document) and facts.speaks_of_negation(right.document)):
        return None
    sides = (left.document, here), (right.document, there)
    for (one, own), (other, beside), text in (
        (*sides, "the original denies, the translation does not"),
        (*sides[::-1], "the translation denies, the original does not"),
    ):
        # A second denial (« did not lack ») makes it a matter of wording.
        if facts.denies(one, own) and not facts.may_deny(one, own, least=DOUBLE):
            return None if facts.denies(other, beside) or facts.may_deny(other, beside) else text
    return None


def _difference(
    kind: Kind,
    left: Passages,
    right: Passages,
    source: tuple[int, int] | None,
    target: tuple[int, int] | None,
    message: str,
) -> Difference:
    one = left.span(source) if source else None
    other = right.span(target) if target else None
    texts = (left.text(one) if one else None), (right.text(other) if other else None)
    return Difference(kind, one, other, *texts, message)
