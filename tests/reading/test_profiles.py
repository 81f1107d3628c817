from __future__ import annotations

from pathlib import Path

import pytest
from langdetect import detector_factory

from auditor.reading.profiles import Profiles

TEXTS = (
    "Der Stadtrat hat am Dienstag den Haushalt beschlossen und die Schule wird saniert.",
    "Zastupitelstvo města v úterý schválilo rozpočet a opraví školu i halu.",
    "Kaupunginvaltuusto hyväksyi tiistaina talousarvion ja koulu korjataan ensi vuonna.",
)


@pytest.fixture(scope="module")
def profiles(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        Profiles.read(Path(detector_factory.PROFILES_DIRECTORY))
        return Profiles.read(Path(detector_factory.PROFILES_DIRECTORY))  # from the cache


@pytest.fixture(scope="module")
def theirs():
    detector_factory.init_factory()
    return detector_factory._factory


def test_they_hold_what_langdetect_holds(profiles, theirs):
    order = [theirs.langlist.index(name) for name in profiles.languages]
    assert len(profiles) == len(theirs.word_lang_prob_map)
    for text in list(theirs.word_lang_prob_map)[::97]:
        assert profiles[text] == [theirs.word_lang_prob_map[text][place] for place in order]
        assert text in profiles


def test_what_no_profile_knows_is_not_in_them(profiles):
    assert "qqq" not in profiles
    assert "\ud83d" not in profiles
    with pytest.raises(KeyError):
        profiles["qqq"]


@pytest.mark.parametrize("text", TEXTS)
def test_detection_with_them_gives_the_same(profiles, theirs, text):
    found = []
    for factory in (theirs, detector_factory.DetectorFactory()):
        if factory is not theirs:
            factory.word_lang_prob_map, factory.langlist = profiles, profiles.languages
        factory.set_seed(0)
        detector = factory.create()
        detector.append(text)
        found.append([(guess.lang, guess.prob) for guess in detector.get_probabilities()])
    assert [lang for lang, _ in found[0]] == [lang for lang, _ in found[1]]
    assert [prob for _, prob in found[0]] == pytest.approx([prob for _, prob in found[1]], abs=1e-12)
