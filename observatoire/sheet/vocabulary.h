#ifndef SHEET_VOCABULARY_H
#define SHEET_VOCABULARY_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>

struct words;

/* The closed lists a sheet chooses from: the files vocabularies/NAME.tsv (facts from
 * ScoLOMFR 3.2.0, MENESR/DNE and Réseau Canopé, CC BY-SA 3.0 FR). Read once at
 * start, then read-only: one `struct vocabularies` may be shared between threads. */

enum vocabulary_name {
	VOCABULARY_ACTIVITIES,     /* activites */
	VOCABULARY_SPECIAL_NEEDS,  /* besoins-particuliers */
	VOCABULARY_SETTINGS,       /* cadre */
	VOCABULARY_DIGITAL_SKILLS, /* crcn */
	VOCABULARY_SUBJECTS,       /* enseignements */
	VOCABULARY_EQUIPMENT,      /* equipements */
	VOCABULARY_LICENCES,       /* licences */
	VOCABULARY_PLACES,         /* lieux */
	VOCABULARY_METHODS,        /* modalites */
	VOCABULARY_LEVELS,         /* niveaux */
	VOCABULARY_OBSTACLES,      /* obstacles */
	VOCABULARY_BENEFITS,       /* plus-values */
	VOCABULARY_PROGRAMME,      /* programme-codage */
	VOCABULARY_SOFTWARE,       /* logiciels */
	VOCABULARY_THEMES,         /* thematiques */
	VOCABULARY_TYPES,          /* types */
	VOCABULARY_ENT,            /* ent */
	VOCABULARY_EQUIPMENT_MODES, /* mode-equipement */
	VOCABULARY_SOCLE,          /* socle */
	VOCABULARY_DIFFICULTY,     /* difficulte */
	VOCABULARY_PRIVACY,        /* donnees-personnelles */
	VOCABULARY_PUPIL_IMAGES,   /* images-eleves */
	VOCABULARY_STATUS,         /* statuts */
	VOCABULARY_REASONS,        /* motifs: why a proposal is returned or refused; no field has it */
	VOCABULARY_REPORTS,        /* signalements: what readers say is wrong with a sheet; no field has it */
	VOCABULARY_RELATIONS,      /* relations */
	VOCABULARY_LINK_NATURES,   /* natures-de-lien */
	VOCABULARY_DEPARTMENTS,    /* departements: 019, 023, 087 and the région's others */
	VOCABULARY_STAGES,        /* degres: école, collège, lycée; what levels lead to, no field has it */
	VOCABULARY_COUNT,
};

/** One entry of a list. Strings are owned by the vocabularies; "" when a column is empty or absent. */
struct term {
	const char *key;          /* what a file says: "cm2", "c3-mathematiques" */
	const char *label;        /* what a page says: « CM2 », « mathématiques (cycle 3) » */
	const char *concept;      /* ScoLOMFR concept URI */
	const char *synonyms;     /* other words for it, separated by ";" */
	const char *names;        /* what says just the same, « maths », separated likewise */
	const char *short_label;  /* the same where its discipline is said already: « cycle 3 » */
	const char *discipline;   /* enseignements: key of the one it is part of, "" for one itself */
	const char *cycle;        /* key of its cycle: "cycle3" */
	const char *degrees;      /* "1", "2", "1;2" */
	const char *stages;       /* niveaux: keys of VOCABULARY_STAGES, separated by ";" */
	const char *next;         /* programme: keys of the notions that carry it on, separated by ";" */
	const char *url;          /* licences: the deed */
	const char *academy;      /* departements: "limoges", "bordeaux", "poitiers" */
	bool only_digital_tools;  /* enseignements: teaches nothing but the tools */
	size_t rank;              /* place in its file: the order in which people expect it */
};

struct vocabularies;

/**
 * Read the .tsv files of `dir`. NULL with
 *   ERROR_NOT_FOUND  a file is missing
 *   ERROR_INVALID    a file is no table, or a key stands twice in it
 */
struct vocabularies *vocabularies_load(const char *dir, struct error *err);
void vocabularies_free(struct vocabularies *vocabularies);
OWNABLE(vocabularies)

/** The académie whose observatory this is, as departements.tsv calls it. */
#define OUR_ACADEMY "limoges"

/** Whether a département (VOCABULARY_DEPARTMENTS) is of it. */
bool term_is_ours(const struct term *department);

/** What a person calls an entry: « mathématiques » for « mathématiques (discipline) ». */
const char *term_name(const struct term *term);

/** A label without its parenthesis, to free(): « mathématiques » for « mathématiques (cycle 3) ». */
char *vocabulary_unqualified(const char *label);

/** The entry with exactly this key, or NULL. */
const struct term *vocabulary_find(const struct vocabularies *vocabularies,
	enum vocabulary_name name, const char *key);

/**
 * The entry people mean when they type `text`: its key, label or a synonym, past
 * case, accents, spaces, hyphens, plurals (« CM 2 », « cycle III », « Sciences et
 * technologie », « CC BY-SA »). NULL when nothing or more than one thing fits.
 */
const struct term *vocabulary_guess(const struct vocabularies *vocabularies,
	enum vocabulary_name name, const char *text);

/**
 * The same for somebody who said which cycles they speak of (« mathématiques » in cycle 3 is
 * « c3-mathematiques »): entries of these cycles come first, then those of no cycle, then all.
 */
const struct term *vocabulary_guess_in(const struct vocabularies *vocabularies,
	enum vocabulary_name name, const char *text, const struct words *cycles);

/** The entry whose key is closest to `text`, for « vouliez-vous dire » ; NULL when none is close. */
const struct term *vocabulary_closest(const struct vocabularies *vocabularies,
	enum vocabulary_name name, const char *text);

/** The name of the list's file, without ".tsv". */
const char *vocabulary_file(enum vocabulary_name name);

size_t vocabulary_size(const struct vocabularies *vocabularies, enum vocabulary_name name);
const struct term *vocabulary_at(const struct vocabularies *vocabularies,
	enum vocabulary_name name, size_t rank);

#endif
