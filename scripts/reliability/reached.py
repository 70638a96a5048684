"""Which lines of the program a reading reaches: what reaches new ones leads a fuzzer further."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final

_ROOT: Final = str(Path(__file__).parents[2])
_ROOMS: Final = tuple(f"{_ROOT}/{room}/" for room in ("geo", "reports", "layers", "maps", "frontline"))


class Reached:
    """The lines of the program's own rooms that were reached so far."""

    def __init__(self) -> None:
        self.lines: set[tuple[CodeType, int]] = set()

    def adds(self, work: Callable[[], object]) -> bool:
        """Do a work and tell whether it reached a line that none before did."""
        before, tracer = len(self.lines), sys.gettrace()
        sys.settrace(self._enter)
        try:
            work()
        finally:
            sys.settrace(tracer)
        return len(self.lines) > before

    def _enter(self, frame: FrameType, _event: str, _given: object) -> Any:
        return self._step if frame.f_code.co_filename.startswith(_ROOMS) else None

    def _step(self, frame: FrameType, event: str, _given: object) -> Any:
        if event == "line":
            self.lines.add((frame.f_code, frame.f_lineno))
        return self._step
