"""The whole pack as a folder: every format, an index to read and a manifest to check."""

import json
from pathlib import Path

from frontline.outputs.pictures import Picture, plan_steps
from frontline.outputs.plan import Material, Target
from frontline.outputs.write import write_file
from frontline.screen.progress import Move
from frontline.version import VERSION

NAME = "frontline"
FOLDERS = {
    ".parquet": "geoparquet",
    ".fgb": "flatgeobuf",
    ".geojson": "geojson",
    ".csv": "csv",
    ".pmtiles": "tiles",
}
PICTURES = (
    ("map.png", Picture()),
    ("map.svg", Picture()),
    ("map.pdf", Picture()),
    ("map-all.png", Picture(area=None)),
    ("map-wide.png", Picture(sheet="wide")),
    ("map-square.png", Picture(sheet="square")),
    ("map-portrait.png", Picture(sheet="portrait")),
)


def write_folder(
    material: Material, folder: Path, *, overwrite: bool = False, progress: Move | None = None, lake: bool = False
) -> Path:
    """
    Write the whole pack into a folder and return it; as a `lake` its tables alone, as a dataset parted by months.

    All is made in a hidden folder beside it first, so that a failure changes nothing. An existing folder keeps what is
    not of a pack; what an older pack of the same folder listed and this one has not is removed. While its files change
    places the folder's manifest says that it is unfinished, so that no mixture of two packs passes for one.
    Raises FileError where the folder can't be written.
    """
    from layers.disk.files import FileError
    from layers.disk.workshops import open_workshop

    try:
        with open_workshop(folder) as workshop:
            made = workshop / folder.name
            made.mkdir()
            if lake:
                _fill_lake(material, made, progress=progress)
            else:
                _fill(material, made, progress=progress)
            _vouch(material, made)
            _settle(made, folder, overwrite=overwrite)
    except OSError as error:
        raise FileError(
            f"{folder}: can't be written, {error.strerror or error}; nothing was changed, choose another place with -o"
        ) from None
    return folder


def _fill_lake(material: Material, folder: Path, *, progress: Move | None) -> None:
    from layers.export.lake import part_table, write_part

    parts = [part for table in material.pack.tables for part in part_table(table)]
    for number, (path, table) in enumerate(parts):
        if progress is not None:
            progress(number, len(parts), path.parent.as_posix())
        write_part(table, material.pack, folder / path)


def _fill(material: Material, folder: Path, *, progress: Move | None) -> None:
    jobs = _jobs(material, folder)
    for number, (target, layer, picture) in enumerate(jobs):
        if progress is not None:
            progress(number, len(jobs), target.path.relative_to(folder).as_posix())
        target.path.parent.mkdir(exist_ok=True)
        write_file(target, material, layer=layer, picture=picture)
    _write_styles(material, folder / "styles")


def _vouch(material: Material, folder: Path) -> None:
    """Write the index and the manifest of a folder that holds all else."""
    from layers.export.manifest import MANIFEST, README, list_files, write_manifest, write_readme
    from maps.scene.change_layers import CHANGE_LABELS
    from maps.style.palette import STYLES

    legend = {key: CHANGE_LABELS.get(key, style.legend).en for key, style in STYLES.items()}
    readme = write_readme(material.pack, command=material.command, legend=legend)
    (folder / README).write_text(readme, encoding="utf-8", newline="\n")
    manifest = write_manifest(
        material.pack, list_files(folder), software=f"Frontline Mapper {VERSION}", command=material.command
    )
    (folder / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")


def _jobs(material: Material, folder: Path) -> list[tuple[Target, str | None, Picture | None]]:
    from layers.export.pmtiles import has_places

    whole = (".gpkg", ".qgz", ".kmz", ".kml", ".shp.zip")
    jobs: list[tuple[Target, str | None, Picture | None]] = [(Target(folder / "map.html", ".html"), None, None)]
    jobs += [(Target(folder / f"{NAME}{suffix}", suffix), None, None) for suffix in whole]
    steps = len(material.scene.story.steps) if material.scene.story else 0
    told = [(path.name, picture) for path, picture in plan_steps(Path("story.png"), sheet="wide", steps=steps)]
    jobs += [(Target(folder / name, Path(name).suffix), None, picture) for name, picture in (*PICTURES, *told)]
    jobs += [
        (Target(folder / FOLDERS[suffix] / f"{table.name}{suffix}", suffix), table.name, None)
        for suffix in FOLDERS
        for table in material.pack.tables
        if suffix != ".pmtiles" or has_places(table)
    ]
    return jobs


def _write_styles(material: Material, folder: Path) -> None:
    from maps.gis.qml import write_qml

    folder.mkdir()
    for table in material.pack.tables:
        for lang in ("en", "uk"):
            text = write_qml(table, lang=lang, day=material.pack.day)
            (folder / f"{table.name}.{lang}.qml").write_text(text, encoding="utf-8", newline="\n")


def _settle(made: Path, folder: Path, *, overwrite: bool) -> None:
    """Bring the finished folder to its place: as a whole where there is none, else file by file over the old pack."""
    from layers.disk.files import FileError, write_text
    from layers.disk.replacing import refuse_if_open
    from layers.export.manifest import MANIFEST, write_unfinished

    if not folder.exists():
        made.rename(folder)
        return
    if any(folder.iterdir()) and not overwrite:
        raise FileError(f"{folder}: holds files already and is kept; add --overwrite or choose another folder with -o")
    refuse_if_open(folder / f"{NAME}.gpkg")
    old, new = _listed(folder), {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
    write_text(folder / MANIFEST, write_unfinished(path.as_posix() for path in old | new), overwrite=True)
    try:
        for path in old - new:
            (folder / path).unlink(missing_ok=True)
        for path in sorted(new, key=lambda path: (path == Path(MANIFEST), path)):  # the list last: it vouches for all
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).replace(folder / path)
    except OSError as error:
        raise FileError(
            f"{folder}: was replaced in part only, {error.strerror or error}; its {MANIFEST} says that it is "
            "unfinished: run this again with --overwrite"
        ) from None


def _listed(folder: Path) -> set[Path]:
    """Return the files that an older pack's manifest lists; none where there is no readable one."""
    from layers.export.manifest import MANIFEST

    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
        paths = {Path(file["path"]) for file in files}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {path for path in paths if not path.is_absolute() and ".." not in path.parts}
