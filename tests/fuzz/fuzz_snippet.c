#include "base/mem.h"
#include "base/owned.h"
#include "base/utf8.h"
#include "index/analysis.h"
#include "index/question.h"
#include "index/hits.h"
#include "index/snippet.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The first line asks, the rest is the text: the HTML is safe, and marking takes nothing away. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool begins(const char *text, const char *beginning)
{
	return strncmp(text, beginning, strlen(beginning)) == 0;
}

static void check(const char *html)
{
	static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };
	int depth = 0;
	for (const char *at = html; *at; at++) {
		bool is_entity = false;
		for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
			is_entity = is_entity || begins(at, entities[i]);
		if ((*at == '&' && !is_entity) || *at == '"' || *at == '\'')
			abort();
		if (*at == '<')
			depth += begins(at, "<mark>") ? 1 : begins(at, "</mark>") ? -1 : 9;
		if (depth < 0 || depth > 1)
			abort();
	}
	if (depth != 0 || !utf8_is_valid(html, strlen(html), NULL))
		abort();
}

/* `html` without its marks. */
static void unmark(char *html)
{
	char *to = html;
	for (const char *at = html; *at;) {
		if (begins(at, "<mark>"))
			at += strlen("<mark>");
		else if (begins(at, "</mark>"))
			at += strlen("</mark>");
		else
			*to++ = *at++;
	}
	*to = '\0';
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct analyser *analyser;
	if (!analyser)
		analyser = analyser_new();
	OWNED_STRING typed = mem_copy_bytes((const char *)data, size);
	if (!utf8_is_valid(typed, strlen(typed), NULL))
		return 0;
	char *line_end = strchr(typed, '\n');
	if (!line_end)
		return 0;
	*line_end = '\0';
	const char *plain = line_end + 1;

	OWNED(question) question = question_parse(analyser, typed);
	OWNED(question) nothing = question_parse(analyser, "");
	OWNED_STRING snippet = snippet_make(analyser, &(struct sought){ question, NULL, 0 }, plain);
	OWNED_STRING marked = snippet_mark(analyser, &(struct sought){ question, NULL, 0 }, plain);
	OWNED_STRING bare = snippet_mark(analyser, &(struct sought){ nothing, NULL, 0 }, plain);
	check(snippet);
	check(marked);
	unmark(marked);
	if (strcmp(marked, bare) != 0)
		abort();
	return 0;
}
