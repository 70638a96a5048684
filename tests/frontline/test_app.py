"""The command line's promises: helps, version, quick start, exit codes."""

import json
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

COMMANDS = ["demo", "map", "claims", "coverage", "figures", "layers", "sources"]


def test_help_names_every_command_in_a_whole_line(frontline, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = frontline("--help")
    assert result.code == 0
    for command in COMMANDS:
        assert f"  {command} " in result.out
    listed = result.out.split("Commands:")[1].strip().splitlines()
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example_and_a_line_in_the_docs(frontline, root, command) -> None:
    result = frontline(command, "--help")
    assert result.code == 0
    assert f"frontline {command}" in result.out.split("xample", 1)[1]
    assert f"## frontline {command}" in (root / "docs" / "cli.md").read_text(encoding="utf-8")


def test_version(frontline) -> None:
    result = frontline("--version")
    assert (result.code, result.out) == (0, "frontline 0.1.0\n")


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys\nfrom frontline.app import run\nimport frontline\nrun(['--help'])\n"
        "heavy = {'geopandas', 'folium', 'pandera', 'pandas', 'matplotlib', 'shapely'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_demo_writes_the_map_and_its_tables(frontline, tmp_path) -> None:
    result = frontline("demo", "-o", tmp_path / "out")
    assert result.code == 0, result.err
    assert result.out.strip() == str((tmp_path / "out" / "map.html").resolve())
    marks = json.loads((tmp_path / "out" / "marks.geojson").read_text(encoding="utf-8"))["features"]
    graded = {tuple(m["properties"][key] for key in ("place_name", "action", "evidence")) for m in marks}
    assert ("Novoukrainka", "cross_border", "geolocated") in graded
    for village in ("Bahatyr", "Oleksiivka", "Zelenyi Kut", "Novoukrainka"):
        assert (village, "seize", "assessed") in graded
        assert (village, "seize", "geolocated") not in graded
    again = frontline("demo", "-o", tmp_path / "out")
    assert again.code == 2
    assert "--overwrite" in again.err
    page = (tmp_path / "out" / "map.html").read_bytes()
    assert frontline("demo", "-o", tmp_path / "out", "--overwrite").code == 0
    assert (tmp_path / "out" / "map.html").read_bytes() == page


def test_reads_standard_input_and_html(frontline, report, monkeypatch, tmp_path) -> None:
    html = "<html><body><h1>Digest, June 12, 2025</h1><p>Russian forces advanced near <b>Toretsk</b>.</p></body></html>"
    path = report(html, head="", name="report.html")
    result = frontline("claims", path, "--format", "jsonl")
    row = json.loads(result.out)
    assert (row["place"], row["published"], row["action"]) == ("Toretsk", "2025-06-12", "advance")


def test_layers_and_sources_name_licences(frontline) -> None:
    layers = frontline("layers")
    assert layers.code == 0
    assert "oblasts" in layers.out
    assert "ODbL" in layers.out
    assert "ODbL 1.0" in " ".join(frontline("sources").out.split())
    assert "OpenStreetMap contributors" in " ".join(frontline("sources", "osm").out.split())


@pytest.mark.shared
def test_two_documents_in_one_file(frontline, shared_dir, tmp_path) -> None:
    seed = shared_dir / "data" / "reports" / "seed-document.txt"
    rows = [json.loads(line) for line in frontline("claims", seed, "--format", "jsonl").out.splitlines()]
    assert {row["published"] for row in rows} == {"2025-06-12"}
    assert len({row["report_id"] for row in rows}) == 1
    drawn = frontline("map", seed, "-o", tmp_path / "seed.html")
    assert drawn.code == 0, drawn.err


# a run in the background ignores Ctrl-C, and so would what it starts
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from frontline.app import main; main()"
)


def run_as_program(root, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently")
def test_a_reader_that_closes_the_pipe_early_is_no_error(root, report) -> None:
    path = report("Russian forces advanced near Toretsk.\n\n" * 3000)
    with run_as_program(root, "coverage", path, "--format", "jsonl", "--voice", "own") as process:
        assert process.stdout.readline().startswith("{")
        process.stdout.close()
        assert process.wait() == 0
        assert process.stderr.read() == ""


def wait_until_it_waits(process: subprocess.Popen[str]) -> None:
    """Wait until a process has read all that its stdin holds and sleeps in the next read; elsewhere than on Linux not."""
    import fcntl
    import termios

    state, held = Path(f"/proc/{process.pid}/stat"), bytearray(4)
    while state.exists() and process.poll() is None:
        fcntl.ioctl(process.stdin.fileno(), termios.FIONREAD, held)
        if not any(held) and state.read_text().rpartition(") ")[2].startswith("S"):
            return
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_says_that_nothing_was_left(root, report, tmp_path) -> None:
    with run_as_program(root, "claims", "-", stdin=subprocess.PIPE) as process:
        process.stdin.write("word " * 100_000)  # more than a pipe holds: it reads, and waits for the end
        process.stdin.flush()
        wait_until_it_waits(process)
        for _ in range(5):
            process.send_signal(signal.SIGINT)  # between two reads Python hears it only with the next one
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=30)
                break
        assert process.poll() == 130
        assert process.stderr.read() == "frontline: stopped; nothing half-written was left\n"


def test_no_command_prints_the_help(frontline) -> None:
    result = frontline()
    assert result.code == 0
    assert "frontline demo" in result.out
