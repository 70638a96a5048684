"""
Work in a child process that is stopped at its n-th change of the disk: killed, out of space, or its disk gone.

Every change is met, those of GDAL, SQLite and Arrow too: the child is traced (ptrace) and held at each system call that
writes, renames, removes or settles something below one folder. Linux on x86-64 alone.
"""

import ctypes
import errno
import os
import platform
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CAN_TRACE: Final = sys.platform == "linux" and platform.machine() == "x86_64"
KILLED: Final = -int(signal.SIGKILL)
FAULTS: Final = {"killed": 0, "disk full": errno.ENOSPC, "quota": errno.EDQUOT, "read-only": errno.EROFS, "gone": 0}

_BY_FILE: Final = {
    1: "write",
    18: "pwrite64",
    20: "writev",
    74: "fsync",
    75: "fdatasync",
    77: "ftruncate",
    91: "fchmod",
}
_BY_FILE_TOO: Final = {40: "sendfile", 285: "fallocate", 326: "copy_file_range"}
_BY_PATH: Final = {82: "rename", 83: "mkdir", 84: "rmdir", 86: "link", 87: "unlink", 90: "chmod", 76: "truncate"}
_BY_PLACE: Final = {258: "mkdirat", 263: "unlinkat", 264: "renameat", 316: "renameat2", 265: "linkat", 268: "fchmodat"}
_OPENS: Final = {2: (0, 1), 257: (1, 2)}
"""Open and openat: which argument is the path, and which the flags."""

_TAKES_ROOM: Final = {1, 18, 20, 40, 326, 285, 83, 258, 2, 257}
"""What fails on a full disk; removing, renaming and settling go on."""

_TRACEME, _PEEK, _POKE, _SYSCALL, _OPTIONS, _DETACH = 0, 3, 6, 24, 0x4200, 17
_FOLLOW: Final = 0x1 | 0x2 | 0x4 | 0x8 | 0x100000  # system calls marked; children and threads too; they end with us
_NUMBER, _RESULT = 120, 80
_ARGUMENTS: Final = (112, 104, 96)
_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_LIBC.ptrace.restype = ctypes.c_long


@dataclass(frozen=True, slots=True)
class End:
    """How a child ended: its exit code (KILLED for a kill), what it told on stderr, how many changes were met."""

    code: int
    told: str
    changes: tuple[str, ...]


def run_child(work: Callable[[], int], *, folder: Path, fault: str = "", point: int = 0) -> End:
    """
    Run work in a traced child and return how it ended.

    At the `point`-th change below `folder` (1 is the first) the fault begins; without a fault all changes are counted.
    """
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    tracer = _Tracer(child, str(folder.resolve()), fault, point)
    code = tracer.follow()
    told = b""
    while piece := os.read(reading, 1 << 16):
        told += piece
    os.close(reading)
    return End(code, told.decode("utf-8", "replace"), tuple(tracer.met))


