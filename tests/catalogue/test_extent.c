#include "catalogue/extent.h"

#include "base/text.h"
#include "store/changes.h"
#include "support/rows.h"
#include "support/stored.h"

struct row {
	const char *name;
	const char *changes;  /* the sheet of each, a digit; they are numbered from 1 */
	struct extent_part parts[3];
	size_t count;
	int64_t change;
	const char *late;
};

static const struct row rows[] = {
	{ "nothing held, nothing late",                  "",       { {0} },             0, 0, "" },
	{ "no part: as it was at the start",             "1212",   { {0} },             0, 4, "" },
	{ "what came before the reading is held",        "123",    { { 3, 3 } },        1, 3, "" },
	{ "what a part was read after is late",          "1231",   { { 2, 3 }, { 3, 4 } }, 2, 4, "1" },
	{ "a later part holds it",                       "1233",   { { 2, 3 }, { 3, 4 } }, 2, 4, "" },
	{ "the first row of a part is not of the one before", "12232", { { 1, 3 }, { 3, 4 } }, 2, 5, "2" },
	{ "each once, in order",                         "123213", { { 3, 3 } },        1, 6, "123" },
	{ "a row above all parts was not public then",   "1234",   { { 3, 3 } },        1, 4, "" },
	{ "what is after the end is for who follows",    "1231",   { { 3, 3 } },        1, 3, "" },
};

static void tells_what_is_late(void **state)
{
	const struct row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	for (const char *sheet = row->changes; *sheet; sheet++)
		assert_true(changes_add(db, *sheet - '0', CHANGE_PUT, 1, NULL));

	OWNED_EXTENT extent = {0};
	for (size_t i = 0; i < row->count; i++)
		extent_add(&extent, row->parts[i].last, row->parts[i].change);
	extent.change = row->change;
	int64_t *late = NULL;
	size_t count = 0;
	assert_true(extent_late(&extent, db, &late, &count, NULL));
	OWNED_TEXT told = {0};
	for (size_t i = 0; i < count; i++)
		text_format(&told, "%d", (int)late[i]);
	free(late);
	assert_string_equal(text_string(&told), row->late);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, tells_what_is_late);
	return suite_run(&suite, "catalogue/extent");
}
