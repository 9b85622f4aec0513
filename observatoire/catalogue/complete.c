#include "catalogue/complete.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "sheet/sheet.h"
#include "store/sheets.h"

#include <string.h>

/* The first of two dates; NULL counts as later than any. ISO dates compare as texts. */
static const char *earlier(const char *a, const char *b)
{
	if (!a || !b)
		return a ? a : b;
	return strcmp(a, b) <= 0 ? a : b;
}

/* Give `field` the first that is not NULL of what it holds, what is known, and a default. */
static void fill(char **field, const char *known, const char *otherwise)
{
	if (!*field)
		*field = mem_copy(known ? known : otherwise);
}

static bool is_public(const char *status)
{
	return text_equals(status, "publie") || text_equals(status, "a_revoir");
}

void complete_sheet(struct sheet *sheet, const struct stored_sheet *known, int64_t now)
{
	static const struct stored_sheet unknown = {0};
	if (!known)
		known = &unknown;
	char today[DATE_BYTES];
	date_write(date_of(now), today);

	fill(&sheet->status, NULL, "publie");
	if (sheet->version == 0)
		sheet->version = known->version > 0 ? known->version : 1;

	fill(&sheet->modified_on, known->modified_on, NULL);
	const char *published = known->published_on;
	if (!published && is_public(sheet->status))
		published = earlier(today, sheet->modified_on);
	fill(&sheet->published_on, published, NULL);
	fill(&sheet->created_on, known->created_on,
		earlier(today, earlier(sheet->published_on, sheet->modified_on)));
}

void complete_new_version(struct sheet *sheet, const struct said *said, int64_t now)
{
	char today[DATE_BYTES];
	date_write(date_of(now), today);

	if (!said->has_version)
		sheet->version++;
	if (said->has_modified)
		return;
	free(sheet->modified_on);
	bool is_early = sheet->published_on && strcmp(today, sheet->published_on) < 0;
	sheet->modified_on = mem_copy(is_early ? sheet->published_on : today);
}
