"""Runs the rows of the hostile corpus: each in a folder of its own, within limits that hold for all."""

import os
import resource
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Optional, Sequence, Union

# What no case may exceed: seconds of the processor, seconds on the clock of a busy machine, and memory.
SECONDS = 10
PATIENCE = 60
MEBIBYTES = 512
# How the program may end: done, failed, damage, unanchored, newer, interrupted write, wrong usage.
STATUSES = {0, 1, 2, 3, 5, 6, 64}
# What a crash leaves behind.
CRASHES = ("Fatal error", "Stack dump", "Illegal instruction", "Segmentation fault", "AddressSanitizer", "Aborted")

Words = Union[str, Sequence[str]]


@dataclass
class Row:
    """One hostile input: its number in the list, what it is, what is run, and what must come of it.

    `run` is a shell script in an empty folder in which `ledger` is the program. `out`, `err`: words that standard
    output and standard error must hold; a word after `!` must not stand there. `make` fills the folder first.
    `check` looks at the result. `verify` is the status of `ledger verify` afterwards, if there is a facts.ledger.
    """

    id: str
    what: str
    run: str
    status: int = 0
    out: Words = ()
    err: Words = ()
    make: Optional[Callable[[Path], None]] = None
    check: Optional[Callable[["Result"], Optional[str]]] = None
    verify: int = 0
    # Standard output holds bytes of documents as they are, as CSV does.
    raw: bool = False
    # The script changes the user, the disk … and works for root alone.
    root: bool = False


@dataclass
class Result:
    """What a script did."""

    folder: Path
    status: int
    out: bytes
    err: bytes
    seconds: float
    mebibytes: float
    program: str
    faults: list = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.out.decode("utf-8", "replace")


def words(value: Words) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def environment(program: str, folder: Path) -> dict:
    return {
        "PATH": f"{Path(program).parent}:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(folder), "LANG": "C.UTF-8",
        "TMPDIR": str(folder), "SWIFT_BACKTRACE": "enable=no", "ROOT": str(Path(__file__).resolve().parents[3]),
    }


def play(program: str, script: str, folder: Path) -> Result:
    """Runs a script; whatever it leaves running is killed."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            ["sh", "-c", script], cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            env=environment(program, folder), start_new_session=True)
        status, usage = wait(process.pid, start + PATIENCE)
        process.returncode = status
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        seconds = usage.ru_utime + usage.ru_stime
        out.seek(0)
        err.seek(0)
        return Result(
            folder, status, out.read(64 << 20), err.read(1 << 20), seconds, usage.ru_maxrss / 1024, program)


def wait(pid: int, until: float):
    """The status and the use of a process, which is killed when it takes too long."""
    while True:
        ended, code, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(code), usage
        if time.monotonic() > until:
            os.killpg(pid, signal.SIGKILL)
            until = float("inf")
        time.sleep(0.002)


def judge(row: Row, result: Result) -> list:
    """Everything that is wrong with a result."""
    faults = []
    error = result.err.decode("utf-8", "replace")
    if result.status != row.status:
        faults.append(f"status {result.status}, not {row.status}: {error.strip()[:300]}")
    if result.status == -9:
        faults.append(f"did not end within {PATIENCE} s")
    if result.seconds > SECONDS:
        faults.append(f"took {result.seconds:.1f} s")
    if result.mebibytes > MEBIBYTES:
        faults.append(f"took {result.mebibytes:.0f} MiB")
    faults += [f"crashed: {word}" for word in CRASHES if word in error or word in result.text]
    for name, text, wanted in (("standard output", result.text, row.out), ("standard error", error, row.err)):
        for word in words(wanted):
            if word.startswith("!") and word[1:] in text:
                faults.append(f"{name} holds {word[1:]!r}: {text.strip()[:300]}")
            elif not word.startswith("!") and word not in text:
                faults.append(f"{name} lacks {word!r}: {text.strip()[:300]!r}")
    faults += [f"standard error holds {name} as it is" for name in naked(result.err)]
    if not row.raw:
        faults += [f"standard output holds {name} as it is" for name in naked(result.out)]
    try:
        fault = row.check(result) if row.check else None
    except (LookupError, TypeError, ValueError) as error:
        fault = f"unexpected output: {error!r}: {result.text[:200]!r}"
    return faults + [fault] if fault else faults


def naked(text: bytes) -> list:
    """Characters that steer a terminal or hide, which no output shows as they are."""
    found = set()
    for character in text.decode("utf-8", "replace"):
        code = ord(character)
        if (code < 0x20 and character not in "\n\t\r") or 0x7F <= code < 0xA0 or code in HIDDEN:
            found.add(f"U+{code:04X}")
    return sorted(found)


HIDDEN = {
    0x061C, 0x00AD, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
    *range(0xE0000, 0xE0080),
}


def run(row: Row, program: str) -> list:
    """Plays a row, and verifies the ledger that it leaves."""
    # A short path: the name of a socket has at most 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="hostile-", dir="/tmp"))
    folder.chmod(0o777)
    try:
        if row.make:
            row.make(folder)
        faults = judge(row, play(program, row.run, folder))
        if (folder / "facts.ledger").is_file():
            after = play(program, "ledger verify", folder)
            if after.status != row.verify:
                faults.append(f"`ledger verify` then ends with {after.status}: {after.text.strip()[:300]}")
    finally:
        # Python's own way recurses, and ends at a thousand folders.
        subprocess.run(["rm", "-rf", "--one-file-system", str(folder)], check=False)
    return faults
