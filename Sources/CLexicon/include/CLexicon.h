#pragma once
#include <stddef.h>

/// One lexicon file that is compiled into the program.
struct ledger_lexicon_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// The lexicon file at `index`, or one with a null name past the last.
struct ledger_lexicon_file ledger_lexicon_file_at(size_t index);
