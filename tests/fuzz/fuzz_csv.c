#include "base/csv.h"
#include "base/words.h"

#include <stdint.h>
#include <stdlib.h>

/* Any bytes are rows within the limits, each on a line after the one before, and come to an end. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	OWNED_WORDS cells = {0};
	unsigned line = 0;
	struct csv_reader reader = csv_reader((const char *)bytes, length);
	for (enum csv_row row; (row = csv_read(&reader, &cells)) != CSV_END; line = reader.line) {
		if (reader.line <= line || cells.count > CSV_CELLS || (row == CSV_ROW) != (cells.count > 0))
			abort();
	}
	return 0;
}
