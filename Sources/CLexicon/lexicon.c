#include "CLexicon.h"

// Each word list is embedded as it stands in Data/ (C23 #embed); the order here is the order of reading.
static const unsigned char english_function[] = {
#embed "Data/english-function.txt"
};
static const unsigned char english_numbers[] = {
#embed "Data/english-numbers.txt"
};
static const unsigned char english_measures[] = {
#embed "Data/english-measures.txt"
};
static const unsigned char english_people[] = {
#embed "Data/english-people.txt"
};
static const unsigned char english_things[] = {
#embed "Data/english-things.txt"
};
static const unsigned char english_time[] = {
#embed "Data/english-time.txt"
};
static const unsigned char english_cues[] = {
#embed "Data/english-cues.txt"
};

#define LEXICON_FILE(identifier, name) {name, identifier, sizeof identifier}

static const struct ledger_lexicon_file files[] = {
    LEXICON_FILE(english_function, "english-function.txt"), LEXICON_FILE(english_numbers, "english-numbers.txt"),
    LEXICON_FILE(english_measures, "english-measures.txt"), LEXICON_FILE(english_people, "english-people.txt"),
    LEXICON_FILE(english_things, "english-things.txt"),     LEXICON_FILE(english_time, "english-time.txt"),
    LEXICON_FILE(english_cues, "english-cues.txt"),
};

struct ledger_lexicon_file ledger_lexicon_file_at(size_t index) {
  if (index >= sizeof files / sizeof *files) return (struct ledger_lexicon_file){0};
  return files[index];
}
