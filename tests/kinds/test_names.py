"""Names that nearly match another name of the article."""

from __future__ import annotations

import pytest

from auditor.article import Article
from auditor.kinds.name import NameKind
from auditor.kinds.name.namesakes import derived, heard, letters_apart, same_sound
from auditor.reading import Document
from auditor.rule import Rule


def found(text, mode):
    rule = Rule("a-rule", "language", ("fr",), "name", "minor", 0.9, "m", "w", params={"mode": mode})
    matches = NameKind([rule]).find(Document(Article(text, language="fr")))
    return {text[match.start : match.end]: match.values["name"] for match in matches}


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("Le ministre Blinken. Blinken parle. Puis Bliken part.", {"Bliken": "Blinken"}),
        ("Blinken, Blinken. La rencontre Lavrov-Blinek.", {"Blinek": "Blinken"}),
        ("Yann Le Goff porte plainte. M. Le Gof décrit Mme Le Goffic.", {"Le Gof": "Le Goff"}),
        ("Le Popocatépetl fume. Vu d'ici, le Popocatépelt dort.", {"Popocatépelt": "Popocatépetl"}),
        ("Anne Xandurel et Paul Xandurol se taisent.", {}),
        ("L'Iran, les Iraniens, l'Irak, Macron et la Macronie.", {}),
        ("Le stade Amar-Amiar et le juge Martin Martyn. Le stade Amar-Amiar ferme.", {}),
        ("Microsoft recule. Le chinois Microport achète. Microsoft attend.", {}),
        ("Karim Cheurfi est abattu. Chékatt, dit Chérif, fuit, et Chérif parle.", {}),
        ("La Cédéao se réunit. La Cedeoa compte quinze États.", {"Cedeoa": "Cédéao"}),
        ("La CFDT signe. La CFTD ne regrette rien. La CFTC s'abstient.", {"CFTD": "CFDT"}),
        ("Le maire d'Ixelles parle. L'échevin d'Ixelle se tait, comme Uccle.", {"Ixelle": "Ixelles"}),
        ("Les joueurs d'Exeter gagnent. Ceux d'Exter perdent.", {"Exter": "Exeter"}),
        ("Loïc Xérand part. Loïc Xérant reste, comme Loïc Méhaut.", {"Xérant": "Xérand"}),
        ("La COP21 puis la COP24 et la COP24.", {}),
        ("Le PSG reçoit Lens. Le PGS reste leader. Le PSG vise le titre.", {"PGS": "PSG"}),
        ("La CFDT et la CFTC, la CFDT aussi. Louis XIV, Louis XVI et Louis XIV.", {}),
    ],
)
def test_slips(text, slips):
    assert found(text, "slips") == slips


def test_two_spellings_of_one_sound():
    assert found("Il lit Dostoïevski. De Dostoyevsky, il sait tout.", "spellings") == {"Dostoyevsky": "Dostoïevski"}
    assert found("Marc Nicole et Luc Nicolle.", "spellings") == {}
    text = "Hassan Fathurel parle. Hasan Fathurel répond à Hassan Fathurel."
    assert found(text, "spellings") == {"Hasan": "Hassan"}


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        ("L'armée a repris Al-Fachir. À El-Fasher, les combats durent.", {"Fasher": "Fachir"}),
        ("Wioletta Nowak publie. Puis Violetta Nowak compte.", {"Violetta": "Wioletta"}),
        ("Aleksander Kilde skie, Aleksander Melås aussi. Aleksandar Kilde tombe.", {"Aleksandar": "Aleksander"}),
        ("Hassan Rohani parle de Saddam Hussein. Al-Hassan répond à El-Hussein.", {}),
        ("Pauline Durieux et Paulina Mercier skient.", {}),
    ],
)
def test_spellings(text, spellings):
    assert found(text, "spellings") == spellings


def test_accents_are_a_case_of_their_own():
    text = "Les États-Unis votent. Les États-Unis comptent. Aux Etats-Unis, on attend."
    assert found(text, "accents") == {"Etats": "États"}
    assert found(text, "slips") == {}


def test_namesakes():
    assert derived("Iran", "Iranien")
    assert derived("Français", "Française")
    assert not derived("Blinken", "Bliken")
    assert same_sound("Riabkov", "Ryabkov")
    assert not same_sound("EasyJet", "easyJet")
    assert letters_apart("Blinek", "Blinken") == 1


