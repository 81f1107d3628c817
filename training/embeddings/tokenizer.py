"""The tokenizer: one folded Latin alphabet for all languages, and a unigram vocabulary balanced over them.

Letters lose case and accents, and Cyrillic is written in Latin letters: names and the words that languages share
(парламент, parlament, parlement) then share pieces, which is most of what a language with little data can have.
Typographic signs become their plain forms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from training.embeddings.data import Text
from training.embeddings.folder import SPECIAL_TOKENS

LATIN = {"ł": "l", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"}
# After decomposition and the removal of marks й is и, ё is е and ї is і.
CYRILLIC = {
    **dict(zip("абвгґдеєзиіклмнопрстуфхцыэ", "abvggdeeziiklmnoprstufhcie", strict=True)),
    **{"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "iu", "я": "ia"},
}
SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
# Always known, however rare: digits, Latin and Arabic letters, and the signs of text.
ALPHABET = "".join(map(chr, (*range(0x21, 0x7F), *range(0x621, 0x63B), *range(0x641, 0x64B)))) + "€£§°…•"
LONGEST_PIECE = 20
# Characters read per language: French and English, the pivots, get most; scarce languages are read twice.
QUOTAS = {"fr": 9_000_000, "en": 5_000_000}
QUOTA = 2_500_000
SCARCE = 900_000


def train_tokenizer(texts: Iterable[Text], vocabulary: int) -> Any:
    """A `tokenizers.Tokenizer` with at most `vocabulary` pieces, among them [UNK] and [PAD]."""
    from tokenizers import Tokenizer, models, trainers

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = _normalizer()
    tokenizer.pre_tokenizer = _pre_tokenizer()
    trainer = trainers.UnigramTrainer(
        vocab_size=vocabulary,
        special_tokens=list(SPECIAL_TOKENS),
        unk_token=SPECIAL_TOKENS[0],
        initial_alphabet=list(ALPHABET.lower()),
        max_piece_length=LONGEST_PIECE,
        n_sub_iterations=1,
        shrinking_factor=0.6,
        show_progress=False,
    )
    tokenizer.train_from_iterator(balance(texts), trainer)
    return tokenizer


def balance(texts: Iterable[Text]) -> list[str]:
    """The longest texts of each language up to its quota of characters; scarce languages twice."""
    by_language: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        by_language[text.language].append(text.text)
    chosen: list[str] = []
    for language, sentences in sorted(by_language.items()):
        picked, room = [], QUOTAS.get(language, QUOTA)
        for sentence in sorted(sentences, key=lambda sentence: (-len(sentence), sentence)):
            room -= len(sentence)
            if room < 0:
                break
            picked.append(sentence)
        chosen += picked * (2 if sum(map(len, picked)) < SCARCE else 1)
    return chosen


def _normalizer() -> Any:
    from tokenizers import normalizers

    replaced = {**LATIN, **SIGNS, **CYRILLIC}
    steps = [normalizers.NFKD(), normalizers.Lowercase(), normalizers.StripAccents()]
    return normalizers.Sequence([*steps, *(normalizers.Replace(old, new) for old, new in replaced.items())])


def _pre_tokenizer() -> Any:
    """Words and single signs; every one of them begins with the mark of a word, so that l'an is read as l an."""
    from tokenizers import Regex, pre_tokenizers

    signs = pre_tokenizers.Split(Regex(r"[^\w\s]"), "isolated")
    return pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), signs, pre_tokenizers.Metaspace(split=False)])
