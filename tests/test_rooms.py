"""The house keeps its order: every sub-package stands in a contract, and the core touches no disk, clock or network."""

import ast
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = ("geo", "reports", "layers", "maps", "frontline")
SHELL = {"layers/disk", "layers/fetch"}
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3", "urllib"}
# what reads the machine; importlib.resources reads what the package itself holds
OUTSIDE = {
    "http",
    "os",
    "platform",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
}
CLOCK = {("datetime", "now"), ("datetime", "today"), ("date", "today"), ("datetime", "utcnow")}


def sources(room: str) -> list[Path]:
    return sorted(path for path in (ROOT / room).rglob("*.py") if "assets" not in path.parts)


def contract_names() -> set[str]:
    """Return every module that a contract inside a room names."""
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    names: set[str] = set()
    for contract in tool["contracts"]:
        for line in (*contract.get("layers", ()), *contract.get("forbidden_modules", ())):
            names |= {part.strip() for part in line.replace(":", "|").split("|")}
    return names


@pytest.mark.parametrize("room", ROOMS)
def test_every_sub_package_stands_in_a_contract(room: str) -> None:
    folders = {".".join(path.parent.relative_to(ROOT).parts) for path in sources(room)} - {room}
    heads = {name for name in folders if name.count(".") == 1}
    assert heads
    assert heads <= contract_names()


def test_every_inner_sub_package_stands_in_a_contract() -> None:
    folders = {".".join(path.parent.relative_to(ROOT).parts) for room in ROOMS for path in sources(room)}
    inner = {name for name in folders if name.count(".") >= 2}
    # leaves of one kind: a list of words, a unit each
    assert inner - {"reports.figures.units"} <= contract_names()


@pytest.mark.parametrize("room", ROOMS[:2])
def test_the_core_imports_nothing_that_reads_the_machine(room: str) -> None:
    for path in sources(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & OUTSIDE, path


@pytest.mark.parametrize("room", ROOMS[:4])
def test_no_clock_is_read_below_the_shell(room: str) -> None:
    for path in sources(room):
        if {parent.as_posix() for parent in path.relative_to(ROOT).parents} & SHELL:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
                assert (name, node.func.attr) not in CLOCK, path


def test_one_file_alone_reads_the_network() -> None:
    harmless = {"urllib.parse"}
    found = set()
    for room in ROOMS:
        for path in sources(room):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                if {name.split(".")[0] for name in set(names) - harmless} & NETWORK:
                    found.add(path.relative_to(ROOT).as_posix())
    assert found == {"layers/fetch/network/client.py"}
