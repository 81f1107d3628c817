"""One Auditor shared by threads, and configuration that travels."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

from auditor import Article, Auditor
from auditor.config import Config

CONFIG = Config(select=("fr-coordinated-twins",))
TEXTS = [
    f"La maire de Vierzac {number} a salué des échanges « francs et francs » à la mairie. " * 6 for number in range(40)
]


def test_threads_that_share_an_auditor_get_the_same_cards():
    auditor = Auditor(pickle.loads(pickle.dumps(CONFIG)))
    alone = list(Auditor(CONFIG).audit_many(map(Article, TEXTS)))
    with ThreadPoolExecutor(8) as pool:
        shared = list(pool.map(lambda item: auditor.audit(Article(item[1]), str(item[0])), enumerate(TEXTS)))
    assert shared == alone
    assert all(card.findings for card in shared)


def test_audit_many_takes_no_more_than_it_is_asked_for():
    taken = []

    def articles():
        for text in TEXTS:
            taken.append(text)
            yield Article(text)

    cards = Auditor(CONFIG).audit_many(articles())
    assert taken == []
    assert next(cards).id == "0"
    assert len(taken) == 1
