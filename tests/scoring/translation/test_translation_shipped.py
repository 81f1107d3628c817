"""The model that ships with auditor."""

from __future__ import annotations

from auditor import Article
from auditor.reading import Document
from auditor.resources import model as folder
from auditor.scoring.translation import estimate

# Both written for this project: the first follows an English sentence word by word, the second does not.
MACHINE = (
    "Le directeur exécutif a déclaré lors de la conférence de presse que la compagnie était excitée d'annoncer le "
    "nouveau produit. Il a également ajouté que les clients seront capables de l'acheter à partir du mois prochain. "
    "Cependant, certains analystes ont été sceptiques et ont dit que les prix étaient trop élevés. La compagnie a "
    "été fondée il y a dix ans et elle a maintenant plus de deux mille employés. Les actions de la compagnie ont "
    "chuté après l'annonce, mais elles ont récupéré plus tard dans la journée. Le directeur a dit qu'il était "
    "confiant que les ventes seront fortes."
)
NATIVE = (
    "Voilà dix ans que la maison cherchait son second souffle ; elle pense l'avoir trouvé. Dès le mois prochain, ses "
    "clients pourront s'offrir l'appareil, dont la direction attend monts et merveilles. Reste le prix, que plus "
    "d'un analyste juge salé. En Bourse, d'ailleurs, on n'a guère applaudi : le titre, malmené à l'ouverture, ne "
    "s'est ressaisi qu'en fin de séance. Rien qui entame l'optimisme du patron, lequel voit déjà les rayons vides "
    "à Noël. Aux deux mille salariés, on a promis une prime ; encore faut-il que les ventes suivent."
)


def test_the_files_are_small():
    assert sum(path.stat().st_size for path in folder("translation").iterdir()) < 6_000_000


def test_word_by_word_french_is_told_from_native_french():
    machine, native = (estimate(Document(Article(text))) for text in (MACHINE, NATIVE))
    assert machine["probability"] > 0.8
    assert native["probability"] < 0.2
    assert machine["translated"] >= machine["probability"]


def test_evidence_names_what_it_counts():
    document = Document(Article(MACHINE))
    for piece in estimate(document)["evidence"]:
        assert set(piece) == {"feature", "text", "contribution", "spans"}
        for start, end in piece["spans"]:
            assert document.text[start:end].strip()
            if piece["feature"].startswith("«"):
                assert document.folded[start:end] in piece["text"]


def test_short_text_is_not_judged():
    assert estimate(Document(Article("Le directeur a déclaré que la compagnie était excitée.", language="fr"))) is None
