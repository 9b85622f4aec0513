#include "support/sheets.h"

#include <stdint.h>

enum { NOW = 1800000000 };  /* 15 January 2027 */

/* Any bytes: no crash; and what was read is, once written, read again as the same sheet. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct vocabularies *vocabularies;
	if (!vocabularies)
		vocabularies = lists();

	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(vocabularies, (const char *)bytes, length, &remarks);
	if (!sheet)
		return 0;
	sheet_check(vocabularies, sheet, NOW, &remarks);

	OWNED_REMARKS silence = {0};
	OWNED_STRING written = sheet_write(sheet);
	OWNED(sheet) again = sheet_parse(vocabularies, written, strlen(written), &silence);
	if (!again || silence.count || first_difference(sheet, again))
		abort();
	return 0;
}
