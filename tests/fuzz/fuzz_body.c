#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/body.h"
#include "sheet/body_nest.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* In a booklet, what follows a body is what it would be behind any other. A sheet has no \r. */
static void check_booklet(const char *markdown)
{
	if (strchr(markdown, '\r'))
		return;
	OWNED_STRING nested = body_nest_markdown(markdown, 3);
	OWNED_STRING booklet = text_make("## Avant\n\n%s\n## Fin du livret\n", nested);
	OWNED(body) body = body_render(booklet, NULL);
	if (body && body->heading_count < 100 && !strstr(body->html, ">Fin du livret</h2>"))
		abort();
}

/* Any text renders to valid UTF-8 without a tag we never write, or is refused. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	OWNED_STRING markdown = mem_copy_bytes((const char *)data, size);
	if (!utf8_is_valid(markdown, strlen(markdown), NULL))
		return 0;
	OWNED(body) body = body_render(markdown, NULL);
	if (!body)
		return 0;
	if (!utf8_is_valid(body->html, strlen(body->html), NULL) || strstr(body->html, "<script")
		|| strstr(body->html, "<img") || strstr(body->html, "href=\"javascript:"))
		abort();
	check_booklet(markdown);
	return 0;
}
