"""A signal that asks the program to end takes back what is not committed.

Commands that write get SIGINT, SIGTERM or SIGHUP at random moments, half of them while there is a journal. Each ends
by itself with 128 and the signal's number (or with 0, when it was done before); no journal and no unfinished file is
left, what was acknowledged is there, and the ledger verifies with status 0.

Control: SIGKILL at the same moments leaves journals behind.
"""
import os, signal, subprocess, time
from pathlib import Path

from harness import Verdict, acknowledged, documents, main, stored


class Signals:
    def __init__(self, bench):
        self.bench, self.random = bench, bench.random
        self.sent = self.interrupted = self.journals = 0
        Path("first.jsonl").write_text(documents("first", 2))
        Path("other.jsonl").write_text(documents("other", 60))
        bench.must("extract", "first.jsonl")
        bench.must("extract", "other.jsonl", "--ledger", "other.ledger", "--origin", "other")
        self.names = ["first-0", "first-1"]

    def commands(self, number):
        feed = Path("s%d.jsonl" % number)
        feed.write_text(documents("s%d" % number, self.random.choice([20, 60])))
        return self.random.choice([
            ["extract", "--json", feed], ["extract", "--json", feed], ["merge", "other.ledger"],
            ["backup", "copy%d.ledger" % number], ["export", "--bundle", "bundle%d" % number],
        ])

    def send(self, number, kind):
        """Starts a command and sends it a signal; gives the process's status and output."""
        process = subprocess.Popen(
            self.bench.command(*self.commands(number)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=self.bench.env)
        waits = self.random.random() < 0.5
        end = time.monotonic() + (2 if waits else self.random.random() * 0.4)
        while process.poll() is None and time.monotonic() < end:
            if waits and os.path.exists("facts.ledger-journal"): break
            time.sleep(0.0002)
        process.send_signal(kind)
        output, errors = process.communicate()
        self.sent += 1
        return process.returncode, output, errors

    def play(self, number):
        kind = self.random.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
        status, output, errors = self.send(number, kind)
        self.names += acknowledged(output)
        # Before the program has begun to listen, the signal ends it as any other.
        if status not in (0, 128 + kind, -kind): self.bench.problem("signal", kind, "status", status, errors)
        if status == 128 + kind:
            self.interrupted += 1
        if status == -kind and os.path.exists("facts.ledger-journal"): self.bench.problem("signal", kind, "killed a writer")
        left = [name for name in os.listdir(".") if name.endswith((".new", "-journal"))]
        if left: self.bench.problem("signal", kind, "left", left)
        found = self.bench.verify("facts.ledger")
        if found[0]: self.bench.problem("signal", kind, "verify ends with", *found)

    def kill(self, number):
        self.send(number, signal.SIGKILL)
        if os.path.exists("facts.ledger-journal"):
            self.journals += 1
            stored("facts.ledger")


def drive(bench):
    signals = Signals(bench)
    for number in range(bench.size(25, 150)): signals.play(number)
    found = stored("facts.ledger")
    lost = [name for name in signals.names if found.get(name) != 1]
    if lost: bench.problem("lost", lost[:5])
    sent = signals.sent
    for number in range(bench.size(25, 60)): signals.kill(1_000 + number)
    return Verdict(
        not bench.problems and signals.interrupted > 0 and signals.journals > 0,
        "%d signals, %d interrupted, %d acknowledged, %d lost, %d bad"
        % (sent, signals.interrupted, len(signals.names), len(lost), len(bench.problems)),
        "%d journals left by SIGKILL" % signals.journals)


main(drive)
