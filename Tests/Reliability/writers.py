"""Many programs can write at once.

64 processes enter documents into one ledger, and 16 of their documents are given to several of them. Everybody waits for
the others; afterwards every acknowledged document is there once, entries are numbered without a gap, and the ledger
verifies.

Control: as many careless writers, which do not wait, lose what they acknowledged.
"""
import subprocess, sys, time
from pathlib import Path

from harness import HERE, Verdict, acknowledged, documents, main, stored


def together(commands, env):
    """Runs the commands at once; gives status, output and errors of each."""
    running = [
        subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        for command in commands
    ]
    outputs = [process.communicate() for process in running]
    return [(process.returncode, *output) for process, output in zip(running, outputs)]


def drive(bench):
    processes, each = bench.size((16, 5), (64, 20))
    bench.must("extract", feed("first", 1), "--ledger", "facts.ledger")
    shared = documents("shared", 4)
    commands = []
    for number in range(processes):
        path = feed("w%d" % number, each)
        if number % 4 == 0: path.write_text(path.read_text() + shared)
        commands.append(bench.command("extract", "--json", path, "--ledger", "facts.ledger"))
    started = time.monotonic()
    results = together(commands, bench.env)
    seconds = time.monotonic() - started
    names = []
    for status, output, errors in results:
        if status: bench.problem("a writer ended with", status, errors)
        names += acknowledged(output)
    found = stored("facts.ledger")
    lost = [name for name in names if name not in found]
    twice = [name for name, count in found.items() if count != 1]
    if lost or twice: bench.problem("lost", lost[:5], "twice", twice[:5])
    if len(found) != processes * each + 5: bench.problem(len(found), "documents are there")
    bench.expect_sound("facts.ledger", "afterwards")

    careless = [[sys.executable, HERE / "careless.py", "careless.db", feed("c%d" % number, each)] for number in range(processes)]
    gone = sum(
        name not in stored("careless.db") for _, output, _ in together(careless, bench.env) for name in acknowledged(output))
    return Verdict(
        not bench.problems and gone > 0,
        "%d processes, %d documents acknowledged, %d lost, %d twice, %.0f s"
        % (processes, len(set(names)), len(lost), len(twice), seconds),
        "%d lost by careless writers" % gone)


def feed(name, count):
    path = Path(name + ".jsonl")
    path.write_text(documents(name, count))
    return path


main(drive)
