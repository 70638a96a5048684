"""What an update did, and how it names and knows files."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.screen.notes import note

if TYPE_CHECKING:
    from layers.campaign.settings import Settings


@dataclass
class Update:
    """What an update did: new, changed and known reports, new snapshots, and the inputs set aside with reasons."""

    added: int = 0
    changed: int = 0
    known: int = 0
    withdrawn: int = 0
    snapshots: int = 0
    replaced: int = 0
    aside: dict[str, str] = field(default_factory=dict)
    files: list[tuple[str, str, str]] = field(default_factory=list)

    def set_aside(self, path: str, reason: str, *, tell: bool = True) -> None:
        """Note an input that can't be used, telling it at once unless its reason is told elsewhere."""
        self.aside[path] = reason
        if tell:
            note(reason if path.replace("../", "") in reason else f"{path}: {reason}")

    def __str__(self) -> str:
        """Return one line: what was added and what was not."""
        told = [f"{self.added} reports added, {self.known} known"]
        told += [f"{self.changed} changed"] * bool(self.changed)
        told += [f"{self.withdrawn} withdrawn"] * bool(self.withdrawn)
        told += [f"{self.snapshots} snapshots added"]
        told += [f"{self.replaced} snapshots replaced"] * bool(self.replaced)
        told += [f"{len(self.aside)} inputs set aside"] * bool(self.aside)
        return ", ".join(told)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def name_file(settings: "Settings", path: Path) -> str:
    """Return how a store names a file: from the campaign's folder where its settings do, so that both may be moved."""
    if path.is_relative_to(settings.folder):
        return path.relative_to(settings.folder).as_posix()
    if any(path.is_relative_to(one) for one in settings.beside):
        for up, parent in enumerate(settings.folder.parents, start=1):
            if path.is_relative_to(parent):
                return "../" * up + path.relative_to(parent).as_posix()
    return path.as_posix()
