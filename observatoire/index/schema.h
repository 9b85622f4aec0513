#ifndef INDEX_SCHEMA_H
#define INDEX_SCHEMA_H

/* The contract of the writer (document.c) and the reader (search.c). Whatever changes here
 * makes every index on disk void: raise SCHEMA_VERSION in the same commit. */

enum { SCHEMA_VERSION = 1 };

/** Metadata: holds what document_schema() says; another content means a rebuild. */
#define SCHEMA_KEY "schema"

/** Number of the last change the index holds, in decimal; committed with the documents. */
#define SCHEMA_CHANGE_KEY "change"

/* Prefixes of terms. Words are folded, hence lower case: a capital can only be a prefix.
 * Facets have theirs in facet.c. */
#define SCHEMA_LIGHT       ""    /* light form, with positions: title, summary, fields, body */
#define SCHEMA_STEM        "Z"   /* stem, no position: the same texts */
#define SCHEMA_TITLE       "S"   /* light form in the title, with positions */
#define SCHEMA_TITLE_STEM  "ZS"  /* stem in the title */
#define SCHEMA_AUTHOR      "A"   /* light form in a signature, with positions */
#define SCHEMA_ID          "Q"   /* id of the sheet, one per document */
#define SCHEMA_LEVEL       "XN"  /* key of a level, and of the cycle it belongs to */
#define SCHEMA_THEME       "XT"
#define SCHEMA_EQUIPMENT   "XE"
#define SCHEMA_TYPE        "XY"
#define SCHEMA_DEPARTMENT  "XD"
#define SCHEMA_SUBJECT     "XM"
#define SCHEMA_SOFTWARE    "XL"
#define SCHEMA_STATUS      "XS"  /* key of the status */
#define SCHEMA_MARK        "XB"  /* "exemple", "codage", "inter-degres" */

enum schema_slot {
	SLOT_REVISION,   /* number: the version of the sheet as the store counts it */
	SLOT_PUBLISHED,  /* number: day of publication, 20170314; 0 when unknown */
	SLOT_TITLE,      /* text: folded title, to sort by */
};

/* Weights of the texts of a sheet: occurrences each word counts for. */
enum {
	WEIGHT_TITLE = 2,
	WEIGHT_TEXT = 1,   /* summary, body and other texts people wrote */
	WEIGHT_LABEL = 1,  /* names of the sheet's levels, themes, equipment… and their synonyms */
	WEIGHT_LEVEL = 3,  /* more, for a level the sheet itself names: before its cycle's other sheets */
};

/* A gap no phrase can bridge, between two texts of a sheet. */
enum { SCHEMA_GAP = 100 };

/* Weights of a question: a word counts by its light form, half as much again by its stem. */
#define SCHEMA_STEM_FACTOR   0.5
#define SCHEMA_TITLE_FACTOR  0.5  /* more, for a word that stands in the title */

#endif
