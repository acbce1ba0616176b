"""What was acknowledged survives a killed process.

Writers are killed with SIGKILL at random moments: one that enters documents, one that states sources in a row of short
transactions, one that signs checkpoints, and eight at once. After each kill the ledger verifies (perhaps with an
interrupted write, which the next writer takes back), and everything that was acknowledged is there.
"""
import os, signal, sqlite3, subprocess, sys, time
from pathlib import Path

from harness import HERE, Verdict, acknowledged, documents, lost_by_careless, main, stored


class Kills:
    def __init__(self, bench):
        self.bench = bench
        self.kills = self.acknowledged = self.interrupted = self.lost = 0
        self.round = 0

    def start(self, command):
        """Starts writers in a group of their own, so that a kill reaches all of it."""
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=self.bench.env,
            start_new_session=True)

    def kill(self, writers, longest):
        """Kills the writers at a random moment; gives what they had printed.

        A transaction is short beside the start of a process. So a third of the kills waits until there is a journal,
        and a third until the journal counts, since pages of the ledger are being overwritten.
        """
        random = self.bench.random
        kind = self.round % 3
        end = time.monotonic() + (3 if kind else random.random()) * longest
        while time.monotonic() < end and not (kind and self.has_journal(counting=kind == 2)): time.sleep(0.0001)
        if kind == 1: time.sleep(random.random() * 0.01)
        random.shuffle(writers)
        for writer in writers:
            try: os.killpg(writer.pid, signal.SIGKILL)
            except ProcessLookupError: pass
            self.kills += 1
            if len(writers) > 1: time.sleep(random.random() * 0.01)
        return [writer.communicate()[0] for writer in writers]

    def has_journal(self, counting):
        """Whether a journal is there, and whether its header has been written (sqlite.org/fileformat.html, 3)."""
        try:
            with open(self.ledger + "-journal", "rb") as journal: return not counting or journal.read(1) == b"\xd9"
        except FileNotFoundError:
            return False

    def new_ledger(self):
        """A ledger with a key, and the time that one extraction takes."""
        self.ledger = "k%d.ledger" % self.round
        Path("first.jsonl").write_text(documents("first", 2))
        started = time.monotonic()
        self.bench.must("extract", "first.jsonl", "--ledger", self.ledger)
        self.duration = time.monotonic() - started
        self.key = "k%d.key" % self.round
        self.public = self.bench.must("key", "new", self.key, "--ledger", self.ledger).strip()
        self.bench.must("sources", "add", "first", "ngo", "First Body", "--ledger", self.ledger)
        self.documents, self.sources = {"first-0", "first-1"}, {"first"}

    def check(self):
        """Everything acknowledged is there, and the ledger verifies."""
        if self.bench.expect_sound(self.ledger, "round %d" % self.round, "--key", self.public) == 6:
            self.interrupted += 1
        found = stored(self.ledger)
        connection = sqlite3.connect(self.ledger)
        sources = {row[0] for row in connection.execute("SELECT id FROM source WHERE id IS NOT NULL")}
        connection.close()
        lost = [name for name in self.documents if found.get(name) != 1] + list(self.sources - sources)
        self.lost += len(lost)
        if lost: self.bench.problem("round", self.round, "lost:", lost[:5])

    def extraction(self, writers=1):
        commands = []
        for number in range(writers):
            name = "r%dw%d" % (self.round, number)
            Path(name + ".jsonl").write_text(documents(name, self.bench.random.randint(1, 40)))
            commands.append(self.bench.command("extract", "--json", name + ".jsonl", "--ledger", self.ledger))
        outputs = self.kill([self.start(command) for command in commands], self.duration * (1.3 + writers / 4))
        for output in outputs:
            names = acknowledged(output)
            self.acknowledged += len(names)
            self.documents.update(names)

    def statements(self):
        """One short transaction after the other; each is acknowledged when its process ended well."""
        script = (
            "n=0; while :; do n=$((n+1)); s=%s-$n; "
            '"$0" sources add $s ngo "Body $s" --ledger %s >/dev/null && echo $s; done'
            % ("s%d" % self.round, self.ledger))
        output = self.kill([self.start(["sh", "-c", script, self.bench.program])], 0.4)[0]
        names = output.split("\n")[:-1]
        self.acknowledged += len(names)
        self.sources.update(names)

    def checkpoints(self):
        """Signs again and again. A second root for one size would show, since the key then refuses to sign."""
        script = (
            'n=0; while :; do n=$((n+1)); "$0" sources add c%d-$n ngo "Body $n" --ledger %s >/dev/null; '
            '"$0" checkpoint -o kept --signing-key %s --ledger %s 2>/dev/null && cp kept kept.whole && echo; done'
            % (self.round, self.ledger, self.key, self.ledger))
        output = self.kill([self.start(["sh", "-c", script, self.bench.program])], 0.4)[0]
        self.acknowledged += output.count("\n")
        self.bench.must("checkpoint", "-o", "after", "--signing-key", self.key, "--ledger", self.ledger)
        kept = [name for name in ("kept", "after") if os.path.exists(name)]
        status, result = self.bench.verify(self.ledger, "--key", self.public, "--since", *kept)
        if status: self.bench.problem("round", self.round, "checkpoints:", status, result["findings"][:3])
        for name in ("kept", "kept.whole"):
            if os.path.exists(name): os.remove(name)


def control(bench, rounds):
    """The careless writer, killed in the same way, loses what it acknowledged."""
    lost = 0
    Path("careless.jsonl").write_text(documents("careless", 400))
    for number in range(rounds):
        database = "careless%d.db" % number
        writer = subprocess.Popen(
            [sys.executable, str(HERE / "careless.py"), database, "careless.jsonl", "--wait", "0.005"],
            stdout=subprocess.PIPE, text=True)
        time.sleep(0.15 + bench.random.random() * 0.2)
        writer.kill()
        lost += lost_by_careless(database, writer.communicate()[0])
    return lost


def drive(bench):
    kills = Kills(bench)
    wanted = bench.size(30, 1_000)
    while kills.kills < wanted:
        if kills.round % 40 == 0: kills.new_ledger()
        kind = kills.round % 10
        if kind < 4: kills.extraction()
        elif kind < 7: kills.statements()
        elif kind < 9: kills.checkpoints()
        else: kills.extraction(writers=8)
        kills.check()
        kills.round += 1
    lost = control(bench, bench.size(5, 20))
    return Verdict(
        not bench.problems and kills.acknowledged > kills.round and lost > 0 and (bench.quick or kills.interrupted > 0),
        "%d kills, %d acknowledged, %d lost, %d interrupted writes taken back, %d ledgers bad"
        % (kills.kills, kills.acknowledged, kills.lost, kills.interrupted, len(bench.problems)),
        "%d lost by a careless writer" % lost)


main(drive)
