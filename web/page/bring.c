#include "page/bring.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/sheet.h"

#include <stdlib.h>
#include <string.h>

void brought_done(struct brought *brought)
{
	free(brought->markdown);
	free(brought->shown);
	remarks_done(&brought->remarks);
	*brought = (struct brought){0};
}

static bool is_text(const char *bytes, size_t length)
{
	return !memchr(bytes, '\0', length) && utf8_is_valid(bytes, length, NULL);
}

/* Behind a byte-order mark and empty lines. */
static const char *beginning(const char *text)
{
	if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
		text += 3;
	return text + strspn(text, " \t\r\n");
}

/* « # Titre » at the head of a body is the title of the sheet, and no more of the body. */
static void take_title(struct sheet *sheet)
{
	char *body = sheet->body;
	if (!body || sheet->title || strncmp(body, "# ", 2) != 0)
		return;
	size_t end = strcspn(body, "\n");
	OWNED_STRING line = mem_copy_bytes(body + 2, end - 2);
	sheet->title = utf8_squeeze(line);
	sheet->body = mem_copy(body + end + strspn(body + end, "\n"));
	free(body);
}

/* With its front matter, or else as a body. */
static struct sheet *read_sheet(const struct vocabularies *vocabularies, const char *bytes,
	size_t length, struct remarks *remarks)
{
	struct sheet *sheet = sheet_parse(vocabularies, bytes, length, remarks);
	if (sheet || !is_text(bytes, length) || strncmp(beginning(bytes), "---", 3) == 0)
		return sheet;
	OWNED_REMARKS plain = {0};
	OWNED_STRING whole = text_make("---\nlicence: CC-BY-SA-4.0\n---\n%s", beginning(bytes));
	sheet = sheet_parse(vocabularies, whole, strlen(whole), &plain);
	if (!sheet)
		return NULL;
	take_title(sheet);
	remarks_done(remarks);
	*remarks = plain;
	plain = (struct remarks){0};
	return sheet;
}

void bring_read(const struct vocabularies *vocabularies, const char *bytes, size_t length,
	struct brought *brought)
{
	OWNED(sheet) sheet = read_sheet(vocabularies, bytes, length, &brought->remarks);
	if (is_text(bytes, length))
		brought->shown = mem_copy_bytes(bytes, length);
	if (!sheet)
		return;
	/* The product numbers, dates and publishes: what a file says of that is of another life. */
	free(sheet->id);
	free(sheet->status);
	sheet->id = sheet->status = NULL;
	sheet->version = 0;
	sheet->is_example = sheet->is_external = false;
	brought->markdown = sheet_write(sheet);
}
