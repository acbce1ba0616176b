"""The tests would notice: each of twenty seeded faults turns a test red.

The faults are put into a copy of the repository, each behind a switch that an environment variable turns on, so that one
build holds them all: a check that is left out, a sync that is skipped, texts compared where bytes must be, a limit or an
offset that is wrong by one. With each fault alone the tests of its module run.

Control: with no fault turned on the same tests are green.
"""
import os, shutil, subprocess
from pathlib import Path

from harness import ROOT, Verdict, main

COPY = ROOT / ".build" / "seeded-faults"
STORE, LOG, DOCUMENTS, TYPES = "Sources/LedgerStore/", "Sources/LedgerLog/", "Sources/LedgerDocuments/", "Sources/LedgerTypes/"
# What is wrong, the file, its words, the words instead (`FAULT` is the switch), and the tests that notice.
FAULTS = [
    ("a commit is not synced to the end", STORE + "File/Connection.swift", '("synchronous", "3")',
     '("synchronous", FAULT ? "2" : "3")', "LedgerStoreTests"),
    ("a symbolic link is taken for a ledger", STORE + "File/PathGate.swift", "    case 3: throw",
     "    case 3 where FAULT: return .regularFile\n    case 3: throw", "LedgerStoreTests"),
    ("a stranger's schema is not looked at", STORE + "Verify/SchemaCheck.swift",
     "if LedgerSchema.digests.contains(", "if try FAULT || LedgerSchema.digests.contains(", "LedgerStoreTests"),
    ("a leaf is not compared with its body", STORE + "Verify/LogCheck.swift", "if !statement.equals(2, leaf) {",
     "if !FAULT, !statement.equals(2, leaf) {", "LedgerStoreTests"),
    ("a gap between entries is passed over", STORE + "Verify/LogCheck.swift", "if seq != range.size {",
     "if !FAULT, seq != range.size {", "LedgerStoreTests"),
    ("a document is not hashed", STORE + "Verify/LogCheck.swift", "if SHA256.digest(projection.raw) != document.digest {",
     "if !FAULT, SHA256.digest(projection.raw) != document.digest {", "LedgerStoreTests"),
    ("the end of a span may lie behind the text", STORE + "Verify/LogCheck.swift",
     "guard span.end <= projection.text.count else {", "guard span.end <= projection.text.count || FAULT else {", "LedgerStoreTests"),
    ("a span may begin inside of a character", STORE + "Verify/LogCheck.swift",
     "guard UTF8Check.isBoundary(projection.text, span.start),",
     "guard FAULT || UTF8Check.isBoundary(projection.text, span.start),", "LedgerStoreTests"),
    ("an entry may be written in another way", STORE + "Entries/EntryMembers.swift",
     "value.description.utf8.elementsEqual(text.utf8) else", "FAULT || value.description.utf8.elementsEqual(text.utf8) else", "LedgerStoreTests"),
    ("a checkpoint of more entries passes", STORE + "Verify/CheckpointCheck.swift",
     "guard checkpoint.size <= log.size else {", "guard FAULT || checkpoint.size <= log.size else {", "LedgerStoreTests"),
    ("a checkpoint of another history passes", STORE + "Verify/CheckpointCheck.swift",
     "guard log.roots[checkpoint.size] == checkpoint.root else {",
     "guard FAULT || log.roots[checkpoint.size] == checkpoint.root else {", "LedgerStoreTests"),
    ("the read back of what was written is left out", STORE + "Append/LogWriter.swift", "leaf == leaves[index], stored",
     "FAULT || leaf == leaves[index], FAULT || stored", "LedgerStoreTests"),
    ("a row may be marked as deleted in the search index", STORE + "Verify/SearchPages.swift", "guard size & 1 == 0,",
     "guard size & 1 == 0 || FAULT,", "LedgerStoreTests"),
    ("a word may stand elsewhere in the search index", STORE + "Verify/SearchCheck.swift",
     "return sum == words.sum ?", "return FAULT || sum == words.sum ?", "LedgerStoreTests"),
    ("an entry may name one of another kind", STORE + "Verify/LogCheck.swift", "kinds[reference] != wanted else {",
     "kinds[reference] != wanted, !FAULT else {", "LedgerStoreTests"),
    ("the search index may have rows of nothing", STORE + "Verify/SearchPages.swift", "if try pages.step() {",
     "if try pages.step(), !FAULT {", "LedgerStoreTests"),
    ("a node is hashed as a leaf", LOG + "MerkleHash.swift", "SHA256.digest(prefix: 1,",
     "SHA256.digest(prefix: FAULT ? 0 : 1,", "LedgerLogTests"),
    ("a proof of an entry behind the end passes", LOG + "InclusionProof.swift", "guard 0 <= index, index < size else",
     "guard 0 <= index, index < size || FAULT else", "LedgerLogTests"),
    ("base64 may have loose bits", LOG + "Base64.swift", "guard word & ((1 << (8 * padding)) - 1) == 0 else",
     "guard FAULT || word & ((1 << (8 * padding)) - 1) == 0 else", "LedgerLogTests"),
    # The number of a key follows from the bytes of its name, too: both are left out.
    ("names of keys are compared as texts", LOG + "SignedNote.swift",
     "$0.name.utf8.elementsEqual(key.name.utf8) && $0.id == id",
     "FAULT ? $0.name == key.name : $0.name.utf8.elementsEqual(key.name.utf8) && $0.id == id", "LedgerLogTests"),
    ("code points are counted one short", DOCUMENTS + "Text/CodePointOffsets.swift", "where bytes[index] & 0xC0 != 0x80 {",
     "where bytes[index] & 0xC0 != 0x80 && !(FAULT && index == start) {", "LedgerDocumentsTests"),
    ("JSON may nest one level deeper", DOCUMENTS + "JSONLines/JSONCursor.swift",
     "guard closers.count + 1 < DocumentLimits.jsonDepth", "guard closers.count + (FAULT ? 0 : 1) < DocumentLimits.jsonDepth",
     "LedgerDocumentsTests"),
    ("29 February is in every fourth year", TYPES + "CivilDate.swift", "case 2: year % 4 == 0 && (year % 100 != 0",
     "case 2: year % 4 == 0 && (FAULT || year % 100 != 0", "LedgerTypesTests"),
    ("directions of text reach the terminal", TYPES + "DisplayEscape.swift", "case .control, .format, .lineSeparator",
     "case .format where FAULT: return false\n      case .control, .format, .lineSeparator", "LedgerTypesTests"),
    ("a formula is not guarded", "Sources/LedgerReports/Formats/FormulaGuard.swift",
     "guard let first = line.first else { return false }", "guard let first = line.first, !FAULT else { return false }",
     "LedgerReportsTests"),
    ("a number may have nineteen digits", "Sources/LedgerExtraction/Numbers/DigitReader.swift",
     "guard digits <= Self.mostDigits else", "guard digits <= Self.mostDigits + (FAULT ? 1 : 0) else", "LedgerExtractionTests"),
]
SWITCH = """#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The fault that the environment turns on.
public enum SeededFault {
  private static let number = getenv("LEDGER_FAULT").flatMap { Int32(String(cString: $0)) } ?? -1
  public static func isOn(_ number: Int32) -> Bool { number == Self.number }
}
"""


