"""The table of languages: its codes are the folders of words, its letters tell one language from another."""

from reports.lexicon.languages import load_languages


def test_a_language_with_a_code_is_one_whose_words_are_packaged(root) -> None:
    folders = {path.parent.name for path in (root / "reports" / "lexicon").glob("*/deeds.toml")}
    assert {one.code for one in load_languages().values()} - {None} == folders == {"en", "uk", "ru"}


def test_letters_are_found_in_either_case() -> None:
    assert load_languages()["Ukrainian"].lettering.findall("Її ґанок, єдність") == ["Ї", "ї", "ґ", "є", "і"]
    assert load_languages()["German"].lettering.search("die Straße") is None


def test_only_alien_letters_are_those_of_no_language_that_is_read() -> None:
    read = {letter for one in load_languages().values() if one.code for letter in one.letters}
    for one in load_languages().values():
        assert one.alien == bool(one.letters and not one.code and read.isdisjoint(one.letters)), one.name
