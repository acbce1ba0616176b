"""No input crashes, hangs or misleads: every row of the hostile corpus ends as it should.

The tables stand in corpus/, numbered as the list of hostile inputs that they follow: A bytes, B Unicode, C numbers,
D dates, G files, H output, I ledgers, J load, K process. Every case ends with its expected status and words, without a
signal, within 10 s and 512 MiB, shows no control or hidden character as it is, and leaves a ledger that verifies.
`ROWS="G09 H"` runs these rows alone.

Control: a program that crashes; every row has to notice it.
"""
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus import ROWS, engine
from harness import Verdict, main


def drive(bench):
    program = bench.program
    if not bench.is_optimised(): return Verdict.skipped("needs `make release`")
    wanted = tuple(os.environ.get("ROWS", "").split())
    rows = [row for row in ROWS if row.id.startswith(wanted or row.id) and (os.geteuid() == 0 or not row.root)]
    if bench.quick: rows = rows[::4]
    with ThreadPoolExecutor(2) as workers:
        for row, faults in zip(rows, workers.map(lambda row: engine.run(row, program), rows)):
            for fault in faults: bench.problem(row.id, row.what + ":", fault)
        stub, tried = broken(), rows[:100]
        noticed = sum(map(bool, workers.map(lambda row: engine.run(row, stub), tried)))
    failed = len({problem.split(":")[0] for problem in bench.problems})
    figure = "%d cases of %d rows, %d not as expected" % (len(rows), len({row.id for row in rows}), failed)
    control = "%d of %d notice a broken program" % (noticed, len(tried))
    return Verdict(not bench.problems and noticed == len(tried), figure, control)


def broken():
    """A program that crashes."""
    program = Path("broken/ledger")
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nprintf '\\033[2J' >&2\nkill -SEGV $$\n")
    program.chmod(0o755)
    return str(program.resolve())


main(drive)
