"""The loader refuses bad cards and says file, line and key."""

from __future__ import annotations

import shutil

import pytest

from auditor import cache
from auditor.errors import CardError, ConfigError
from auditor.rulebook import RuleBook
from auditor.rulebook.book import check

CARD = """\
id: xx-test-card
category: language
languages: [fr]
kind: phrase
severity: minor
confidence: 0.9
message: "{match}"
why: "because"
params:
  phrases: ["mauvais mot"]
examples:
  - wrong: "un [[mauvais mot]]"
  - right: "un bon mot"
"""


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "rules"
    folder.mkdir()

    def load(text, name="xx-test-card.yaml"):
        (folder / name).write_text(text, encoding="utf-8")
        return RuleBook.load([folder])

    load.folder = folder
    return load


def test_a_good_card_is_loaded_and_then_read_from_the_cache(book, monkeypatch):
    first = book(CARD)
    monkeypatch.setattr("auditor.rulebook.book.check", lambda files: pytest.fail("the cache was not used"))
    second = RuleBook.load([book.folder])
    assert list(first) == list(second)
    assert first.digest == second.digest


def test_equal_cards_in_two_places_keep_their_own_files(book, tmp_path):
    first = book(CARD)
    other = tmp_path / "other"
    shutil.copytree(book.folder, other)
    second = RuleBook.load([other])
    assert first.digest == second.digest
    assert first["xx-test-card"].file == str(book.folder / "xx-test-card.yaml")
    assert second["xx-test-card"].file == str(other / "xx-test-card.yaml")


def test_a_word_list_beside_the_cards_is_part_of_the_digest(book):
    first = book(CARD)
    (book.folder / "words.txt").write_text("mot\n", encoding="utf-8")
    assert RuleBook.load([book.folder]).digest != first.digest


@pytest.mark.parametrize("damage", [lambda whole: b"{", lambda whole: whole[:-1], lambda whole: whole[:-9] + b"x" * 9])
def test_a_damaged_cache_is_made_again(book, monkeypatch, damage):
    first = book(CARD)
    (file,) = cache.folder().glob("rulebook-*.bin")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    monkeypatch.setattr("auditor.rulebook.book._loaded", {})
    assert list(RuleBook.load([book.folder])) == list(first)
    assert file.read_bytes() == whole


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "severity: minor",
            "severity: grave",
            "xx-test-card.yaml:5: must be one of minor, major, critical, not 'grave' @ $.severity",
        ),
        ("why:", "wherefore:", "xx-test-card.yaml:8: unknown key 'wherefore' @ $.wherefore"),
        ("kind: phrase", "kind: magic", "xx-test-card.yaml:4: unknown kind 'magic'"),
        ("confidence: 0.9", "confidence: 1.5", "xx-test-card.yaml:6: must be above 0 and at most 1 @ $.confidence"),
        ('  - right: "un bon mot"\n', "", "xx-test-card.yaml:12: a card needs a right example @ $.examples"),
        ('  - wrong: "un [[mauvais mot]]"\n', "", "xx-test-card.yaml:12: a card needs a wrong example @ $.examples"),
        ("[[mauvais mot]]", "mauvais mot", "xx-test-card.yaml:12: a wrong example marks spans with [[ ]]"),
        ("phrases:", "words:", "xx-test-card.yaml:10: unknown parameter 'words'"),
        ('["mauvais mot"]', "3", "xx-test-card.yaml:10: has the wrong type (int) @ $.params.phrases"),
        ('["mauvais mot"]', '["*"]', "the phrase '*' has no word that can anchor it @ $.params.phrases[0]"),
        ("id: xx-test-card", "id: xx-other-card", "the file must be called xx-other-card.yaml @ $.id"),
        ("id: xx-test-card", "id: Wrong", "an id is lower-case words joined by hyphens @ $.id"),
        (CARD, "- a list\n", "a card must be a mapping @ $"),
        (CARD, "id: [unclosed\n", "xx-test-card.yaml:"),
        ("languages: [fr]", "languages: []", "xx-test-card.yaml:3: must name a language, or `common` @ $.languages"),
        ("languages: [fr]", "languages: [5]", "xx-test-card.yaml:3: must be a list of strings @ $.languages"),
        ("{match}", "{match", "xx-test-card.yaml:7: expected '}' before end of string @ $.message"),
        ("{match}", "{match.x}", "xx-test-card.yaml:7: braces hold the name of a value, as {match} @ $.message"),
        ("why:", "fix: '{'\nwhy:", "xx-test-card.yaml:8: Single '{' encountered in format string @ $.fix"),
        ("why:", "weight: .inf\nwhy:", "xx-test-card.yaml:8: must be 0 or more @ $.weight"),
        ("why:", "weight: .nan\nwhy:", "xx-test-card.yaml:8: must be 0 or more @ $.weight"),
        ("why:", "at_least: 0\nwhy:", "xx-test-card.yaml:8: must be 1 or more @ $.at_least"),
        ("why:", "message: again\nwhy:", "xx-test-card.yaml:8: the key is there twice @ $.message"),
        ('["mauvais mot"]', "[5]", "xx-test-card.yaml:10: phrase cannot use it: TypeError: "),
        ('["mauvais mot"]', "&all [*all]", "xx-test-card.yaml:10: a card must be written out, without aliases (*name)"),
        ("xx-test-card\n", "[" * 500 + "]" * 500 + "\n", "xx-test-card.yaml:1: has the wrong type (list) @ $.id"),
    ],
)
def test_a_bad_card_is_refused(book, old, new, message):
    with pytest.raises(CardError) as error:
        book(CARD.replace(old, new))
    assert message in str(error.value)


