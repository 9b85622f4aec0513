#ifndef CATALOGUE_EXAMPLES_H
#define CATALOGUE_EXAMPLES_H

#include "support/desk.h"
#include "support/rows.h"
#include "support/sheets.h"

/* Take the example sheets of fixtures/ into a catalogue. */
static inline void take_examples(struct desk *desk)
{
	OWNED_WORDS names = {0};
	files_ending(&names, FIXTURES "/sheets", ".md");
	assert_true(names.count > 50);
	assert_true(catalogue_begin(desk->catalogue, NULL));
	for (size_t i = 0; i < names.count; i++) {
		size_t length = 0;
		OWNED_STRING path = text_make(FIXTURES "/sheets/%s", names.items[i]);
		OWNED_STRING bytes = file_read(path, SHEET_MAX_BYTES, &length, NULL);
		OWNED_STRING id = desk_put(desk, names.items[i], bytes, CATALOGUE_TAKEN);
		assert_non_null(id);
	}
	assert_true(catalogue_commit(desk->catalogue, NULL));
	assert_true(catalogue_sync(desk->catalogue, NULL, NULL, NULL, NULL));
}

#endif
