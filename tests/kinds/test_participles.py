"""Agreement of participles: with être and se, after avoir, behind an object and behind a comma."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Finder = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il lit la lettre que le maire a envoyé hier.", ["lettre que le maire a envoyé"]),
        ("Il lit les lettres qu'il n'a pas ouvert.", ["lettres qu'il n'a pas ouvert"]),
        ("Il lit la lettre que le maire a envoyée.", []),
        ("Il vend la maison qu'il a refusé de louer, celle qu'il a fait bâtir.", []),
        ("Il dit à la presse que le maire a menti.", []),
        ("Les faits qu'il a réussi à prouver, le livre qu'il", []),
    ],
)
def test_a_participle_agrees_with_the_object_before_it(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("object", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les relations entre les deux pays se sont détérioré.",
            ["Les relations entre les deux pays se sont détérioré"],
        ),
        ("Les joueuses se sont serré la main.", []),
        ("La mairie s'est tournée vers l'État.", []),
    ],
)
def test_a_participle_with_se_agrees_with_its_subject(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("reflexive", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La chancelière Angela Merkel, arrivé mardi à Paris, repart.", ["chancelière Angela Merkel, arrivé"]),
        ("Le maire, accompagnée de ses fils, a dit non.", ["maire, accompagnée"]),
        ("La ville, entourée de murs, dort. Le toit,", []),
    ],
)
def test_a_participle_behind_a_comma_agrees_with_the_noun(
    disagreements: Finder, text: str, expected: list[str]
) -> None:
    assert disagreements("apposition", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La compagnie aérienne a annulée tous ses vols.", ["La compagnie aérienne a annulée"]),
        ("Selon lui, elles ont décidées.", ["elles ont décidées"]),
        ("Les vols que la compagnie a annulés, la compagnie les a annulés.", []),
        ("La compagnie a été fermée.", []),
    ],
)
def test_with_avoir_the_subject_does_not_count(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("perfect", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un routier a tentée de passer.", ["a tentée"]),
        ("Nous avons enfin reçues trois lettres.", ["avons enfin reçues"]),
        ("Il annonce que la ville a vendues deux écoles.", ["a vendues"]),
        ("Les écoles que la ville a vendues.", []),
        ("Elle les a vendues ; nous les avons perdues.", []),
        ("Vous nous avez reçus.", []),
        ("Il y a atteinte à la loi.", []),
        ("Quelles écoles la ville a-t-elle vendues ?", []),
    ],
)
def test_a_participle_stays_as_it_is_after_avoir(disagreements: Finder, text: str, expected: list[str]) -> None:
    assert disagreements("auxiliary", text) == expected
