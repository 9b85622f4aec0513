#ifndef INDEX_SCHEMA_H
#define INDEX_SCHEMA_H

/* The contract of the writer (document.c) and the reader (search.c). Whatever changes here
 * makes every index on disk void: raise SCHEMA_VERSION in the same commit. */

enum { SCHEMA_VERSION = 8 };

/** Metadata: holds what document_schema() says; another content means a rebuild. */
#define SCHEMA_KEY "schema"

/** Number of the last change the index holds, in decimal; committed with the documents. */
#define SCHEMA_CHANGE_KEY "change"

/* Prefixes of terms. Words are folded, hence lower case: a capital can only be a prefix.
 * facet.c says which are those of facets. */
#define SCHEMA_LIGHT       ""    /* light form, with positions: title, summary, fields, body */
#define SCHEMA_STEM        "Z"   /* stem, no position: the same texts */
#define SCHEMA_TITLE       "S"   /* light form in the title, with positions */
#define SCHEMA_TITLE_STEM  "ZS"  /* stem in the title */
#define SCHEMA_LABEL       "K"   /* light form in the name of a level, theme, equipment… of the sheet */
#define SCHEMA_IMPLIED     "Y"   /* stem in the name of a cycle or class that follows from its levels */
#define SCHEMA_ACCENT      "H"   /* with its accents, where they tell a word from another: accent.h */
#define SCHEMA_AUTHOR      "A"   /* light form in a signature, with positions */
#define SCHEMA_ID          "Q"   /* id of the sheet, one per document */
#define SCHEMA_LEVEL       "XN"  /* key of a level, and of the cycle it belongs to */
#define SCHEMA_THEME       "XT"
#define SCHEMA_EQUIPMENT   "XE"
#define SCHEMA_TYPE        "XY"
#define SCHEMA_DEPARTMENT  "XD"
#define SCHEMA_SUBJECT     "XM"  /* key of a subject, and of the discipline it belongs to */
#define SCHEMA_STAGE       "XG"  /* "ecole", "college", "lycee", "superieur" */
#define SCHEMA_SCHOOL      "XU"  /* UAI of a place or of an author */
#define SCHEMA_ZONE        "XZ"  /* code of the ZAP of one of those schools */
#define SCHEMA_YEAR        "XA"  /* school year it was tried in, else published in: "2016-2017" */
#define SCHEMA_LICENCE     "XR"
#define SCHEMA_SOFTWARE    "XL"
#define SCHEMA_ACTIVITY    "XC"
#define SCHEMA_NEED        "XH"  /* key of a special need */
#define SCHEMA_ENT         "XO"
#define SCHEMA_PROGRAMME   "XP"  /* key of a notion of the programmes */
#define SCHEMA_TAG         "XK"  /* name of a tag, as people read it */
#define SCHEMA_STATUS      "XS"  /* key of the status */
#define SCHEMA_MARK        "XB"  /* SCHEMA_EXAMPLE, "codage", "inter-degres" */
#define SCHEMA_EXAMPLE     "exemple"

enum schema_slot {
	SLOT_REVISION,   /* number: the version of the sheet as the store counts it */
	SLOT_PUBLISHED,  /* number: day of publication, 20170314; 0 when unknown */
	SLOT_TITLE,      /* text: what sort_key() makes of the title */
	SLOT_REVISED,    /* number: day of the last revision after publication; none when there was none */
	SLOT_REUSES,     /* number: times it was reused; none when never. Nobody writes it yet */
	SLOT_TITLE_WORDS,  /* one byte: how many words the title has, 255 at most */
};

/* Weights of the texts of a sheet: occurrences each word counts for. */
enum {
	WEIGHT_TITLE = 0,  /* found and in phrases, and weighed by SCHEMA_TITLE alone */
	WEIGHT_TEXT = 1,   /* summary, body and other texts people wrote */
	WEIGHT_LABEL = 1,  /* names of the sheet's levels, themes, equipment… */
};

/* A gap no phrase can bridge, between two texts of a sheet. */
enum { SCHEMA_GAP = 100 };

/* Weights of a question: a word counts by its light form, then by these. */
#define SCHEMA_STEM_FACTOR     0.5
#define SCHEMA_TITLE_FACTOR    1.0
#define SCHEMA_STOP_FACTOR     1.0  /* « comment », in titles alone: it tells one question from another */
#define SCHEMA_LABEL_FACTOR    0.5
#define SCHEMA_IMPLIED_FACTOR  0.2
#define SCHEMA_ACCENT_WEIGHT   0.1  /* added to a sheet that has the accents typed: among equals only */
#define SCHEMA_THROUGH_FACTOR  0.7  /* « iPad » for « tablette », in the sheets that lack this one */

#endif
