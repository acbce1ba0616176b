"""Hashing, signatures and formats are the standard ones.

The tests of the project run with the published cases that `LEDGER_TESTDATA` names (RFC 6962 inclusion and consistency,
also of parts of trees, Ed25519, RFC 8785, JSON), and with the project's own copies of the published constants. Without that
folder only the copies are tried, and the figure says so.

Control: with one case of each sort falsified, each of these tests fails.
"""
import json, os, re, shutil
from pathlib import Path

from harness import DEBUG, Verdict, execute, main

SUITES = "ProofTests|SubtreeTests|Ed25519Tests|NoteTests|CompactRangeTests|CanonicalTests|JSONLineTests"
# A sort of cases, the folder's part, and how a case of it is falsified.
KINDS = ["inclusion", "consistency", "subtreeinclusion", "subtreeconsistency", "ed25519", "jcs", "json"]


def falsify(folder, kind):
    """Makes one case of a sort wrong."""
    if kind == "jcs":
        path = folder / "jcs" / "output" / "french.json"
        path.write_bytes(path.read_bytes().replace(b"\xc3", b"\xc4", 1))
    elif kind == "json":
        path = folder / "json" / "test_parsing" / "y_array_empty.json"
        path.write_bytes(b"[}")
    elif kind == "ed25519":
        path = next((folder / "ed25519").rglob("*.json"))
        cases = json.loads(path.read_text())
        case = cases["testGroups"][0]["tests"][0]
        case["result"] = "invalid" if case["result"] == "valid" else "valid"
        path.write_text(json.dumps(cases))
    else:
        path = sorted((folder / "merkle" / kind).rglob("*.json"))[0]
        case = json.loads(path.read_text())
        case["wantErr"] = not case["wantErr"]
        path.write_text(json.dumps(case))


class Tests:
    """The project's tests, as `swift build --build-tests` left them beside the program."""

    def __init__(self, bench):
        self.bench = bench
        self.bundle = DEBUG.with_name("ledgerPackageTests.xctest")

    def run(self, data):
        """Status, cases of each sort, and how many tests ran, failed and were skipped."""
        env = {**self.bench.env, **({"LEDGER_TESTDATA": str(data)} if data else {})}
        result = execute([self.bundle, "--testing-library", "swift-testing", "--filter", SUITES], env=env)
        text = result.stdout + result.stderr
        cases = {name: int(count) for count, name in re.findall(r"vectors: (\d+) of (.+)", text)}
        ran = re.search(r"Test run with (\d+) test", text)
        failed = set(re.findall(r"✘ Test (\S+?)\(", text)) | set(re.findall(r'✘ Test "([^"]+)" ', text))
        skipped = re.findall(r"[➜→] .*skipped", text)
        if not ran: self.bench.problem("the tests did not run:", text[-500:])
        return result.returncode, cases, int(ran.group(1)) if ran else 0, failed, len(skipped)


def drive(bench):
    tests = Tests(bench)
    if not tests.bundle.exists(): return Verdict.skipped("needs `swift build --build-tests`")
    data = os.environ.get("LEDGER_TESTDATA")
    data = Path(data) if data and (Path(data) / "vectors").is_dir() else None
    status, cases, ran, failed, skipped = tests.run(data)
    if status: bench.problem("tests fail:", *sorted(failed))
    if data is None:
        return Verdict(not bench.problems, "%d tests with own copies; LEDGER_TESTDATA names no vectors" % ran, "")
    if skipped: bench.problem(skipped, "tests skipped")
    found = 0
    kinds = [bench.random.choice(KINDS)] if bench.quick else KINDS
    for kind in kinds:
        shutil.rmtree("data", ignore_errors=True)
        shutil.copytree(data / "vectors", "data/vectors")
        falsify(Path("data/vectors"), kind)
        if tests.run(Path("data").resolve())[0]: found += 1
        else: bench.problem("no test fails with a falsified case of", kind)
    return Verdict(
        not bench.problems and len(cases) == 7 and found == len(kinds),
        "%s; %d tests, %d skipped" % (", ".join("%d %s" % (count, name) for name, count in sorted(cases.items())), ran, skipped),
        "%d of %d falsified cases fail" % (found, len(kinds)))


main(drive)
