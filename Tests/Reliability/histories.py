"""A ledger that was rolled back, cut, forked or written anew is found by whoever kept an old checkpoint.

Random histories of statements are made and signed, and the checkpoint is kept. Then the ledger goes on, or somebody
replaces it: by an older copy, by one whose end was cut off, by another history from some point on, or by one that was
written anew with a statement changed, left out, added or moved, which he may sign with a key of his own. Every such
ledger is made by the program, so that it is consistent in itself. `ledger verify --since` has to find each, by that
check, and none of those that only went on.

Control: without the checkpoint the same ledgers pass.
"""
import os, shutil
from pathlib import Path

from harness import Verdict, copy_ledger, documents, main

FORGERIES = ["honest", "rolled back", "cut", "forked", "changed", "left out", "added", "moved", "signed anew"]


class Histories:
    def __init__(self, bench):
        self.bench, self.random = bench, bench.random
        Path("first.jsonl").write_text(documents("first", 1))
        self.now = ["--now", "2024-01-02T03:04:05Z"]
        bench.must("extract", "first.jsonl", "--ledger", "first.ledger", *self.now)
        bench.must("key", "new", "owner.key", "--ledger", "first.ledger")
        bench.must("key", "new", "forger.key", "--ledger", "first.ledger")
        self.number = self.forged = self.found = self.honest = self.tried = self.passed = 0

    def statement(self): return "s%08x" % self.random.getrandbits(32)

    def make(self, path, statements, signs=None):
        """A ledger with these statements in their order; with the owner's or another key it is signed in the end."""
        copy_ledger("first.ledger", path)
        for name in statements: self.bench.must("sources", "add", name, "ngo", "Body " + name, "--ledger", path, *self.now)
        if signs:
            # Each history has the key as if it were the first, without what it signed before.
            key = "h.key"
            shutil.copy(signs, key)
            if os.path.exists(key + ".last-signed"): os.remove(key + ".last-signed")
            self.bench.must("checkpoint", "-o", "made.checkpoint", "--signing-key", key, "--ledger", path, *self.now)

    def forge(self, kind, statements):
        """What somebody puts in the ledger's place."""
        random, forged = self.random, list(statements)
        place = random.randrange(len(forged))
        later = [self.statement() for _ in range(random.randint(1, 3))]
        if kind == "rolled back": return self.make("b.ledger", forged[:place], None)
        if kind == "cut": return self.make("b.ledger", forged[:-1], None)
        if kind == "forked": del forged[place:]
        if kind in ("changed", "signed anew"): forged[place] = self.statement()
        if kind == "left out": del forged[place]
        if kind == "added": forged.insert(place, self.statement())
        if kind == "moved": forged.append(forged.pop(place) if place < len(forged) - 1 else forged.pop(0))
        self.make("b.ledger", forged + later, "forger.key" if kind == "signed anew" else None)

    def play(self):
        kind = FORGERIES[self.number % len(FORGERIES)]
        self.number += 1
        statements = [self.statement() for _ in range(self.random.randint(2, 4))]
        self.make("a.ledger", statements, "owner.key")
        os.replace("made.checkpoint", "kept.checkpoint")
        if kind == "honest":
            copy_ledger("a.ledger", "b.ledger")
            for _ in range(self.random.randint(0, 2)):
                self.bench.must("sources", "add", self.statement(), "ngo", "Later", "--ledger", "b.ledger", *self.now)
        else: self.forge(kind, statements)
        status, result = self.bench.verify("b.ledger", "--since", "kept.checkpoint")
        checks = {finding["check"] for finding in result["findings"]}
        if kind == "honest":
            self.honest += 1
            if status or not result.get("anchored"): self.bench.problem("honest history", self.number, status, checks)
            return
        self.forged += 1
        if status == 2 and checks == {"rollback"}: self.found += 1
        else: self.bench.problem(kind, "history", self.number, "ended with", status, result["findings"][:2])
        # Each fifth is tried without the checkpoint too.
        if self.forged % 5: return
        self.tried += 1
        self.passed += self.bench.verify("b.ledger")[0] == 0


def drive(bench):
    histories = Histories(bench)
    # One in nine is honest.
    while histories.forged < bench.size(24, 1_000): histories.play()
    return Verdict(
        not bench.problems and histories.passed == histories.tried > 0,
        "%d of %d forged histories found, %d honest ones pass" % (histories.found, histories.forged, histories.honest),
        "%d of %d pass without the checkpoint" % (histories.passed, histories.tried))


main(drive, in_memory=True)
