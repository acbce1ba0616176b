"""The hostile corpus: one table for each section of the list."""
from . import dates, files, ledgers, load, output, process, texts

ROWS = [*texts.ROWS, *dates.ROWS, *files.ROWS, *output.ROWS, *ledgers.ROWS, *load.ROWS, *process.ROWS]
