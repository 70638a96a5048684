"""The path that every command walks: texts to claims, claims to places, places to marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.errors import FrontlineError
from frontline.screen.days import parse_day

COMPILED: Final = "compiled"
"""The folder of the user's cache where gazetteers lie compiled."""

if TYPE_CHECKING:
    from reports.claim import Claim
    from reports.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents of the given reports and their claims, in reading order."""

    reports: tuple["Report", ...]
    claims: tuple["Claim", ...]

    @property
    def dated(self) -> tuple["Report", ...]:
        """The documents that hold claims."""
        with_claims = {claim.report_id for claim in self.claims}
        return tuple(report for report in self.reports if report.report_id in with_claims)


def read(
    paths: Sequence[str],
    *,
    published: str | None = None,
    voice: str | None = None,
    tell: Callable[[str], None] | None = None,
    cores: int | None = 1,
) -> Reading:
    """
    Read every report and find its claims; `voice` is who publishes them where that is known.

    `tell` takes a line for what reading left out, repaired or passed over. `cores` null reads on all of the machine,
    with the same result. Raises LayersError for a file that can't be read and FrontlineError for a bad day or voice,
    or for the same report given twice.
    """
    from frontline.steps.reading.read_files import Ask, read_files, rename, words_of
    from geo.vocabulary import VOICES

    day = parse_day(published, option="--published")
    if voice is not None and voice not in VOICES:
        raise FrontlineError(f"--voice {voice}: is no publisher; use one of {', '.join(VOICES)}")
    reports: list[Report] = []
    claims: list[Claim] = []
    taken: set[str] = set()
    names: dict[str, str] = {}
    again = 0
    for file in read_files([Ask(path, day, voice) for path in paths], cores=cores):
        if file.fault is not None:
            raise file.fault
        for line in file.told if tell is not None else ():
            tell(line)  # type: ignore[misc]
        before = len(reports)
        for report, found in file.documents:
            words = words_of(report)
            if len(file.documents) > 1:
                # messages of a channel may be alike; the same one in two exports is one
                words = "\x1f".join((report.title, str(report.published), words))
                if words in names and len(reports) > before:
                    again += 1
                    continue
            if words in names:
                raise FrontlineError(f"{report.name}: is the same report as {names[words]}; give each report once")
            own, its = rename(report, found, taken)
            taken.add(own.report_id)
            names[words] = report.name
            reports.append(own)
            claims.extend(its)
    if again and tell is not None:
        tell(f"{again} documents given twice, read once")
    return Reading(tuple(reports), tuple(claims))


def require_claims(reading: Reading, *, paths: Sequence[str]) -> None:
    """
    Refuse to draw a map of nothing or of nobody knows when.

    Raises FrontlineError when no claim was found or a document with claims has no date.
    """
    if not reading.claims:
        count = sum(len(report.sentences) for report in reading.reports)
        raise FrontlineError(
            f"{', '.join(paths)}: no claim about ground action found in {count} sentences, so there is nothing to map; "
            f"see what was read with: frontline coverage {paths[0]}"
        )
    for report in reading.dated:
        if report.published is None:
            raise FrontlineError(
                f"{report.name}: the text states no date, so its claims can't be dated; add --published YYYY-MM-DD"
            )


def load_places(settlements: Path | None) -> Any:
    """
    Return the settlements (EPSG:4326): of the user's own file, which is read once a run, else fetched or packaged ones.

    Raises TableError for a file that can't be used.
    """
    from frontline.steps.reading.base_layers import load_base

    return load_base("settlements") if settlements is None else _compile_own(settlements).table


def gazetteer(settlements: Path | None, *, highways: Path | None = None) -> Any:
    """Load the layers, fetched or packaged, or the user's own settlements and roads for ours, as a Gazetteer."""
    from frontline.steps.reading.base_layers import load_base, load_fetched, load_roads
    from layers.gazetteer.gazetteer import Gazetteer

    others = {name: load_base(name) for name in ("oblasts", "regions")} | {"highways": load_roads(highways)}
    fetched = load_fetched("settlements") if settlements is None else None
    if fetched is not None:
        return Gazetteer(fetched, **others)
    compiled = _compile_packaged() if settlements is None else _compile_own(settlements)
    return Gazetteer(compiled.table, **others, indices=(compiled.names, compiled.others))


def _compile_own(path: Path) -> Any:
    state = path.stat() if path.is_file() else None
    return _load_compiled(path, None if state is None else (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=1)
def _load_compiled(path: Path, state: tuple[int, int] | None) -> Any:
    """Return the settlements of a file with their indices, read once a run and compiled once a file."""
    from frontline.screen.notes import note
    from layers.disk.cache import open_cache
    from layers.gazetteer.compiled import load_compiled
    from layers.gazetteer.own.settlements import read_settlements

    if state is None:
        read_settlements(path)  # says what is wrong with it
    return load_compiled(path, read=lambda: read_settlements(path), folder=open_cache().folder / COMPILED, tell=note)


@cache
def _compile_packaged() -> Any:
    from frontline.screen.notes import note
    from layers.disk.cache import open_cache
    from layers.gazetteer.compiled import load_compiled

    return load_compiled(None, folder=open_cache().folder / COMPILED, tell=note)


def locate_claims(
    reading: Reading,
    *,
    settlements: Path | None = None,
    highways: Path | None = None,
    control: Any | None = None,
    corrections: Path | None = None,
) -> Any:
    """
    Give every claim a geometry or the reason why it has none; a person's corrections win.

    `settlements` and `highways` are files of the user's own, in place of the fetched or packaged layers.
    """
    from layers.locate.locate import locate

    places = gazetteer(settlements, highways=highways)
    located = locate(reading.claims, gazetteer=places, control=control)
    if corrections is None:
        return located
    from layers.locate.corrections import apply_corrections, read_corrections

    return apply_corrections(located, read_corrections(corrections), gazetteer=places)
