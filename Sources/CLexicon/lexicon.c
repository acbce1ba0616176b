#include "CLexicon.h"

// Each file is embedded as it stands in Data/ (C23 #embed). A new word list is one array and one line of the
// table; a new file of sources is one line of the array of sources.
static const unsigned char arabic_cues[] = {
#embed "Data/arabic-cues.txt"
};
static const unsigned char arabic_measures[] = {
#embed "Data/arabic-measures.txt"
};
static const unsigned char arabic_numbers[] = {
#embed "Data/arabic-numbers.txt"
};
static const unsigned char arabic_people[] = {
#embed "Data/arabic-people.txt"
};
static const unsigned char arabic_places[] = {
#embed "Data/arabic-places.txt"
};
static const unsigned char arabic_sources[] = {
#embed "Data/arabic-sources.txt"
};
static const unsigned char arabic_time[] = {
#embed "Data/arabic-time.txt"
};
static const unsigned char english_cues[] = {
#embed "Data/english-cues.txt"
};
static const unsigned char english_definitions[] = {
#embed "Data/english-definitions.txt"
};
static const unsigned char english_function[] = {
#embed "Data/english-function.txt"
};
static const unsigned char english_measures[] = {
#embed "Data/english-measures.txt"
};
static const unsigned char english_roles[] = {
#embed "Data/english-roles.txt"
};
static const unsigned char english_occupations[] = {
#embed "Data/english-occupations.txt"
};
static const unsigned char english_numbers[] = {
#embed "Data/english-numbers.txt"
};
static const unsigned char english_people[] = {
#embed "Data/english-people.txt"
};
static const unsigned char english_places[] = {
#embed "Data/english-places.txt"
};
static const unsigned char english_things[] = {
#embed "Data/english-things.txt"
};
static const unsigned char english_time[] = {
#embed "Data/english-time.txt"
};
static const unsigned char names[] = {
#embed "Data/groups.txt" suffix(,)
#embed "Data/nationalities.txt" suffix(,)
#embed "Data/places-africa.txt" suffix(,)
#embed "Data/places-americas.txt" suffix(,)
#embed "Data/places-asia-pacific.txt" suffix(,)
#embed "Data/places-europe.txt" suffix(,)
#embed "Data/places-middle-east.txt" suffix(,)
    '\n'};
static const unsigned char confidence[] = {
#embed "Data/confidence.txt"
};
static const unsigned char epochs[] = {
#embed "Data/epochs.txt"
};
static const unsigned char sources[] = {
#embed "Data/sources-armed-groups-africa-europe-americas.txt" suffix(,)
#embed "Data/sources-armed-groups-asia.txt" suffix(,)
#embed "Data/sources-armed-groups-middle-east.txt" suffix(,)
#embed "Data/sources-armies-americas-pacific.txt" suffix(,)
#embed "Data/sources-armies-europe-asia.txt" suffix(,)
#embed "Data/sources-armies-middle-east-africa.txt" suffix(,)
#embed "Data/sources-civil-defence-americas.txt" suffix(,)
#embed "Data/sources-civil-defence-asia-africa.txt" suffix(,)
#embed "Data/sources-civil-defence-europe-middle-east.txt" suffix(,)
#embed "Data/sources-defence-middle-east-africa.txt" suffix(,)
#embed "Data/sources-defence-world.txt" suffix(,)
#embed "Data/sources-government-bodies.txt" suffix(,)
#embed "Data/sources-governments.txt" suffix(,)
#embed "Data/sources-health-africa.txt" suffix(,)
#embed "Data/sources-health-americas-europe.txt" suffix(,)
#embed "Data/sources-health-asia.txt" suffix(,)
#embed "Data/sources-health-mena.txt" suffix(,)
#embed "Data/sources-igo.txt" suffix(,)
#embed "Data/sources-interior-middle-east-africa.txt" suffix(,)
#embed "Data/sources-interior-world.txt" suffix(,)
#embed "Data/sources-military-commands.txt" suffix(,)
#embed "Data/sources-military-israel-coalitions.txt" suffix(,)
#embed "Data/sources-monitors-middle-east-africa.txt" suffix(,)
#embed "Data/sources-monitors-world.txt" suffix(,)
#embed "Data/sources-news-agencies-west-asia.txt" suffix(,)
#embed "Data/sources-news-agencies-world.txt" suffix(,)
#embed "Data/sources-news-outlets-english.txt" suffix(,)
#embed "Data/sources-news-outlets-europe-asia.txt" suffix(,)
#embed "Data/sources-news-outlets-middle-east.txt" suffix(,)
#embed "Data/sources-news-outlets-other.txt" suffix(,)
#embed "Data/sources-ngo.txt" suffix(,)
#embed "Data/sources-police.txt" suffix(,)
#embed "Data/sources-red-cross-crescent.txt" suffix(,)
#embed "Data/sources-red-cross-world.txt" suffix(,)
#embed "Data/sources-health-world-south.txt" suffix(,)
#embed "Data/sources-health-world-north.txt" suffix(,)
#embed "Data/sources-coast-guards.txt" suffix(,)
#embed "Data/sources-emergency-world.txt" suffix(,)
#embed "Data/sources-ngo-world.txt" suffix(,)
#embed "Data/sources-police-world.txt" suffix(,)
#embed "Data/sources-science.txt" suffix(,)
#embed "Data/sources-un-agencies.txt" suffix(,)
#embed "Data/sources-un-missions.txt" suffix(,)
#embed "Data/sources-single-states.txt" suffix(,)
#embed "Data/sources-states-ministries.txt" suffix(,)
#embed "Data/sources-states-forces.txt" suffix(,)
    '\n'};

#define LEXICON_FILE(identifier, name) {name, identifier, sizeof identifier}

static const struct ledger_lexicon_file files[] = {
    LEXICON_FILE(arabic_cues, "arabic-cues.txt"),
    LEXICON_FILE(arabic_measures, "arabic-measures.txt"),
    LEXICON_FILE(arabic_numbers, "arabic-numbers.txt"),
    LEXICON_FILE(arabic_people, "arabic-people.txt"),
    LEXICON_FILE(arabic_places, "arabic-places.txt"),
    LEXICON_FILE(arabic_time, "arabic-time.txt"),
    LEXICON_FILE(english_cues, "english-cues.txt"),
    LEXICON_FILE(english_definitions, "english-definitions.txt"),
    LEXICON_FILE(english_function, "english-function.txt"),
    LEXICON_FILE(english_measures, "english-measures.txt"),
    LEXICON_FILE(english_roles, "english-roles.txt"),
    LEXICON_FILE(english_occupations, "english-occupations.txt"),
    LEXICON_FILE(english_numbers, "english-numbers.txt"),
    LEXICON_FILE(english_people, "english-people.txt"),
    LEXICON_FILE(english_places, "english-places.txt"),
    LEXICON_FILE(english_things, "english-things.txt"),
    LEXICON_FILE(english_time, "english-time.txt"),
    LEXICON_FILE(names, "names"),
    LEXICON_FILE(confidence, "confidence.txt"),
    LEXICON_FILE(epochs, "epochs"),
    LEXICON_FILE(sources, "sources"),
    // Its aliases are for sources above.
    LEXICON_FILE(arabic_sources, "arabic-sources.txt"),
};

struct ledger_lexicon_file ledger_lexicon_file_at(size_t index) {
  if (index >= sizeof files / sizeof *files) return (struct ledger_lexicon_file){0};
  return files[index];
}