def _work(work: Callable[[], int], writing: int) -> None:
    """Be the child: run the work with its stderr in the pipe, and never return."""
    code = 1
    try:
        os.dup2(writing, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
        _LIBC.ptrace(_TRACEME, 0, None, None)
        os.kill(os.getpid(), signal.SIGSTOP)
        code = work()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - a child that returned would be a second parent
        os.write(2, traceback.format_exc().encode("utf-8", "replace"))
    finally:
        os._exit(code)


class _Tracer:
    """Follows a child and its threads from system call to system call."""

    def __init__(self, child: int, folder: str, fault: str, point: int) -> None:
        """Take over a child that has stopped itself."""
        self.met: list[str] = []
        self._child, self._folder, self._fault, self._point = child, folder, fault, point
        self._inside: dict[int, int] = {}  # threads in a system call that must fail, and with what
        self._entered: set[int] = set()
        os.waitpid(child, 0)
        _LIBC.ptrace(_OPTIONS, child, None, _FOLLOW)
        _LIBC.ptrace(_SYSCALL, child, None, None)

    def follow(self) -> int:
        """Go on until the child has ended and return its exit code."""
        while True:
            thread, status = os.waitpid(-1, 0x40000000)  # threads too
            if os.WIFEXITED(status) or os.WIFSIGNALED(status):
                self._entered.discard(thread)
                if thread == self._child:
                    return os.waitstatus_to_exitcode(status)
                continue
            stopped_by, passed = os.WSTOPSIG(status), 0
            if stopped_by == signal.SIGTRAP | 0x80:
                self._meet(thread)
            elif stopped_by not in {signal.SIGTRAP, signal.SIGSTOP}:
                passed = stopped_by
            _LIBC.ptrace(_SYSCALL, thread, None, passed)

    def _meet(self, thread: int) -> None:
        if thread in self._entered:
            self._entered.discard(thread)
            failed = self._inside.pop(thread, 0)
            if failed:
                _LIBC.ptrace(_POKE, thread, _RESULT, -failed & (1 << 64) - 1)
            return
        self._entered.add(thread)
        number = _LIBC.ptrace(_PEEK, thread, _NUMBER, None)
        name = self._name(thread, number)
        if name is None:
            return
        self.met.append(name)
        if not self._fault or len(self.met) < self._point:
            return
        if self._fault == "killed":
            os.kill(self._child, signal.SIGKILL)
        elif self._fault == "gone":
            if len(self.met) == self._point:
                Path(self._folder).rename(f"{self._folder}.gone")
        elif self._fault == "read-only" or number in _TAKES_ROOM:
            self._inside[thread] = FAULTS[self._fault]
            _LIBC.ptrace(_POKE, thread, _NUMBER, (1 << 64) - 1)  # no such call: it changes nothing

    def _name(self, thread: int, number: int) -> str | None:
        """Return the name of a system call that changes something below the folder, null for others."""
        if number in _BY_FILE or number in _BY_FILE_TOO:
            descriptor = self._argument(thread, 2 if number == 326 else 0)
            return (_BY_FILE | _BY_FILE_TOO)[number] if self._is_below(self._link(thread, f"fd/{descriptor}")) else None
        if number in _OPENS:
            where, flags = _OPENS[number]
            opened = self._argument(thread, flags)
            if not opened & (os.O_CREAT | os.O_TRUNC):
                return None
            return "open" if self._is_below(self._path(thread, where)) else None
        if number in _BY_PATH:
            return _BY_PATH[number] if self._is_below(self._path(thread, 0)) else None
        if number in _BY_PLACE:
            return _BY_PLACE[number] if self._is_below(self._path(thread, 1)) else None
        return None

    def _is_below(self, path: str) -> bool:
        return path.startswith((f"{self._folder}/", f"{self._folder}.gone/"))

    def _path(self, thread: int, number: int) -> str:
        """Return the path that an argument points to, from its folder where it is relative."""
        address = self._argument(thread, number)
        with Path(f"/proc/{thread}/mem").open("rb", buffering=0) as memory:
            memory.seek(address)
            text = memory.read(4096 - address % 4096)  # not over the end of what may be mapped
            if b"\0" not in text:
                text += memory.read(4096)
        path = os.fsdecode(text.split(b"\0", 1)[0])
        if path.startswith("/"):
            return path
        base = self._argument(thread, 0) if number == 1 else -100
        base = base - (1 << 32) if 0 <= base < (1 << 32) and base >= 1 << 31 else base
        return f"{self._link(thread, 'cwd' if base == -100 else f'fd/{base}')}/{path}"

    @staticmethod
    def _link(thread: int, name: str) -> str:
        try:
            return str(Path(f"/proc/{thread}/{name}").readlink())
        except OSError:
            return ""

    @staticmethod
    def _argument(thread: int, number: int) -> int:
        return int(_LIBC.ptrace(_PEEK, thread, _ARGUMENTS[number], None))