def plant(bench):
    """Copies the repository and puts all faults into the copy."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, listed):
        if not (ROOT / name).is_file(): continue
        (COPY / name).parent.mkdir(parents=True, exist_ok=True)
        # A file that has a fault in it is written again below; the others keep their times, for the build's sake.
        shutil.copy2(ROOT / name, COPY / name)
    (COPY / TYPES / "SeededFault.swift").write_text(SWITCH)
    for number, (what, file, words, fault, _) in enumerate(FAULTS):
        path = COPY / file
        text = path.read_text()
        if words not in text: raise SystemExit("%s: the words for \"%s\" are gone" % (file, what))
        text = text.replace(words, fault.replace("FAULT", "SeededFault.isOn(%d)" % number), 1)
        if "Sources/LedgerTypes" not in file and "import LedgerTypes" not in text: text = "import LedgerTypes\n" + text
        path.write_text(text)


def notices(number, tests):
    """Whether tests are red with this fault."""
    environment = {**os.environ, "LEDGER_FAULT": str(number), "SWIFT_BACKTRACE": "enable=no"}
    command = ["swift", "test", "--package-path", str(COPY), "--skip-build", "--disable-xctest", "--filter", tests]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", timeout=900)
    return result.returncode != 0


def drive(bench):
    plant(bench)
    build = ["swift", "build", "--package-path", str(COPY), "--build-tests"]
    result = subprocess.run(build, capture_output=True, text=True, errors="replace")
    if result.returncode: raise SystemExit(result.stdout[-3000:])
    for tests in sorted({fault[-1] for fault in FAULTS}):
        if notices(-1, tests): raise SystemExit("%s: red without any fault" % tests)
    noticed = 0
    faults = list(enumerate(FAULTS))
    for number, (what, *_, tests) in faults[::4] if bench.quick else faults:
        is_red = notices(number, tests)
        print("%-8s %s" % ("noticed" if is_red else "MISSED", what), flush=True)
        if is_red: noticed += 1
        else: bench.problem("nothing notices that", what)
    tried = len(faults[::4] if bench.quick else faults)
    return Verdict(not bench.problems, "%d of %d faults noticed" % (noticed, tried), "green without a fault")


main(drive, "git", "swift")
