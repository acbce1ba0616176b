"""What the drivers share: the program under test, a folder to work in, and the line that the runner reads.

A driver is a program of its own. Its first line of documentation is the promise; it calls `main` with a function that
takes a `Bench` and gives a `Verdict`. Anybody can run one alone:

    python3 Tests/Reliability/kills.py --quick --binary .build/debug/ledger

Drivers try the program as it is installed (`make release`), else as it is built for tests.
"""
import argparse, json, os, random, shutil, sqlite3, subprocess, sys, tempfile, time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MARK = "verdict\t"
RELEASE, DEBUG = ROOT / ".build/release/ledger", ROOT / ".build/debug/ledger"
PROGRAM = str(RELEASE if os.access(RELEASE, os.X_OK) else DEBUG)

# What a command may end with when the world around it fails: done, failed, ledger at fault, interrupted write, usage.
TYPED = {0, 1, 2, 3, 5, 6, 64}


class Verdict:
    """A driver's figure, the figure of its negative control, and whether both are as they must be."""

    def __init__(self, good, figure, control, state=None):
        self.state = state or ("ok" if good else "FAIL")
        self.figure, self.control = figure, control

    @staticmethod
    def skipped(reason):
        return Verdict(False, reason, "", "skipped")


class Bench:
    """The program under test, and what a driver needs to try it."""

    def __init__(self, options, folder):
        self.program = options.binary
        self.quick, self.full = options.quick, options.full
        self.random = random.Random(options.seed)
        self.folder = Path(folder)
        self.problems = []
        self.env = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": folder, "TMPDIR": folder, "LC_ALL": "C",
            "SWIFT_BACKTRACE": "enable=no",
        }

    def size(self, quick, usual, full=None):
        """How much to do: few in a short pass, more in a long one."""
        return quick if self.quick else full if self.full and full is not None else usual

    def is_optimised(self):
        """Whether time and memory of the program are those of an installed one."""
        return os.path.realpath(self.program) != os.path.realpath(DEBUG)

    def preloadable(self):
        """The program in a build that takes libraries loaded before it, since it is not linked statically; or None."""
        for program in (self.program, str(DEBUG)):
            if "libsqlite3" in execute(["ldd", program]).stdout: return program
        return None

    def command(self, *arguments):
        return [self.program, *map(str, arguments)]

    def run(self, *arguments, env={}, program=None, **options):
        """Runs the program, or another build of it; its output is text."""
        return execute([program or self.program, *arguments], env={**self.env, **env}, **options)

    def must(self, *arguments, **options):
        """Runs the program, which has to end with 0; gives its standard output."""
        result = self.run(*arguments, **options)
        if result.returncode:
            raise SystemExit("%s: status %d: %s" % (" ".join(map(str, arguments)), result.returncode, result.stderr))
        return result.stdout

    def verify(self, ledger, *arguments):
        """The status of `ledger verify` and what it printed as JSON (nothing when it could not be read)."""
        result = self.run("verify", "--json", "--ledger", ledger, *arguments)
        try:
            return result.returncode, json.loads(result.stdout)
        except ValueError:
            return result.returncode, {"findings": [{"check": "none", "place": "", "text": result.stderr.strip()}]}

    def problem(self, *words):
        """Notes something that must not be; the first ones are shown."""
        text = " ".join(map(str, words))
        self.problems.append(text)
        if len(self.problems) <= 20:
            print("problem:", text, flush=True)

    def expect_sound(self, ledger, place, *arguments):
        """The ledger verifies, perhaps after an interrupted write is taken back."""
        status, result = self.verify(ledger, *arguments)
        if status not in (0, 6):
            self.problem(place, "verify ends with", status, result["findings"][:3])
        return status


def execute(command, **options):
    """Runs a command; its output is text."""
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, errors="replace", **options)


def documents(name, count, start=0):
    """Lines for `ledger extract` with identifiers `name-0`, `name-1` …; each text is another one."""
    towns = ["Kavar", "Selim", "Orin", "Tessaly Bridge", "Port Amman Road", "Lower Vardin"]
    lines = []
    for number in range(start, start + count):
        figure = 3 + number * 7 % 9_000
        text = (
            "At least %d people were killed and %d wounded in %s on 22 December 2023, the %s hospital said. "
            "Reported by %s, item %d." % (figure, figure * 2, towns[number % 6], towns[number % 6], name, number)
        )
        lines.append(json.dumps({"id": "%s-%d" % (name, number), "published": "2023-12-23", "text": text}))
    return "".join(line + "\n" for line in lines)


def acknowledged(output):
    """The identifiers of the documents that `extract --json` said are recorded; half a line says nothing, and a record of
    an error says that nothing was entered."""
    found = []
    for line in output.split("\n")[:-1]:
        try:
            record = json.loads(line)
            if "error" not in record: found.append(record["document"]["id"])
        except (ValueError, KeyError, TypeError):
            continue
    return found


def stored(ledger):
    """How often each document identifier stands in a ledger. An interrupted write is taken back."""
    connection = sqlite3.connect(ledger, timeout=60)
    try:
        rows = connection.execute("SELECT id, count(*) FROM document GROUP BY id").fetchall()
    finally:
        connection.close()
    return dict(rows)


def lost_by_careless(database, output):
    """How many of the documents that the careless writer acknowledged are not in what it left, which may be no table."""
    try: found = stored(database)
    except sqlite3.Error: found = {}
    return sum(name not in found for name in acknowledged(output))


def copy_ledger(source, target):
    """Copies a ledger that nobody writes to, with its journal when there is one."""
    for end in ("", "-journal"):
        if os.path.exists(str(target) + end): os.remove(str(target) + end)
        if os.path.exists(str(source) + end): shutil.copy(str(source) + end, str(target) + end)


def missing(*tools):
    """The tools of the list that are not on this machine."""
    return [tool for tool in tools if shutil.which(tool) is None]


def main(drive, *tools, in_memory=False):
    """Runs a driver that needs these tools, and prints the line that the runner reads.

    A driver about what files hold, and not about how they come to the disk, may work in memory.
    """
    parser = argparse.ArgumentParser(description=(sys.modules["__main__"].__doc__ or "").strip())
    parser.add_argument("--binary", default=PROGRAM, help="the program to try")
    parser.add_argument("--quick", action="store_true", help="a short pass")
    parser.add_argument("--full", action="store_true", help="a long pass")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="leave the folder with everything that was made")
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    memory = "/dev/shm" if in_memory and os.access("/dev/shm", os.W_OK) else None
    folder = tempfile.mkdtemp(prefix="ledger-", dir=memory)
    started = time.monotonic()
    try:
        os.chdir(folder)
        absent = missing(*tools)
        verdict = Verdict.skipped("needs " + " and ".join(absent)) if absent else drive(Bench(options, folder))
    finally:
        os.chdir("/")
        if options.keep: print("kept:", folder)
        else: shutil.rmtree(folder, ignore_errors=True)
    print("%.1f s" % (time.monotonic() - started))
    print(MARK + "\t".join([verdict.state, verdict.figure, verdict.control]), flush=True)
    raise SystemExit(1 if verdict.state == "FAIL" else 0)
