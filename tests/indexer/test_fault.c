#include "base/file.h"
#include "base/owned.h"
#include "base/text.h"
#include "indexer/fault.h"
#include "support/rows.h"

#include <stdio.h>
#include <string.h>

/* An operator who reads a word of « verify --json » finds it, and what it says, in both guides. */

enum { MOST_BYTES = 1 << 20 };

static char *read_guide(const char *path)
{
	size_t length = 0;
	char *guide = file_read(path, MOST_BYTES, &length, NULL);
	assert_non_null(guide);
	return guide;
}

/* A sentence as a manual page has it: its hyphens are no dashes. */
static char *escape(const char *sentence)
{
	OWNED_TEXT escaped = {0};
	for (; *sentence; sentence++)
		text_format(&escaped, *sentence == '-' ? "\\%c" : "%c", *sentence);
	return text_take(&escaped);
}

static void expect_line(const char *guide, const char *line)
{
	if (!strstr(guide, line))
		fail_msg("not there: %s", line);
}

static size_t count(const char *guide, const char *what)
{
	size_t found = 0;
	for (const char *at = guide; (at = strstr(at, what)); at += strlen(what))
		found++;
	return found;
}

/* From its heading to the next one. */
static char *section(const char *guide, const char *heading, const char *next)
{
	const char *start = strstr(guide, heading);
	assert_non_null(start);
	const char *end = strstr(start + strlen(heading), next);
	assert_non_null(end);
	return text_make("%.*s", (int)(end - start), start);
}

static void the_manual_page_has_each_word(void **state)
{
	(void)state;
	OWNED_STRING page = read_guide(DOCS "/../indexer/observatoire-indexer.1");
	OWNED_STRING faults = section(page, ".SH DÉFAUTS", ".SH ");
	for (int kind = 0; kind < FAULT_KINDS; kind++) {
		OWNED_STRING sentence = fault_sentence(&(struct catalogue_fault){ .kind = kind });
		OWNED_STRING escaped = escape(sentence);
		OWNED_STRING line = text_make(".TP\n.B %s\n%s\n", fault_name(kind), escaped);
		expect_line(faults, line);
	}
	assert_int_equal(count(faults, ".TP\n"), FAULT_KINDS);
}

static void so_has_the_guide(void **state)
{
	(void)state;
	OWNED_STRING page = read_guide(DOCS "/exploitation.md");
	OWNED_STRING faults = section(page, "### Les défauts", "\n## ");
	for (int kind = 0; kind < FAULT_KINDS; kind++) {
		OWNED_STRING sentence = fault_sentence(&(struct catalogue_fault){ .kind = kind });
		OWNED_STRING line = text_make("\n| `%s` | %s |\n", fault_name(kind), sentence);
		expect_line(faults, line);
	}
	assert_int_equal(count(faults, "\n| `"), FAULT_KINDS);
}

/* Each subject is named before what is wrong with it. */
static void the_sheet_is_named_first(void **state)
{
	(void)state;
	OWNED_STRING known = fault_sentence(&(struct catalogue_fault){
		.kind = FAULT_FIELDS, .id = "2017-0042", .detail = "column title",
	});
	assert_ptr_equal(strstr(known, "fiche 2017-0042"), known);
	assert_non_null(strstr(known, "column title"));
	OWNED_STRING lines = fault_sentence(&(struct catalogue_fault){
		.kind = FAULT_DATABASE, .detail = "*** in database main ***\nTree 9: bad\n",
	});
	assert_non_null(strstr(lines, "*** in database main *** Tree 9: bad"));
	OWNED_STRING gone = fault_sentence(&(struct catalogue_fault){ .kind = FAULT_INDEXED_WRONGLY, .row = 7 });
	assert_ptr_equal(strstr(gone, "fiche effacée (numéro 7"), gone);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, the_manual_page_has_each_word);
	SUITE_TEST(&suite, so_has_the_guide);
	SUITE_TEST(&suite, the_sheet_is_named_first);
	return suite_run(&suite, "indexer/fault");
}
