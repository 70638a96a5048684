"""Every word of the vocabulary has its look, and looks stay apart without colour."""

import re
from itertools import pairwise

import numpy as np
import pytest

from geo.vocabulary import ACTIONS, ACTORS, CONTROL_KINDS, EVIDENCE, GAINS
from maps.style.palette import ACTOR_INK, BASE_INK, CONTROL_ORDER, GAIN_INK, LOSS_INK, STYLES
from maps.style.wording import WORDING

HEX = re.compile(r"^#[0-9A-F]{6}$")


VISIONS = {
    "usual": np.eye(3),
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritan": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
"""What each kind of vision makes of linear RGB: Machado, Oliveira and Fernandes 2009, severity 1."""


def lab(colour: tuple[float, ...], vision: str = "usual") -> np.ndarray:
    """Return CIE L*a*b* of an sRGB colour (0 to 255) as a kind of vision sees it."""
    share = np.array(colour) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(VISIONS[vision] @ linear, 0, 1) / np.array([0.9505, 1, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def over(fill: str, opacity: float, ground: tuple[float, ...]) -> tuple[float, ...]:
    """Return a fill laid over a ground."""
    ink = [int(fill[i : i + 2], 16) for i in (1, 3, 5)]
    return tuple(opacity * top + (1 - opacity) * below for top, below in zip(ink, ground, strict=True))


@pytest.mark.parametrize("tone", ["light", "dark"])
@pytest.mark.parametrize("vision", list(VISIONS))
def test_gains_stand_apart_from_control_and_paper_for_every_eye(vision: str, tone: str) -> None:
    paper = over(getattr(BASE_INK["home"], tone), 1, (0, 0, 0))
    control = over("#C51B3A", 0.85, paper)
    gains = [over(getattr(ink, tone), 0.92, control) for ink in GAIN_INK]
    losses = [over(getattr(ink, tone), 1, paper) for ink in LOSS_INK]
    seen = [lab(gain, vision) for gain in gains]
    for other in (control, paper):
        assert min(np.linalg.norm(one - lab(other, vision)) for one in seen) > 17
    assert min(np.linalg.norm(a - b) for a, b in pairwise(seen)) > 17
    assert min(np.linalg.norm(lab(loss, vision) - lab(control, vision)) for loss in losses) > 35


def test_every_evidence_kind_and_action_has_a_style() -> None:
    assert {f"mark_{evidence}" for evidence in EVIDENCE} <= set(STYLES)
    assert set(CONTROL_KINDS) <= set(CONTROL_ORDER)
    assert {f"event_{action}" for action in ACTIONS if action not in GAINS} <= set(STYLES)


def test_marks_differ_by_form_and_by_dash() -> None:
    styles = [STYLES[f"mark_{evidence}"] for evidence in EVIDENCE]
    assert len({style.shape for style in styles}) == len(styles)
    assert len({style.dash for style in styles}) == len(styles)
    assert all(style.fill is None for style in styles)


def test_only_control_and_figures_of_whole_oblasts_are_filled() -> None:
    filled = {key for key, style in STYLES.items() if style.fill}
    assert {key for key in filled if not key.startswith("displaced_")} <= {*CONTROL_ORDER, "lake"}
    assert STYLES["lake"].fill == BASE_INK["water"].light, "a lake is as blue as the sea, and no kind of control"
    assert STYLES["displaced_unknown"].pattern == "hatch45"


@pytest.mark.parametrize("vision", list(VISIONS))
def test_figures_of_people_stand_apart_from_control_and_from_each_other_for_every_eye(vision: str) -> None:
    paper = over(BASE_INK["home"].light, 1, (0, 0, 0))
    seen = [
        lab(over(style.fill, style.opacity, paper), vision)
        for key, style in STYLES.items()
        if key.startswith("displaced_") and key[-1].isdigit()
    ]
    control = lab(over("#C51B3A", 0.85, paper), vision)
    assert len(seen) == 5
    assert min(np.linalg.norm(one - control) for one in seen) > 17
    assert min(np.linalg.norm(one - other) for one, other in pairwise(seen)) > 6
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


def test_wording_covers_the_vocabulary() -> None:
    assert {f"actor_{actor}" for actor in ACTORS} | {f"action_{action}" for action in ACTIONS} <= set(WORDING)


@pytest.mark.parametrize("tone", ["light", "dark"])
@pytest.mark.parametrize("name", ["country_edge", "oblast_edge", "road", "river", "text_soft"])
def test_lines_stand_at_three_to_one_on_their_casing_and_on_land(name: str, tone: str) -> None:
    """Over control a line lies on a casing of the halo's colour; text_soft is what outlines are drawn in."""

    def light(colour: str) -> float:
        share = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
        linear = np.where(share <= 0.03928, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
        return float(linear @ np.array([0.2126, 0.7152, 0.0722])) + 0.05

    line = light(getattr(BASE_INK[name], tone))
    for ground in ("halo", "home"):
        below = light(getattr(BASE_INK[ground], tone))
        assert max(line, below) / min(line, below) >= 3, (ground, max(line, below) / min(line, below))
