#include "base/csv.h"

#include "base/text.h"

#include <string.h>

void csv_begin(struct csv *csv)
{
	text_add(csv->out, "\xEF\xBB\xBF");
}

/* A cell that begins so is computed when it is opened, whoever wrote it (OWASP, CSV injection). */
static bool is_formula(const char *text)
{
	return *text && strchr("=+-@\t\r", *text);
}

void csv_cell(struct csv *csv, const char *text)
{
	text = text ? text : "";
	text_add(csv->out, csv->has_cell ? ";\"" : "\"");
	text_add(csv->out, is_formula(text) ? "'" : "");
	for (const char *c = text; *c; c++) {
		if (*c == '"')
			text_add_char(csv->out, '"');
		text_add_char(csv->out, *c);
	}
	text_add_char(csv->out, '"');
	csv->has_cell = true;
}

void csv_end_row(struct csv *csv)
{
	text_add(csv->out, "\r\n");
	csv->has_cell = false;
}