def test_a_pattern_that_can_run_away_is_refused_with_its_line(book):
    card = CARD.replace("kind: phrase", "kind: pattern").replace(
        'phrases: ["mauvais mot"]', "pattern: '(a+)+b'\n  anchors: [mot]"
    )
    with pytest.raises(CardError, match=r"yaml:10: pattern can run away.* @ \$\.params\.pattern"):
        book(card)


def test_a_table_is_read_and_a_row_without_example_refused(book):
    card = CARD.replace('phrases: ["mauvais mot"]', "table: words.tsv")
    (book.folder / "words.tsv").write_text("phrase\tfix\texample\nfaux ami\tautre\tun [[faux ami]]\n", encoding="utf-8")
    rule = book(card)["xx-test-card"]
    assert rule.params["rows"][0]["fix"] == "autre"
    assert len(rule.examples) == 3
    (book.folder / "words.tsv").write_text("phrase\tfix\texample\nfaux ami\tautre\n", encoding="utf-8")
    with pytest.raises(CardError, match=r"the row has no example @ \$\.params\.table\[0\]"):
        RuleBook.load([book.folder])


def test_a_card_nested_without_end_is_refused(book):
    deep = "[" * 100_000 + "]" * 100_000
    with pytest.raises(CardError, match=r"xx-test-card.yaml:10: nested more than 1000 levels deep"):
        book(CARD.replace('["mauvais mot"]', deep))


def test_aliases_within_aliases_take_no_time(book):
    card = "a0: &a0 [x, x]\n" + "".join(f"a{n + 1}: &a{n + 1} [{f'*a{n},' * 9}]\n" for n in range(12))
    with pytest.raises(CardError, match=r"xx-test-card.yaml:\d+: a card must be written out, without aliases"):
        book(card)


def test_files_that_are_not_utf8_or_not_there_are_named(book):
    (book.folder / "words.tsv").write_bytes(b"phrase\tfix\texample\ncaf\xe9\t\tun [[caf\xe9]]\n")
    with pytest.raises(CardError, match=r"card.yaml:10: .*/words.tsv: not UTF-8 at byte 22 @ \$.params.table"):
        book(CARD.replace('phrases: ["mauvais mot"]', "table: words.tsv"))
    (book.folder / "xx-test-card.yaml").write_bytes(CARD.replace("because", "déjà").encode("latin-1"))
    with pytest.raises(CardError, match=r"xx-test-card.yaml: not UTF-8 at byte \d+ @ \$"):
        RuleBook.load([book.folder])
    (book.folder / "xx-test-card.yaml").unlink()
    (book.folder / "xx-link-card.yaml").symlink_to("nowhere.yaml")
    with pytest.raises(CardError, match=r"xx-link-card.yaml: No such file or directory"):
        RuleBook.load([book.folder])


def test_an_id_is_taken_once_and_a_former_id_still_found(book):
    loaded = book(CARD.replace("why:", "renamed_from: [xx-old-card]\nwhy:"))
    assert loaded["xx-old-card"].id == "xx-test-card"
    with pytest.raises(ConfigError, match="did you mean xx-test-card"):
        loaded["xx-test-crad"]
    with pytest.raises(CardError, match="is taken by"):
        book(CARD.replace("xx-test-card", "xx-old-card"), "xx-old-card.yaml")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(CardError, match="no such folder"):
        RuleBook.load([tmp_path / "nowhere"])


def test_the_shipped_cards_load_by_entry_point_and_are_the_same_from_their_folder():
    from auditor.resources import rules_folder

    assert shutil.which("python")  # the entry points need an installed project
    assert [rule.id for rule in RuleBook.load()] == [rule.id for rule in RuleBook.load([rules_folder()])]


def test_only_the_folder_that_changed_is_checked_again(book, tmp_path, monkeypatch):
    first, other, checked = book(CARD), tmp_path / "other", []
    other.mkdir()
    (other / "yy-test-card.yaml").write_text(CARD.replace("xx-", "yy-"), encoding="utf-8")
    noting = lambda cards: checked.extend(card.stem for card in cards) or check(cards)  # noqa: E731
    monkeypatch.setattr("auditor.rulebook.book.check", noting)
    both = RuleBook.load([book.folder, other])
    assert checked == ["yy-test-card"]
    assert [rule.id for rule in both] == ["xx-test-card", "yy-test-card"]
    assert both["xx-test-card"] == first["xx-test-card"]
    assert [example.text for example in both["yy-test-card"].examples] == ["un mauvais mot", "un bon mot"]
    assert both.digest != first.digest


def test_two_folders_cannot_have_the_same_rule(book, tmp_path):
    book(CARD)
    shutil.copytree(book.folder, tmp_path / "other")
    with pytest.raises(CardError, match=r"other/xx-test-card.yaml: the id 'xx-test-card' is taken by .*/rules/xx-"):
        RuleBook.load([book.folder, tmp_path / "other"])


def test_a_row_that_begins_with_a_number_is_no_comment(book):
    (book.folder / "words.tsv").write_text("# words\nphrase\texample\n# min read\t[[5 min read]]\n", encoding="utf-8")
    rule = book(CARD.replace('phrases: ["mauvais mot"]', "table: words.tsv"))["xx-test-card"]
    assert [row["phrase"] for row in rule.params["rows"]] == ["# min read"]
