"""Where labels and symbols go so that none lies on another: the important first, what has no room is left out."""

from dataclasses import dataclass, field
from math import cos, pi, sin

from maps.still.drawing.canvas import Box

GAP_PT = 1.2
BESIDE_PT = 4.0


@dataclass(slots=True)
class Room:
    """What is taken on a sheet: boxes in points within `frame`. Mutable by purpose: placing is taking turns."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    anchors: list[tuple[float, float]] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        """Tell whether a box lies inside the frame and on nothing."""
        left, bottom, right, top = box
        inside = self.frame[0] <= left and self.frame[1] <= bottom and right <= self.frame[2] and top <= self.frame[3]
        return inside and not any(
            left < other[2] and other[0] < right and bottom < other[3] and other[1] < top for other in self.taken
        )

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        self.taken.append(box)

    def label(self, at: tuple[float, float], *, size: tuple[float, float], away: float) -> tuple[float, float] | None:
        """
        Take room for a label beside a point and return its lower left corner, or null where there is none.

        `away` is the distance from the point in points. Right and above come first, as readers expect.
        """
        x, y = at
        width, height = size
        for left, bottom in (
            (x + away, y - height / 2),
            (x + away * 0.7, y + away * 0.5),
            (x - away - width, y - height / 2),
            (x + away * 0.7, y - away * 0.5 - height),
            (x - away * 0.7 - width, y + away * 0.5),
            (x - away * 0.7 - width, y - away * 0.5 - height),
            (x - width / 2, y + away),
            (x - width / 2, y - away - height),
        ):
            box = (left - GAP_PT, bottom - GAP_PT, left + width + GAP_PT, bottom + height + GAP_PT)
            if self.is_free(box) and not self._names_another(box, at):
                self.take(box)
                return left, bottom
        return None

    def _names_another(self, box: Box, own: tuple[float, float]) -> bool:
        """Tell whether a label would stand right beside another named point, and so seem to name that."""
        left, bottom, right, top = box
        return any(
            left - BESIDE_PT < x < right + BESIDE_PT and bottom - BESIDE_PT < y < top + BESIDE_PT
            for x, y in self.anchors
            if abs(x - own[0]) + abs(y - own[1]) > 0.5
        )

    def symbol(self, at: tuple[float, float], *, size: float) -> tuple[float, float]:
        """Take room for a symbol at a point, or as near as there is room, and return its middle."""
        x, y = at
        for ring in range(5):
            count = 1 if ring == 0 else 8 * ring
            for number in range(count):
                angle = pi / 2 + 2 * pi * number / count
                middle = x + ring * 0.55 * size * cos(angle), y + ring * 0.55 * size * sin(angle)
                box = square(middle, size)
                if self.is_free(box):
                    self.take(box)
                    return middle
        self.take(square(at, size))
        return at


def square(middle: tuple[float, float], size: float) -> Box:
    """Return the box of a symbol."""
    half = size / 2
    return middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half
