"""The data card that is written beside the lexicon and the tagger."""

from __future__ import annotations

from collections.abc import Mapping

_TEXT = """# French lexicon and tagger

Made by `python -m training.tagger --data FOLDER --out auditor/models/tagger` on {date}.

| file | what |
|---|---|
| `lexicon.txt` | {forms} French forms; a line per set of analyses, then the forms that share it |
| `tagger.json` | universal part-of-speech tagger: averaged perceptron, whole-number weights by feature |

## Sources and licences

| source | for | licence |
|---|---|---|
| Lexique 3.83 (form, part of speech, frequency) | the forms of the lexicon | CC BY-SA 4.0 |
| UD French GSD, dev and test | training; readings that Lexique lacks | CC BY-SA 4.0 |
| UD French Sequoia, train and dev | training; readings that Lexique lacks | LGPL-LR |
| UD French PUD | training; readings that Lexique lacks | CC BY-SA 3.0 |
| French of Tatoeba, multi30k, WMT, tico19 | determiners before nouns: gender, number | CC BY 2.0, none stated, CC0 |
| NTREX, DiaBLa, WMT documents by people | the same | CC BY-SA 4.0, none stated |
| `training/tagger/genders_known.txt` | genders of nouns that writers often miss, by hand | this project |

What is here are forms, features, counts and weights. No sentence of a source can be read from them.
`lexicon.txt` derives from Lexique and is under CC BY-SA 4.0.

## Settings

epochs {epochs}, seed {seed}, weights under {least} dropped, whole tenths kept. Contractions (du, des, au, aux) are one
token with the tag ADP, as the auditor's own tokens have it. Verb features come from `auditor/reading/conjugation.py`,
checked against Lexique.

## Figures

UPOS on `fr_sequoia-ud-test` (never trained on), {tokens} surface tokens: {upos} % of all tokens, {upos_words} % of
words without punctuation.
Trained in {seconds} s on one core.

## Limits

- Gender is given only where texts, endings or the list by hand are sure of it; no gender means
  "not known", not "both".
- Nouns of people whose gender usage varies (la ministre, une auteur) have none on purpose.
- Lexique counts films and books up to 2007: newer words are missing, and rules that ask the lexicon stay
  silent on them.
- The treebanks are written text without errors; on broken sentences the tagger is less sure than the figure says.
"""


def text(figures: Mapping[str, float | str], settings: Mapping[str, float]) -> str:
    """The card as Markdown."""
    return _TEXT.format(**figures, **settings)
