"""Time grows in proportion to the input: twice the bytes take at most 2.6 times as long, from 1 to 8 MiB.

Shapes made to be dear are read by `ledger extract --dry-run`, as texts and as JSON Lines. What counts is processor time
without the program's start, the least of several runs, so that a busy machine changes little.

Control: a reader of the same bytes that takes from the front of a list, whose time grows with the square.
"""
import resource, subprocess, sys
from pathlib import Path

from harness import Verdict, main

LIMIT = 2.6
MEBIBYTE = 1 << 20
REPEATS = 3

# The unit of each text; a text is its unit over and over.
TEXTS = {
    "digits and commas": "1,", "digits": "9", "one word": "a", "words": "killed ", "commas": "killed, ",
    "quotes that open": "\u201c", "straight quotes": '" ', "brackets": "(killed 12 ", "speakers": "Ann Bee said that ",
    "clauses": "the raid killed 12 people and ", "sentences": "The raid killed 12 people. ",
    "names": "Xyz Abcde Of ", "dates": "on 3 May 2020 and ", "shares": "70% of the killed, ", "ranges": "12-13-14 to 15 killed ",
    "words for numbers": "hundred thousand twenty ", "combining marks": "e\u0301\u0301\u0301", "line ends": "\n",
    "short lines": "12 killed\n", "tables": "| 12 | killed |\n", "Arabic": "قتل 12 شخصا و", "Arabic speakers": "وقالت الوزارة إن ",
    "places": "in Gaza, Rafah, ", "sources": "according to Reuters, citing the BBC, ", "NUL": "killed\0 12 ",
    "parts": "12 people, including 3 children, including ",
}
# The start, the unit and the end of each line of JSON Lines.
LINES = {
    "escapes": ('{"text":"', "\\u0041", '"}\n'), "backslashes": ('{"text":"', "\\\\", '"}\n'),
    "members": ('{"text":"x"', ',"k":[1,{"a":null}]', "}\n"), "numbers": ('{"text":"x","n":[0', ",1e9", "]}\n"),
    "documents": ("", '{"text":"x"}\n', ""), "broken lines": ("", "{" + " " * 30 + "\n", ""), "blank lines": ("", " \n", ""),
}


def seconds(command, **options):
    """The processor time of a command's fastest run."""
    times = []
    for _ in range(REPEATS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, **options)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return min(times)


def growth(measure, sizes):
    """The greatest ratio between a size and the one before."""
    times = [measure(size) for size in sizes]
    # Below a hundredth of a second the clock decides.
    ratios = [later / max(earlier, 0.01) for earlier, later in zip(times, times[1:])]
    return max(ratios), times


def drive(bench):
    program = bench.program
    if not bench.is_optimised(): return Verdict.skipped("needs `make release`")
    sizes = [size * MEBIBYTE for size in ([1, 2] if bench.quick else [1, 2, 4, 8])]
    Path("empty.txt").write_text("")
    start = seconds([program, "extract", "--dry-run", "empty.txt"], env=bench.env)
    worst = (0, "")
    shapes = [(name, "t.txt", "", unit, "") for name, unit in TEXTS.items()]
    shapes += [(name + " of JSON", "t.jsonl", *parts) for name, parts in LINES.items()]
    for name, file, before, unit, after in shapes:
        def measure(size):
            with open(file, "wb") as output:
                data = unit.encode()
                output.write(before.encode() + data * (size // len(data)) + after.encode())
            return seconds([program, "extract", "--dry-run", file], env=bench.env) - start

        ratio, times = growth(measure, sizes)
        print("%-24s %5.2f  %s" % (name, ratio, " ".join("%.3f" % time for time in times)), flush=True)
        worst = max(worst, (ratio, name))
        if ratio > LIMIT: bench.problem(name, "takes", "%.2f" % ratio, "times as long for twice the bytes")
    square = [sys.executable, "-c", "import sys\nl = list(range(int(sys.argv[1])))\nwhile l: l.pop(0)"]
    control, _ = growth(lambda size: seconds([*square, str(size // 8)]), [MEBIBYTE // 2, MEBIBYTE])
    figure = "%d shapes, at most %.2f (%s)" % (len(shapes), *worst)
    return Verdict(not bench.problems and control > LIMIT, figure, "%.2f" % control)


main(drive)
