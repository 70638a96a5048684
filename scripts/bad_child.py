"""Work in a child of this process, begun by a fork: with its own memory and time, and nothing loaded anew."""

import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

PATIENCE_S = 600
MOST_CPU_S = 60


def in_child(work: Callable[[], int], *, err: Path | None = None) -> tuple[int, resource.struct_rusage]:
    """Do something in a child, its stderr in a file; return its exit code and what it used. It ends at MOST_CPU_S."""
    child = os.fork()
    if not child:
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S))
            if err is not None:
                os.dup2(os.open(err, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
            code = work()
        except BaseException:  # noqa: BLE001 - as the interpreter itself does
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    deadline = time.monotonic() + PATIENCE_S
    ended, status, used = os.wait4(child, os.WNOHANG)
    while not ended and time.monotonic() < deadline:
        time.sleep(0.01)
        ended, status, used = os.wait4(child, os.WNOHANG)
    if not ended:
        os.kill(child, signal.SIGKILL)
        _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), used
