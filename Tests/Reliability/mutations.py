"""Every claim traces to the exact bytes of its source.

In a ledger the offsets, the quotes and the numbers of its claims are changed, one thing in each claim, with new leaves, as
somebody would do who knows the format; and `ledger verify` has to find each of them by the check `quote` alone, which
compares words and numbers with the text.

Control: as many claims whose other members are changed give no finding of that check.
"""
import hashlib, json, os, sqlite3
from pathlib import Path

from harness import Verdict, copy_ledger, documents, main

# Claims of one ledger, so few that `ledger verify` can list all findings.
CLAIMS = 120
PLACED = ["value", "quote", "place", "per"]


def canonical(entry): return json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Mutations:
    def __init__(self, bench):
        self.bench, self.random = bench, bench.random
        Path("a.jsonl").write_text(documents("a", CLAIMS // 2))
        bench.must("extract", "a.jsonl", "--ledger", "good.ledger")
        db = sqlite3.connect("good.ledger")
        rows = db.execute("SELECT seq, body FROM entry WHERE seq IN (SELECT seq FROM claim)").fetchall()
        self.triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        db.close()
        self.claims = {seq: json.loads(body) for seq, body in rows}
        self.kinds = {}

    def words(self, claim):
        """The words of a claim that stand in the text: the lists of words, start and end."""
        found = [claim[member] for member in PLACED if member in claim]
        return found + [hop[member] for hop in claim.get("sources", []) for member in ("words", "cue") if member in hop]

    def offset(self, claim):
        """A start or an end moves by up to five bytes, or far away."""
        words, place = self.random.choice(self.words(claim)), self.random.choice([1, 2])
        words[place] = max(0, words[place] + self.random.choice([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 10_000]))
        return words[2] >= words[1]

    def word(self, claim):
        """A letter of the words is another one, or one is added or gone."""
        words = self.random.choice(self.words(claim))
        place = self.random.randrange(len(words[0]))
        letter = self.random.choice(["x", "7", "", "\u00e9", words[0][place] + words[0][place]])
        changed = words[0][:place] + letter + words[0][place + 1:]
        return changed != words[0] and bool(changed) and not words.__setitem__(0, changed)

    def number(self, claim):
        """The number is another one than the words say."""
        member = self.random.choice([member for member in ("low", "high") if member in claim])
        claim[member] = str(int(claim[member]) + self.random.choice([-1, 1, 10, 1_000]))
        return int(claim[member]) >= 0

    def other(self, claim):
        """Something that the text's words do not decide."""
        claim["confidence"] = (claim["confidence"] + 1) % 100
        return True

    def round(self, changes):
        """Changes every claim; gives how many the check `quote` finds."""
        copy_ledger("good.ledger", "bad.ledger")
        db = sqlite3.connect("bad.ledger")
        for name, _ in self.triggers: db.execute("DROP TRIGGER " + name)
        for seq, claim in self.claims.items():
            while True:
                changed, change = json.loads(json.dumps(claim)), self.random.choice(changes)
                if change(changed) and changed != claim: break
            self.kinds[change.__name__] = self.kinds.get(change.__name__, 0) + 1
            body = canonical(changed)
            leaf = hashlib.sha256(b"\0" + body).digest()
            db.execute("UPDATE entry SET body = ?, leaf = ? WHERE seq = ?", (body, leaf, seq))
        for _, sql in self.triggers: db.execute(sql)
        db.commit()
        db.close()
        status, result = self.bench.verify("bad.ledger")
        if status != 2: self.bench.problem("verify ended with", status)
        found = {finding["place"].split(" ")[1] for finding in result["findings"] if finding["check"] == "quote"}
        missed = set(map(str, self.claims)) - found
        return len(found), missed


def drive(bench):
    mutations = Mutations(bench)
    total = caught = 0
    while total < bench.size(600, 10_000):
        found, missed = mutations.round([mutations.offset, mutations.word, mutations.number])
        total += len(mutations.claims)
        caught += found
        if missed: bench.problem(len(missed), "not found, claims", sorted(missed)[:5])
    wrong, _ = mutations.round([mutations.other])
    kinds = ", ".join("%d %ss" % (count, name) for name, count in sorted(mutations.kinds.items()) if name != "other")
    return Verdict(
        not bench.problems and caught == total and wrong == 0,
        "%d of %d found (%s)" % (caught, total, kinds),
        "%d of %d found with other members changed" % (wrong, len(mutations.claims)))


main(drive, in_memory=True)
