#include "base/csv.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"
#include "registers/entry.h"
#include "sheet/vocabulary.h"

#include <stdint.h>
#include <stdlib.h>

/* What a row says, when nothing is wrong with it. */
static void read_row(const struct register_spec *spec, const struct words *cells,
	struct register_entry *entry,
	struct register_faults *faults)
{
	static struct vocabularies *vocabularies;
	if (!vocabularies)
		vocabularies = vocabularies_load(VOCABULARIES, NULL);
	struct register_typed typed = { .today = "2027-01-15" };
	for (size_t i = 0; i < REGISTER_FIELDS_MAX && i < cells->count; i++)
		typed.values[i] = cells->items[i];
	register_entry_read(spec, vocabularies, &typed, entry, faults);
}

/* A line that was kept is, read again from what was kept, the same line and still good. */
static void check(const struct register_spec *spec, const struct words *cells)
{
	OWNED_ENTRY entry = {0}, kept = {0}, again = {0};
	OWNED_REGISTER_FAULTS faults = {0}, none = {0};
	OWNED_WORDS values = {0};
	read_row(spec, cells, &entry, &faults);
	if (faults.count > 0)
		return;
	OWNED_STRING content = register_entry_write(spec, &entry);
	register_entry_parse(spec, content, &kept);
	for (size_t i = 0; spec->fields[i].key; i++)
		words_add(&values, kept.values[i] ? kept.values[i] : "");
	read_row(spec, &values, &again, &none);
	OWNED_STRING written = register_entry_write(spec, &again);
	if (none.count > 0 || !text_equals(content, written))
		abort();
}

/* Any bytes: rows of any register. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	OWNED_WORDS cells = {0};
	if (!csv_check((const char *)bytes, length, NULL))
		return 0;
	struct csv_reader reader = csv_reader((const char *)bytes, length);
	for (enum csv_row row; (row = csv_read(&reader, &cells)) != CSV_END;)
		for (size_t i = 0; row == CSV_ROW && i < register_spec_count; i++)
			check(&register_specs[i], &cells);
	return 0;
}
