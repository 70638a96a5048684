"""A pack's folder that is replaced: stopped between any two files it says so, and the next run makes it whole."""

import json
from pathlib import Path

import pytest

from frontline.outputs.folder import _settle
from layers.disk.files import FileError
from layers.export.manifest import MANIFEST, ManifestError, find_mixture, list_files

OLD = {"a.csv": "old a", "b/b.csv": "old b", "gone.csv": "old"}
NEW = {"a.csv": "new a", "b/b.csv": "new b", "c/added.csv": "new"}


class Stopped(BaseException):
    """The run ends here, as by a kill: nothing in the program catches it."""


def make(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    files = [{"path": file.path, "bytes": file.size, "sha256": file.sha256} for file in list_files(folder)]
    (folder / MANIFEST).write_text(json.dumps({"files": files}), encoding="utf-8")
    return folder


def texts_in(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def stop_at(step: int, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    taken = 0
    for name in ("replace", "unlink"):
        real = getattr(Path, name)

        def counted(self, *arguments, real=real, **more):
            nonlocal taken
            taken += 1
            if taken == step:
                raise error
            return real(self, *arguments, **more)

        monkeypatch.setattr(Path, name, counted)


def test_stopped_at_any_step_the_folder_is_whole_or_says_that_it_is_not(tmp_path, monkeypatch) -> None:
    ends = []
    for step in range(1, 30):
        pack = make(tmp_path / f"pack{step}", OLD)
        (pack / "mine.txt").write_text("mine", encoding="utf-8")
        with monkeypatch.context() as patch:
            stop_at(step, patch, Stopped())
            try:
                _settle(make(tmp_path / f"made{step}", NEW), pack, overwrite=True)
                ends.append("done")
            except Stopped:
                ends.append("stopped")
        now, faults = texts_in(pack), find_mixture(pack)
        whole = now in (OLD | {"mine.txt": "mine"}, NEW | {"mine.txt": "mine"})
        assert whole or "they are no whole pack" in faults[0], (step, now)
        _settle(make(tmp_path / f"again{step}", {"a.csv": "third"}), pack, overwrite=True)
        assert texts_in(pack) == {"a.csv": "third", "mine.txt": "mine"}  # nothing of the two packs before is left
        assert find_mixture(pack) == []
        if ends[-1] == "done":
            break
    assert ends.count("stopped") >= len(OLD) + len(NEW) - 1


def test_a_disk_that_refuses_half_way_is_told_as_it_is(tmp_path, monkeypatch) -> None:
    pack = make(tmp_path / "pack", OLD)
    with monkeypatch.context() as patch:
        stop_at(4, patch, OSError(28, "No space left on device"))
        with pytest.raises(
            FileError, match=r"was replaced in part only, No space left.*run this again with --overwrite"
        ):
            _settle(make(tmp_path / "made", NEW), pack, overwrite=True)
    assert "they are no whole pack" in find_mixture(pack)[0]


def test_check_names_what_is_changed_or_gone(frontline, tmp_path) -> None:
    pack = make(tmp_path / "pack", OLD)
    whole = frontline("check", pack)
    assert (whole.code, whole.out) == (0, "")
    assert "every file is as its manifest lists it" in whole.err
    (pack / "a.csv").write_text("other", encoding="utf-8")
    (pack / "gone.csv").unlink()
    mixed = frontline("check", pack)
    assert mixed.code == 2
    assert [line.split(": ", 1)[1].split(",")[0] for line in mixed.out.splitlines()] == [
        "is not as it was written",
        "is listed in manifest.json and is not there",
    ]
    assert "is no whole pack, 2 faults" in mixed.err


@pytest.mark.parametrize("text", [None, "", "[]", '{"files": 7}', "[" * 100_000])
def test_a_folder_without_a_manifest_is_no_pack(tmp_path, text) -> None:
    if text is not None:
        (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(ManifestError, match=r"is no folder of a pack|can't be read as a manifest"):
        find_mixture(tmp_path)
