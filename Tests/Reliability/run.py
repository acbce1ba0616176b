"""Runs the reliability drivers and prints one table: promise, figure, the negative control's figure, verdict.

    python3 Tests/Reliability/run.py                    the drivers of `make reliability`
    python3 Tests/Reliability/run.py --quick            a short pass of each
    python3 Tests/Reliability/run.py --full             `make reliability-full`
    python3 Tests/Reliability/run.py kills flips        these only

A driver is a file NAME.py of this folder and a line below. What it prints is kept in `.build/reliability/NAME.log`. It
ends with a line `verdict`, `ok|FAIL|skipped`, figure, control's figure, parted by tabs. The status is 1 when one fails.
"""
import argparse, os, subprocess, sys, time
from concurrent.futures import ThreadPoolExecutor

from harness import HERE, MARK, PROGRAM, ROOT

# Name and promise; the long ones first, so that two workers end together.
DRIVERS = [
    ("flips", "finds every change of content"),
    ("kills", "survives a killed process"),
    ("calls", "survives any failing system call"),
    ("histories", "finds rollback, cut, fork, rewrite"),
    ("powercuts", "survives a power cut"),
    ("writers", "many writers"),
    ("disks", "full, limited, read-only disk"),
    ("signals", "a signal takes back what is open"),
    ("mutations", "every claim traces to its bytes"),
    ("strangers", "strangers can check"),
    ("vectors", "standard hashes and signatures"),
]
# Only in `make reliability-full`.
FULL = [
    ("hostile", "no input crashes, hangs or misleads"),
    ("doubling", "time in proportion to input"),
    ("seeded_faults", "the tests would notice"),
]


def run(name, arguments, logs):
    """Runs one driver; gives its verdict, figure, control's figure, and seconds on the clock and of processors."""
    started = time.monotonic()
    log = logs / (name + ".log")
    with open(log, "w") as file:
        command = [sys.executable, str(HERE / (name + ".py")), *arguments]
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = "%.0f" % (time.monotonic() - started), "%.0f" % (usage.ru_utime + usage.ru_stime)
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.startswith(MARK)]
    if not lines: return "FAIL", "ended with status %d; see %s" % (process.returncode, log), "", *seconds
    return (*lines[-1][len(MARK):].split("\t"), *seconds)


def table(rows):
    """The rows with columns of equal width."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="*", help="a driver; all of the set when none is given")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--binary", default=PROGRAM)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    promises = dict(DRIVERS + FULL)
    unknown = [name for name in options.name if name not in promises]
    if unknown: parser.error("no driver is called %s; there are %s" % (", ".join(unknown), ", ".join(promises)))
    if not os.access(options.binary, os.X_OK): parser.error("%s is not there; `swift build` makes it" % options.binary)
    names = options.name or [name for name, _ in (FULL if options.full else []) + DRIVERS]
    arguments = ["--binary", os.path.abspath(options.binary), "--seed", options.seed]
    arguments += ["--quick"] * options.quick + ["--full"] * options.full
    logs = ROOT / ".build" / "reliability"
    logs.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda name: run(name, arguments, logs), names))
    rows = [("driver", "promise", "figure", "negative control", "seconds", "of processors", "")]
    for name, (state, figure, control, seconds, busy) in zip(names, results):
        rows.append((name, promises[name], figure, control, seconds, busy, state))
    print(table(rows))
    raise SystemExit(1 if any(row[-1] == "FAIL" for row in rows) else 0)


if __name__ == "__main__": main()
