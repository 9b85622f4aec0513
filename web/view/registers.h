#ifndef VIEW_REGISTERS_H
#define VIEW_REGISTERS_H

#include "http/link_register.h"
#include "registers/entry.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fields;
struct vocabularies;

/** A line of a register as its last version says it. Starts as {0}. */
struct shown_register_line {
	const struct register_spec *spec;
	struct register_entry entry;
	char *labels[REGISTER_FIELDS_MAX];  /* its values as people read them; NULL: nothing said */
	int64_t line, version, added_by, batch;
	bool is_example, is_withdrawn;
	bool is_counted;    /* of a share: in its upper number as well */
	char *day, *hash;
};
void shown_register_line_done(struct shown_register_line *shown);
#define OWNED_REGISTER_LINE __attribute__((cleanup(shown_register_line_done))) struct shown_register_line

/** By what people know a line: « Programmer en cycle 3 »; or its number. Borrowed. */
const char *shown_register_heading(const struct shown_register_line *shown);

/** The address of a page or a file of the registers. */
void view_register_link(struct fields *fields, const char *marker, const struct link_register *link);

/** registres.html: one register after the other, with how many lines each has, examples apart. */
void view_register_row(struct fields *fields, const struct register_spec *spec, size_t count,
	size_t examples);

/** Which lines a page of one register lists. Borrowed. */
struct register_list {
	const struct register_spec *spec;
	struct link_register page;   /* its address, without a place in the list */
	const int *years;            /* that have lines, `year_count` of them, the last first */
	size_t year_count;
	size_t total;
	bool may_add, may_import;
	const char *indicator_title; /* of the indicator whose lines these are; NULL: those of the register */
	const char *done;            /* what was just done; "" nothing */
};

/** registre.html: what stands around the lines. */
void view_register(struct fields *fields, const struct register_list *list,
	const struct vocabularies *vocabularies);

/** One of its lines. */
void view_register_line_of(struct fields *fields, const struct shown_register_line *shown);

/** What follows the last line shown, when there are more. */
void view_register_more(struct fields *fields, const struct link_register *next);

#endif
