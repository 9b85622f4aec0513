#ifndef REGISTERS_SPEC_H
#define REGISTERS_SPEC_H

#include <stdbool.h>
#include <stddef.h>

/* The registers, as data: what the sheets cannot say, line by line, each with a dated proof. The
 * form, the reading and the writing of CSV, the list and the checks are all driven by this table: to
 * add a register is to add a row. */

/** What may be written in a field, and the one form in which it is kept. */
enum register_kind {
	REGISTER_TEXT,          /* one line, spaces squeezed; nobody’s address nor number */
	REGISTER_PROOF,         /* the same, or a link */
	REGISTER_LINK,          /* http:// or https:// */
	REGISTER_DATE,          /* AAAA-MM-JJ; « 14/03/2017 » is understood */
	REGISTER_MONTH,         /* AAAA-MM; « 03/2017 » is understood */
	REGISTER_SCHOOL_YEAR,   /* « 2016-2017 » */
	REGISTER_YES_NO,        /* "oui" or "non" */
	REGISTER_CHOICE,        /* a key of `choices` */
	REGISTER_CHOICES,       /* several of them, two at least, joined by a space, in their order */
	REGISTER_SCHOOL,        /* a UAI, its letter checked */
	REGISTER_SCHOOLS,       /* REGISTER_SCHOOLS_MAX of them at most, joined by a space, in order */
	REGISTER_DEPARTMENT,    /* a key of departements.tsv, of our académie */
	REGISTER_ZAP,           /* six digits, the first three a département of ours */
	REGISTER_INTEGER,       /* from 0 to `most` */
	REGISTER_PEOPLE,        /* the same, of people: REGISTER_FEW */
	REGISTER_DECIMAL,       /* « -12,5 »: a comma, four decimals at most */
	REGISTER_COLLECTIVITY,  /* a SIREN, whose last digit is checked, or the INSEE code of a commune */
	REGISTER_KINDS,
};

enum {
	REGISTER_FIELDS_MAX = 14,       /* of a register, its proof included */
	REGISTER_SCHOOLS_MAX = 30,
	REGISTER_FEW = 4,               /* people: from 1 to so many, the public is not told how many */
};

struct register_choice {
	const char *key, *label;
};

struct register_field {
	const char *key;          /* as the form, the file and the store say it: "date_preuve" */
	const char *label;        /* « Date de la preuve » */
	const char *hint;         /* or NULL */
	enum register_kind kind;
	bool is_required;
	size_t most;              /* characters of a text, or the largest number */
	const struct register_choice *choices;  /* ended by a key NULL */
};

struct register_spec {
	const char *code;        /* in its address: "formations" */
	const char *title;       /* « Formations » */
	const char *lead;        /* what stands in it and what for, a sentence */
	const char *new_line;    /* « Ajouter une formation » */
	const char *indicators;  /* that are counted in it: "3 11 12 13" */
	bool is_for_referents;   /* they may add lines; the DAN always may */
	const char *day;         /* key of the field that says from which day a line counts */
	const char *until;       /* of the one that says until when; NULL: it has no end */
	const char *heading;     /* of the field by which people know a line */
	const char *same;        /* keys, joined by a space: two lines that say the same there are one */
	const char *within[2];   /* the number of the first is at most that of the second; or NULL */
	struct register_field fields[REGISTER_FIELDS_MAX + 1];  /* ended by a key NULL */
};

extern const struct register_spec register_specs[];
extern const size_t register_spec_count;

/** NULL when there is none. */
const struct register_spec *register_spec_find(const char *code);

/** The place of a field; that of the end of the list when there is none. */
size_t register_field_rank(const struct register_spec *spec, const char *key);

/** Whether its value tells of which département a line is. */
bool register_field_says_department(const struct register_field *field);

/** Whether a text joined by spaces has this word. */
bool register_has_word(const char *joined, const char *word);

/** The label of a choice; the key itself when it is none. */
const char *register_choice_label(const struct register_field *field, const char *key);

#endif
