#ifndef REGISTERS_VALUE_H
#define REGISTERS_VALUE_H

#include "registers/spec.h"

struct vocabularies;

enum { REGISTER_REASON_MAX = 300 };  /* characters */

/**
 * Read what somebody typed in a field, or what stands in a cell of a file, which is not blank: its
 * one form, for the caller to free(). NULL when it cannot be read: `why` is then a French sentence
 * that says what to do, for the caller to free().
 */
char *register_value_read(const struct register_field *field, const struct vocabularies *vocabularies,
	const char *typed, char **why);

/**
 * Read why somebody corrects or withdraws a line, as it is kept: everybody reads it. NULL with `why` as
 * above when it cannot be, nothing being said included.
 */
char *register_reason_read(const char *typed, char **why);

/** Whether a value is so small a number of people that it could single one of them out. */
bool register_value_is_of_few(const struct register_field *field, const char *value);

/** What the public reads in its place. */
#define REGISTER_FEW_SHOWN "<\u00A05"

/** How people read a value that is no date: « hybride », « 62,5 ». For the caller to free(). */
char *register_value_label(const struct register_field *field, const char *value);

/** Whether it is somewhere to go to: http:// or https://. */
bool register_is_link(const char *value);

#endif
