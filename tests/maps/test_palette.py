"""Every word of the vocabulary has its look, and looks stay apart without colour."""

import re

from geo.words import ACTIONS, ACTORS, CONTROL_KINDS, EVIDENCE, GAINS
from maps.palette import ACTOR_INK, BASE_INK, CONTROL_ORDER, STYLES, mark_style
from maps.wording import WORDING

HEX = re.compile(r"^#[0-9A-F]{6}$")


def test_every_evidence_kind_and_action_has_a_style() -> None:
    assert {mark_style(evidence).key for evidence in EVIDENCE} <= set(STYLES)
    assert set(CONTROL_KINDS) <= set(CONTROL_ORDER)
    assert {f"event_{action}" for action in ACTIONS if action not in GAINS} <= set(STYLES)


def test_marks_differ_by_form_and_by_dash() -> None:
    styles = [mark_style(evidence) for evidence in EVIDENCE]
    assert len({style.shape for style in styles}) == len(styles)
    assert len({style.dash for style in styles}) == len(styles)
    assert all(style.fill is None for style in styles)


def test_only_control_styles_are_filled() -> None:
    assert {key for key, style in STYLES.items() if style.fill} <= set(CONTROL_ORDER)
    assert STYLES["partisan"].fill is None


def test_the_table_of_the_design() -> None:
    wanted = {
        "assessed_control": ("#C51B3A", 0.85, "none"),
        "assessed_advance": ("#67001F", 0.85, "none"),
        "claimed_control": ("#FEC44F", 0.65, "hatch45"),
        "claimed_counteroffensive": ("#92C5DE", 0.85, "hatch135"),
        "ukrainian_change": ("#08306B", 0.85, "none"),
        "liberated": ("#4393C3", 0.5, "none"),
        "unclear": ("#A8A29A", 0.85, "dots"),
        "unexplained_change": ("#969696", 0.6, "none"),
        "pre_2022": ("#7B5EA7", 0.85, "cross"),
    }
    assert {key: (STYLES[key].fill, STYLES[key].opacity, STYLES[key].pattern) for key in wanted} == wanted
    assert STYLES["claimed_control"].dash
    assert STYLES["assessed_advance"].edge_width == 1.5


def test_colours_are_whole_and_both_languages_are_there() -> None:
    colours = [colour for style in STYLES.values() for colour in (style.fill, style.edge) if colour]
    colours += [colour for ink in (*ACTOR_INK.values(), *BASE_INK.values()) for colour in (ink.light, ink.dark)]
    assert all(HEX.match(colour) for colour in colours)
    texts = [*(style.legend for style in STYLES.values()), *WORDING.values()]
    assert all(text.en.strip() and text.uk.strip() for text in texts)


def test_wording_covers_the_vocabulary_with_equal_slots() -> None:
    for word in (*(f"actor_{actor}" for actor in ACTORS), *(f"action_{action}" for action in ACTIONS)):
        assert word in WORDING
    slots = re.compile(r"\{(\w+)\}")
    for key, text in WORDING.items():
        assert sorted(slots.findall(text.en)) == sorted(slots.findall(text.uk)), key
