"""Parts of files that an earlier try or run left: of which version they are, and whether they can be gone on with."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layers.fetch.network.request import Request


def state_of(part: Path) -> Path:
    """Return the file that keeps the version of a part."""
    return part.with_name(f"{part.name}.json")


def read_state(part: Path, request: Request) -> dict[str, str] | None:
    """Return the version a part is of, null where it is of another address, unknown, or can't be gone on with."""
    try:
        state: Any = json.loads(state_of(part).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(state, dict) or state.get("address") != request.shown:
        return None
    etag, modified = state.get("etag"), state.get("modified")
    strong = isinstance(etag, str) and etag.startswith('"')
    if not strong and not isinstance(modified, str):
        return None
    return {"etag": str(etag) if strong else "", "modified": str(modified)}


def write_state(part: Path, request: Request, version: Mapping[str, str | None]) -> None:
    """Keep the version of a part before its first byte: of what is there later nobody must guess."""
    state_of(part).write_text(json.dumps({"address": request.shown, **version}), encoding="utf-8")


def forget(part: Path) -> None:
    """Remove a part that is no good."""
    for path in (part, state_of(part)):
        path.unlink(missing_ok=True)
