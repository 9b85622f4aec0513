#ifndef SHEET_VALUE_H
#define SHEET_VALUE_H

#include "base/words.h"
#include "sheet/field.h"
#include "sheet/remark.h"
#include "sheet/vocabulary.h"

/** One value as somebody wrote it, in a file, a form or a request. */
struct given {
	const struct vocabularies *vocabularies;
	const struct field *field;
	const char *name;            /* what remarks call the field: static */
	const char *text;            /* valid UTF-8, not empty */
	unsigned line;               /* for remarks; 0 when there is none */
	const struct words *cycles;  /* of the sheet, when it is known; or NULL */
	struct remarks *remarks;
};

/**
 * The value in the form a sheet keeps (« CM 2 » is "cm2", « 3 h » is "PT3H", « oui » is
 * "true"), with an advice when it had to be understood; for the caller to free().
 * NULL, with a refusal, when it cannot be. Reading what value_read() gave changes nothing
 * and says nothing.
 */
char *value_read(const struct given *given);

/** Keep `value`, which value_read() gave, where its field is kept; `value` becomes the owner's. */
void value_store(const struct field *field, void *owner, char *value);

#endif
