"""No file of the five rooms stands in a circle, and a list of claims needs no map."""

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOMS = ("geo", "reports", "layers", "maps", "frontline")


def _modules(root: Path) -> dict[str, Path]:
    found = {}
    for room in ROOMS:
        for path in (root / room).rglob("*.py"):
            parts = path.relative_to(root).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def find_arrows(modules: dict[str, Path]) -> dict[str, set[str]]:
    """Return what each file imports of the others, wherever in it the import stands."""
    arrows: dict[str, set[str]] = {name: set() for name in modules}
    for name, path in modules.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                wanted = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                whole = [f"{node.module}.{alias.name}" for alias in node.names]
                wanted = [one if one in modules else str(node.module) for one in whole]
            else:
                assert not isinstance(node, ast.ImportFrom), f"{path}: imports must be absolute"
                continue
            arrows[name] |= {one for one in wanted if one in modules} - {name}
    return arrows


def test_no_file_stands_in_a_circle(root) -> None:
    arrows = find_arrows(_modules(root))
    assert arrows["frontline.commands.reading.claims"] >= {
        "frontline.steps.opening.open",
        "frontline.tables.reading.claims",
    }
    assert len(list(TopologicalSorter(arrows).static_order())) == len(arrows)


def test_a_circle_is_found_wherever_its_imports_stand(tmp_path) -> None:
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "one.py").write_text("def f():\n    from geo import two\n    return two\n")
    (tmp_path / "geo" / "two.py").write_text("from geo.one import f\n")
    with pytest.raises(CycleError, match=r"geo\.one"):
        TopologicalSorter(find_arrows(_modules(tmp_path))).prepare()


_WALK = """
import sys
from frontline.app import run
code = run(["claims", sys.argv[1], "--format", sys.argv[2]])
print(*sorted(name for name in sys.modules if name.split(".")[0] == "maps"), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("form", "folders"),
    [("csv", set()), ("jsonl", set()), ("table", {"errors", "style"}), ("geojson", {"errors", "gis", "style"})],
)
def test_claims_are_listed_without_a_map(root, form, folders) -> None:
    command = [sys.executable, "-c", _WALK, root / "examples" / "2025-06-12.txt", form]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=root, check=False)
    assert done.returncode == 0, done.stderr
    assert "Bahatyr" in done.stdout
    loaded = {name.split(".")[1] for name in done.stderr.splitlines()[-1].split() if "." in name}
    assert loaded == folders
