"""The words are data: the same keys and words in braces in each language, and every fault named where it stands."""

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from maps.errors import StyleError
from maps.style.load import pair_notices, pair_words, parse_table, read_table
from maps.style.notices import translate
from maps.style.palette import STYLES, make_ink, make_style
from maps.style.wording import SECTIONS, WORDING, Text

NAMES = ("en.toml", "uk.toml")
SLOT = re.compile(r"\{\w+\}")
ASKED = re.compile(r"""["'`]([a-z][a-z_0-9]*)["'`]""")
ASKED_BY_KIND = re.compile(r"`([a-z]*_?)\$\{[\w.]+\}(_[a-z]+|)`")


@pytest.fixture(scope="module")
def tables() -> tuple[dict[str, Any], dict[str, Any]]:
    english, ukrainian = (read_table(name) for name in NAMES)
    del ukrainian["notice"]
    return english, ukrainian


def test_every_english_phrase_has_a_ukrainian_one_with_the_same_words_in_braces(tables: Any) -> None:
    english, ukrainian = tables
    keys = [[(section, key) for section, words in table.items() for key in words] for table in tables]
    assert keys[0] == keys[1]
    assert len(keys[0]) > 250
    for section, key in keys[0]:
        slots = [sorted(SLOT.findall(table[section][key])) for table in (english, ukrainian)]
        assert slots[0] == slots[1], (section, key)


FAULTS = {
    "missing": ("page", "find", None, r"^maps/style: uk\.toml lacks \[page\] find, which en\.toml has$"),
    "unknown": ("page", "fnd", "Знайти", r"^maps/style: uk\.toml has \[page\] fnd, which en\.toml lacks$"),
    "empty": ("legend", "country", " ", r"^maps/style: uk\.toml \[legend\] country is not a phrase: ' '$"),
    "number": ("precision", "1", 1, r"^maps/style: uk\.toml \[precision\] 1 is not a phrase: 1$"),
    "slot": (
        "page", "as_of", "Дані станом на {дата}",
        r"^maps/style: uk\.toml \[page\] as_of fills in \{дата\}, en\.toml \{date\}$",
    ),
    "no slot": (
        "page", "as_of", "Дані",
        r"^maps/style: uk\.toml \[page\] as_of fills in nothing, en\.toml \{date\}$",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", list(FAULTS))
def test_a_fault_of_a_translation_is_named_with_its_file_section_and_key(tables: Any, fault: str) -> None:
    section, key, text, message = FAULTS[fault]
    english, ukrainian = tables[0], copy.deepcopy(tables[1])
    if text is None:
        del ukrainian[section][key]
    else:
        ukrainian[section][key] = text
    with pytest.raises(StyleError, match=message):
        pair_words(english, ukrainian, names=NAMES)


def test_all_faults_are_told_at_once_and_a_lost_section_too(tables: Any) -> None:
    ukrainian = {section: words for section, words in tables[1].items() if section != "water"}
    with pytest.raises(StyleError, match=r"lacks \[water\] azov.*; uk\.toml lacks \[water\] black_sea"):
        pair_words(tables[0], ukrainian, names=NAMES)
    with pytest.raises(StyleError, match=r"^maps/style/uk\.toml: find stands in no \[section\]$"):
        pair_words(tables[0], {"find": "Знайти", **tables[1]}, names=NAMES)


def test_text_that_is_no_table_is_refused_with_its_line() -> None:
    with pytest.raises(StyleError, match=r"^maps/style/uk\.toml: .*line 2.*; put each phrase in double quotes$"):
        parse_table("[page]\nfind = Знайти\n", name="uk.toml")
    with pytest.raises(StyleError, match=r"^maps/style/fr\.toml: can't be read, No such file"):
        read_table("fr.toml")


@pytest.mark.parametrize("rows", [None, "text", [{"en": "a"}], [{"en": "a", "uk": "б", "fr": "c"}]])
def test_a_notice_needs_both_phrases(rows: Any) -> None:
    with pytest.raises(StyleError, match=r"^maps/style/uk\.toml: each \[\[notice\]\] needs en"):
        pair_notices(rows, name="uk.toml")


def test_a_notice_keeps_its_words_in_braces() -> None:
    with pytest.raises(StyleError, match=r"\[\[notice\]\] From \{source\} fills in nothing, uk\.toml \{source\}$"):
        pair_notices([{"en": "From {source}", "uk": "Від джерела"}], name="uk.toml")


def test_a_credit_reads_in_both_languages_and_what_is_unknown_stays() -> None:
    named = "Control polygons: My map"
    assert translate(named) == Text(named, "Полігони контролю: My map")
    assert translate("public domain") == Text("public domain", "суспільне надбання")
    assert translate("Mine") == Text("Mine", "Mine")


def test_a_key_that_no_table_has_is_named() -> None:
    with pytest.raises(StyleError, match=r"^maps/style/en\.toml: \[water\] has no 'baltic'; add it there and in uk"):
        SECTIONS["water"]["baltic"]


def test_the_scripts_and_the_still_map_say_every_phrase_of_the_page_and_no_other(root: Path) -> None:
    files = [*root.glob("maps/page/assets/**/*.js"), *root.glob("maps/still/**/*.py"), *root.glob("maps/gis/*.py")]
    code = "\n".join(file.read_text("utf-8") for file in files)
    asked = set(ASKED.findall(code))
    by_kind = [re.compile(f"{begin}[a-z0-9_]+{end}") for begin, end in ASKED_BY_KIND.findall(code) if begin or end]
    page = set(SECTIONS["page"])
    assert {key for key in page - asked if not any(kind.fullmatch(key) for kind in by_kind)} == set()
    said = set(re.findall(r"""\b(?:say\.|this\.)?t\(\s*"([a-z_0-9]+)\"""", code))
    assert said <= set(WORDING)
    assert len(said) > 100


STYLE_FAULTS = {
    "field": ({"colour": "#000000"}, "style country has colour; a style has dash, edge"),
    "pattern": ({"pattern": "waves"}, "style country has the pattern 'waves'; use one of none, hatch45"),
    "symbol": ({"shape": "heart"}, "style country has the shape 'heart'; use one of circle_filled"),
    "colour": ({"fill": "red"}, "style country, fill: 'red' is no colour; write it as #RRGGBB"),
}


@pytest.mark.parametrize("fault", list(STYLE_FAULTS))
def test_a_look_that_no_map_can_draw_is_refused(fault: str) -> None:
    values, message = STYLE_FAULTS[fault]
    with pytest.raises(StyleError, match=f"^maps/style/palette.toml: {message}"):
        make_style("country", values)


def test_an_ink_needs_both_tones() -> None:
    with pytest.raises(StyleError, match=r"base sand needs light and dark and nothing else"):
        make_ink({"light": "#FFFFFF"}, place="base sand")
    with pytest.raises(StyleError, match=r"base sand, dark: '#fff' is no colour"):
        make_ink({"light": "#FFFFFF", "dark": "#fff"}, place="base sand")


def test_every_style_has_its_legend_and_every_legend_its_style() -> None:
    assert set(SECTIONS["legend"]) == {*STYLES, "road_other", "road_other_surveyed"}
