#include "view/markdown.h"

#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* What opens a list or a heading where a line begins, and is a sign like another elsewhere. */
static bool opens_line(const char *line, size_t at)
{
	if (at == 0)
		return strchr("-+=", line[0]) != NULL;
	return strspn(line, "0123456789") == at && strchr(".)", line[at]);
}

char *markdown_text(const char *text)
{
	OWNED_STRING line = utf8_squeeze(text ? text : "");
	OWNED_TEXT out = {0};
	for (size_t i = 0; line[i]; i++) {
		if (strchr("\\`*_[]<>#~|&", line[i]) || opens_line(line, i))
			text_add_char(&out, '\\');
		text_add_char(&out, line[i]);
	}
	return text_take(&out);
}
