from __future__ import annotations

from auditor.packing import packed, unpacked
from auditor.rulebook.stored import StoredList, StoredMapping, joined, parted

MANY = [{"phrase": f"mot {number}", "fix": "terme"} for number in range(100)]
DATA = {"small": ["a"], "flag": True, "rows": MANY, "words": {"names": [row["phrase"] for row in MANY]}, "pair": (1, 2)}


def test_large_lists_and_mappings_are_read_when_they_are_asked_for(monkeypatch):
    made = joined(unpacked(packed(parted(DATA))))
    asked = []
    monkeypatch.setattr("auditor.rulebook.stored.unpacked", lambda content: asked.append(1) or unpacked(content))
    assert (made["small"], made["flag"], made["pair"]) == (["a"], True, (1, 2))
    assert (type(made["rows"]), type(made["words"])) == (StoredList, StoredMapping)
    assert not asked
    assert made["rows"][1:3] == MANY[1:3]
    assert list(made["rows"]) == MANY
    assert made["words"].get("names") == DATA["words"]["names"]
    assert len(asked) == 2  # each once
    assert made == DATA == joined(parted(DATA))
