#ifndef REGISTERS_VALUE_INNER_H
#define REGISTERS_VALUE_INNER_H

#include "registers/spec.h"

/* What value.c and value_number.c share: a value being read, and how it is refused. */

struct vocabularies;

/** One value being read: its spaces are squeezed. */
struct reading {
	const struct register_field *field;
	const struct vocabularies *vocabularies;
	const char *text;
	char **why;
};

/** Keep why it cannot be read; always NULL. The sentence becomes the reading’s. */
char *value_refuse(const struct reading *reading, char *sentence);

/** The same of what was typed: « 32/13/2017 » is told, then `what` it is not. */
char *value_refuse_typed(const struct reading *reading, const char *what);

/** Whether a text has digits, and nothing else. */
bool value_is_digits(const char *text);

/* The days and the numbers. */
char *value_read_date(const struct reading *reading);
char *value_read_month(const struct reading *reading);
char *value_read_school_year(const struct reading *reading);
char *value_read_integer(const struct reading *reading);
char *value_read_decimal(const struct reading *reading);
char *value_read_collectivity(const struct reading *reading);

#endif