def test_many_names_take_no_long_time():
    text = " ".join(f"Le Nom{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}{n} parle." for n in range(3000))
    assert found(text, "slips") == {}


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (
            "Yann Kerdoncuff part. M. Kerdoncuff se tait. Hugo Kerdoncuff revient.",
            {"Hugo Kerdoncuff": "Yann Kerdoncuff"},
        ),
        ("Yann Kerdonc part. Hugo Kerdonc revient.", {"Hugo Kerdonc": "Yann Kerdonc"}),
        ("La Fondation Kerdonc remercie Yann Kerdonc.", {}),
        ("Yann Kerdoncuff part. M. Kerdoncuff se tait. Son frère Hugo Kerdoncuff revient.", {}),
        ("Yann Kerdoncuff part. M. Kerdoncuff se tait. Yan Kerdoncuff revient.", {}),
        ("Anne et Paul Kerdoncuff partent. M. Kerdoncuff se tait, puis Paul Kerdoncuff parle.", {}),
    ],
)
def test_another_given_name(text, given):
    assert found(text, "given") == given


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("Un train part de Louvain. À Louvainn, il attend.", {"Louvainn": "Louvain"}),
        ("La Framce vote, la France attend.", {"Framce": "France"}),
        ("Les élus de la Chine parlent. De la Chhine, rien.", {"Chhine": "Chine"}),
        ("Le Japon et les Japonais, la Corée et les Coréens.", {}),
    ],
)
def test_known_names_with_one_slip(text, slips):
    assert found(text, "slips") == slips


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("Gabriel Zorix gagne. Gabriel Zorixh remercie.", {"Zorixh": "Zorix"}),
        ("Clermont et Clermond-les-Bois sont loin.", {}),
        ("La Hollande et la Hollandie, la Française et le Français.", {}),
        ("Le PSG gagne. Le PGS garde la tête.", {"PGS": "PSG"}),
    ],
)
def test_names_alike(text, alike):
    assert found(text, "alike") == alike


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Jean-Marc Xérand part. Jean Marc Xérand revient.", {"Jean Marc": "Jean-Marc"}),
        ("Le collège Victor-Hugo, Victor Hugo.", {}),
        ("BioVenture recrute, Bio Venture aussi.", {"Bio Venture": "BioVenture"}),
        ("Yun Sunhee joue. Sunhee Yun salue.", {"Sunhee Yun": "Yun Sunhee"}),
        ("Ursula von der Heyden. Mme Van der Heyden.", {"Van der Heyden": "von der Heyden"}),
        ("Ali ben Xalman parle. Ali bin Xalman écoute.", {"bin Xalman": "ben Xalman"}),
        ("En France La poste ferme, La France attend.", {}),
    ],
)
def test_names_rewritten(text, forms):
    assert found(text, "rewritten") == forms


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Anna Xérand a signé. Selon M. Xérand, tout va bien.", {"M. Xérand": "Anna Xérand"}),
        ("Mme Xérand a signé. M. Xérand attend.", {"M. Xérand": "Mme Xérand"}),
        ("Mme Xérand et son mari sont là. M. Xérand attend.", {}),
        ("M. et Mme Xérand sont là. M. Xérand attend Mme Xérand.", {}),
        ("Anna Xérand a signé. Mme Xérand attend Mme Durieux et M. Mercier.", {}),
    ],
)
def test_one_surname_with_two_titles(text, called):
    assert found(text, "title") == called


def test_names_with_a_capital_for_a_hyphen_and_names_of_one_surname():
    assert found("Kim Jong-un rit. Kim Jong Un part.", "rewritten") == {"Jong Un": "Jong-un"}
    text = "Éric Dupond-Moretti plaide. Me Dupont-Moretti demande la relaxe."
    assert found(text, "alike") == {"Dupont": "Dupond"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Renaud", "Renault"),
        ("Marchand", "Marchant"),
        ("Coquerel", "Coquerelle"),
        ("Thibaut", "Thibault"),
        ("Delcour", "Delcourt"),
    ],
)
def test_names_that_a_reader_says_alike(one, other):
    assert heard(one) == heard(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Martin", "Marton"), ("Dupont", "Duport"), ("Bernard", "Bertrand"), ("Colin", "Colette")]
)
def test_names_that_a_reader_tells_apart(one, other):
    assert heard(one) != heard(other)
