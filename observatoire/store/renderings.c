#include "store/renderings.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "sheet/body.h"
#include "store/db.h"

#include <string.h>

/* A title is one line; should a tab slip in, the columns must not move. */
static void add_title(struct text *lines, const char *title)
{
	for (const char *c = title; *c; c++)
		text_add_char(lines, (unsigned char)*c < ' ' ? ' ' : *c);
}

char *renderings_write_headings(const struct body *body)
{
	OWNED_TEXT lines = {0};
	for (size_t i = 0; i < body->heading_count; i++) {
		const struct heading *heading = &body->headings[i];
		text_format(&lines, "%u\t%s\t", heading->level, heading->anchor);
		add_title(&lines, heading->title);
		text_add_char(&lines, '\n');
	}
	return mem_copy(text_string(&lines));
}

/* One line back into a heading; lines we did not write are left out. */
static void read_heading(struct body *body, const char *line)
{
	const char *anchor = strchr(line, '\t');
	const char *title = anchor ? strchr(anchor + 1, '\t') : NULL;
	if (!title || line[0] < '1' || line[0] > '6')
		return;

	body->headings[body->heading_count++] = (struct heading){
		.level  = (unsigned)(line[0] - '0'),
		.anchor = mem_copy_bytes(anchor + 1, (size_t)(title - anchor - 1)),
		.title  = mem_copy(title + 1),
	};
}

static void read_headings(struct body *body, const char *text)
{
	OWNED_WORDS lines = {0};
	words_split(&lines, text, '\n');
	body->headings = mem_new(lines.count, sizeof *body->headings);
	for (size_t i = 0; i < lines.count; i++)
		read_heading(body, lines.items[i]);
}

bool renderings_put(struct db *db, int64_t sheet, const struct body *body, struct error *err)
{
	OWNED_STRING headings = renderings_write_headings(body);
	OWNED(query) insert = db_query(db,
		"INSERT INTO rendering (sheet, html, text, headings) VALUES (:sheet, :html, :text, :headings)"
		" ON CONFLICT (sheet) DO UPDATE SET"
		" html = excluded.html, text = excluded.text, headings = excluded.headings");

	query_bind_integer(insert, ":sheet", sheet);
	query_bind_text(insert, ":html", body->html);
	query_bind_text(insert, ":text", body->text);
	query_bind_text(insert, ":headings", headings);
	return query_run(insert, err);
}

static bool none(struct query *query, struct error *err)
{
	return query_end(query, err) && error_set(err, ERROR_NOT_FOUND, "the sheet has no rendering");
}

struct body *renderings_find(struct db *db, int64_t sheet, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT html, headings FROM rendering WHERE sheet = :sheet");
	query_bind_integer(query, ":sheet", sheet);
	if (!query_next(query)) {
		none(query, err);
		return NULL;
	}

	struct body *body = mem_new(1, sizeof *body);
	body->html = query_copy(query, 0);
	read_headings(body, query_text(query, 1));
	return body;
}

char *renderings_text(struct db *db, int64_t sheet, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT text FROM rendering WHERE sheet = :sheet");
	query_bind_integer(query, ":sheet", sheet);
	if (query_next(query))
		return query_copy(query, 0);
	none(query, err);
	return NULL;
}
