"""What several tests of kinds ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor import Article
from auditor.kinds.agreement import AgreementKind
from auditor.reading import Document
from auditor.rule import Rule


@pytest.fixture(scope="session")
def disagreements() -> Callable[..., list[str]]:
    """What a mode of agreement finds in a text; more parameters of the card may be given."""

    def found(mode: str, text: str, **params: object) -> list[str]:
        rule = Rule(
            id="r", category="language", mqm="fluency", languages=("fr",), kind="agreement", severity="minor",
            confidence=1.0, message="m", why="w", params={"mode": mode, **params},
        )  # fmt: skip
        document = Document(Article(text, language="fr"))
        return [text[match.start : match.end] for match in AgreementKind([rule]).find(document)]

    return found
