#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include "base/owned.h"
#include "base/words.h"
#include "sheet/remark.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vocabularies;

/* One sheet as people write it (docs/format-fiche.md): a front matter of French
 * keys, then Markdown. A text that was not given is NULL, a list empty, a number
 * 0. Keys are normalised: they are keys of the vocabularies. */

enum {
	SHEET_MAX_BYTES = 512 << 10,         /* a whole file */
	SHEET_FRONT_MATTER_BYTES = 64 << 10,
	SHEET_BODY_BYTES = 256 << 10,
};

struct author {
	char *signature;  /* the name chosen for the public, or "anonyme" */
	char *uai;        /* NULL or a valid UAI */
};

struct link {
	char *title;   /* NULL: the address is shown */
	char *url;     /* http or https */
	char *nature;  /* NULL or a key of VOCABULARY_LINK_NATURES */
};

struct relation {
	char *type;    /* key of VOCABULARY_RELATIONS */
	char *target;  /* id of a sheet */
};

struct attachment {
	char *file, *title, *alternative, *licence, *sha256;
	unsigned long long bytes;
};

struct sheet {
	char *id;                   /* "2017-0042", NULL until the product gives one */
	char *title;                /* titre */
	char *summary;              /* resume */
	char *type;
	struct words levels;        /* niveaux */
	struct words subjects;      /* enseignements */
	struct words programme;     /* programme: ids of ScoLOMFR voc 015 */
	struct words themes;        /* thematiques */
	struct words tags;          /* etiquettes: names, as tag_check() has them */
	struct words equipment;     /* equipements */
	struct words software;      /* logiciels */
	struct words software_names;/* logiciel_nom: free texts */
	char *ent;
	char *equipment_mode;       /* mode_equipement */
	char *duration;             /* duree: ISO 8601 */
	struct words methods;       /* modalites */
	struct words places;        /* lieux */
	struct words activities;    /* activites */
	struct words digital_skills;/* competences_numeriques: CRCN codes */
	struct words socle;
	struct words settings;      /* cadre */
	struct words special_needs; /* besoins_particuliers */
	char *difficulty;           /* difficulte */
	long sessions;              /* nb_seances */
	long pupils;                /* effectif */
	char *objectives;           /* objectifs */
	char *prerequisites;        /* prerequis */
	char *licence;
	struct author *authors;     /* auteurs */
	size_t author_count;
	struct words schools;       /* etablissements: UAI */
	char *tried;                /* experimente: "2016-2017" or "non" */
	struct words benefits;      /* bilan.plus_values */
	struct words obstacles;     /* bilan.obstacles */
	char *outcome;              /* bilan.texte */
	struct link *links;         /* liens */
	size_t link_count;
	struct relation *relations;
	size_t relation_count;
	struct attachment *attachments;  /* pieces */
	size_t attachment_count;
	char *privacy;              /* donnees_personnelles */
	char *pupil_images;         /* images_eleves */
	bool is_example;            /* exemple */
	bool is_external;           /* externe */
	char *source;               /* source: URL of a harvested record */
	char *language;             /* langue, "fr" when not given */
	char *status;               /* statut */
	long version;
	char *validator;            /* valideur: a role */
	char *validated_on;         /* date_validation */
	char *review_on;            /* a_revoir_le */
	char *created_on;           /* date_creation: "AAAA-MM-JJ" like all dates */
	char *published_on;         /* date_publication */
	char *modified_on;          /* date_modification */

	char *body;                 /* Markdown, LF line ends, ends with one line end */

	/* Where things stood in the file, for remarks; 0 when the sheet was not read from a file. */
	unsigned *field_lines;      /* one per row of sheet_fields[] (sheet/field.h) */
	unsigned body_line;         /* line of the first line of the body */
};

struct sheet *sheet_new(void);
void sheet_free(struct sheet *sheet);
OWNABLE(sheet)

/**
 * Read a sheet from the bytes of a file.
 *
 * A byte-order mark and CRLF line ends are accepted and dropped. Whatever is wrong with
 * one field becomes a remark and the rest is read on; a value that cannot be
 * understood is left empty. Keys people type loosely (« CM 2 ») are normalised, with an advice.
 *
 * Returns the sheet, to be checked by sheet_check() whatever the remarks; or NULL with
 * refusals in `remarks` when there is no sheet to speak of: not UTF-8 (UTF-16 is
 * named), a NUL byte, too large, no front matter, one that is not closed, not YAML.
 */
struct sheet *sheet_parse(const struct vocabularies *vocabularies, const char *bytes, size_t length,
	struct remarks *remarks);

/**
 * Everything the rules of docs/format-fiche.md have to say about a sheet: mandatory
 * fields, limits, UAI check letters, dates in order, what a pupil's personal data looks
 * like, the body (images without alternative, headings that skip, bare « cliquez ici »).
 * The same for a file, a form and the API. `now` is Unix time: a date past its day is told; 0: the day is
 * not known, and no date is past it.
 */
void sheet_check(const struct vocabularies *vocabularies, const struct sheet *sheet, int64_t now,
	struct remarks *remarks);

/**
 * The sheet as canonical Markdown with front matter: fields in the order of
 * sheet_fields[], defaults left out, texts quoted so that any YAML 1.1 or 1.2 reader agrees.
 * sheet_parse() of it gives the same sheet. For the caller to free().
 */
char *sheet_write(const struct sheet *sheet);

/** What follows from the fields of a sheet; never written in the file. */
struct sheet_facts {
	struct words cycles;       /* "cycle1" … "cycle4", "lycee" */
	struct words degrees;      /* "1", "2" */
	struct words stages;       /* "ecole", "college", "lycee", "superieur": where its levels are taught */
	struct words schools;      /* valid UAI of places and authors, each once */
	struct words departments;  /* "019", "023", "087": from those UAI */
	char *school_year;         /* "2016-2017": when it was tried, else published; NULL when unknown */
	bool is_inter_degrees;     /* levels on both sides of the CM2-6e step, or theme liaison-inter-degres */
	bool is_coding;            /* rule of indicator 18, version 1 */
	bool is_coding_candidate;  /* looks like coding but does not meet the rule: « à qualifier » */
};

void sheet_derive(const struct vocabularies *vocabularies, const struct sheet *sheet,
	struct sheet_facts *facts);
void sheet_facts_done(struct sheet_facts *facts);
#define OWNED_FACTS __attribute__((cleanup(sheet_facts_done))) struct sheet_facts

#endif
