#ifndef REGISTERS_ENTRY_H
#define REGISTERS_ENTRY_H

#include "base/date.h"
#include "registers/spec.h"

/* What one line of a register says. */

struct vocabularies;

/** By the places of the fields of its register; NULL: nothing is said there. Starts as {0}. */
struct register_entry {
	char *values[REGISTER_FIELDS_MAX];
};
void register_entry_done(struct register_entry *entry);
#define OWNED_ENTRY __attribute__((cleanup(register_entry_done))) struct register_entry

/** What is wrong with one field. */
struct register_fault {
	size_t field;    /* its place */
	char *sentence;  /* French, what to do */
};
struct register_faults {
	struct register_fault items[REGISTER_FIELDS_MAX];
	size_t count;
};
void register_faults_done(struct register_faults *faults);
#define OWNED_REGISTER_FAULTS __attribute__((cleanup(register_faults_done))) struct register_faults

/** What was typed, or stands in the cells of a row. Borrowed. */
struct register_typed {
	const char *values[REGISTER_FIELDS_MAX];  /* by the places of the fields; "" or NULL: nothing */
	const char *today;                        /* AAAA-MM-JJ: nothing counts from a day to come */
};

/** Read one line: what is good is in `entry`, what is not in `faults`, one a field at most. */
void register_entry_read(const struct register_spec *spec, const struct vocabularies *vocabularies,
	const struct register_typed *typed, struct register_entry *entry, struct register_faults *faults);

/** A value; "" when nothing is said there or there is no such field. Borrowed. */
const char *register_entry_value(const struct register_spec *spec, const struct register_entry *entry,
	const char *key);

/** Whether it says a number of people so small that the public is not told it: register_value_is_of_few(). */
bool register_entry_is_of_few(const struct register_spec *spec, const struct register_entry *entry);

/** The line as it is kept and hashed, « clé: valeur » a line in the order of the fields, for the
 * caller to free(); and back. Fields the register has no more are left out. */
char *register_entry_write(const struct register_spec *spec, const struct register_entry *entry);
void register_entry_parse(const struct register_spec *spec, const char *content,
	struct register_entry *entry);

/** From which day it counts: the last day of a month. */
void register_entry_day(const struct register_spec *spec, const struct register_entry *entry,
	char day[static DATE_BYTES]);

/** The département it is of, three digits: of its school, its ZAP, its commune… when all agree; or
 * NULL. For the caller to free(). */
char *register_entry_department(const struct register_spec *spec, const struct register_entry *entry);

/** What two lines share that are one and the same, past case and accents; for the caller to free(). */
char *register_entry_same(const struct register_spec *spec, const struct register_entry *entry);

#endif
