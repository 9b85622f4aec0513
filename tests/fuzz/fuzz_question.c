#include "base/mem.h"
#include "base/owned.h"
#include "base/utf8.h"
#include "index/analysis.h"
#include "index/question.h"
#include "index/snippet.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A first line typed in the box, then a text it is looked for in: whatever both are, there is a question,
 * told in valid UTF-8, and a snippet whose only markup is pairs of <mark>. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void expect(bool is_true)
{
	if (!is_true)
		abort();
}

static void check_markup(const char *html)
{
	bool is_open = false;
	expect(html && utf8_is_valid(html, strlen(html), NULL));
	for (const char *cursor = html; (cursor = strpbrk(cursor, "<>\"")); cursor++) {
		const char *tag = is_open ? "</mark>" : "<mark>";
		expect(strncmp(cursor, tag, strlen(tag)) == 0);
		cursor += strlen(tag) - 1;
		is_open = !is_open;
	}
	expect(!is_open);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct analyser *analyser;
	if (!analyser)
		analyser = analyser_new();
	OWNED_STRING typed = mem_copy_bytes((const char *)bytes, length);
	if (!utf8_is_valid(typed, strlen(typed), NULL))
		return 0;

	char *end = strchr(typed, '\n');
	const char *text = end ? end + 1 : typed;
	if (end)
		*end = '\0';
	OWNED(question) question = question_parse(analyser, typed);
	OWNED_STRING told = question_describe(question);
	OWNED_STRING snippet = snippet_make(analyser, question, text);
	OWNED_STRING title = snippet_mark(analyser, question, text);
	expect(utf8_is_valid(told, strlen(told), NULL));
	check_markup(snippet);
	check_markup(title);
	return 0;
}
