#include "base/csv.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"

#include <string.h>

void csv_begin(struct csv *csv)
{
	text_add(csv->out, "\xEF\xBB\xBF");
}

/* A cell that begins so is computed when it is opened, whoever wrote it (OWASP, CSV injection); where
 * they are typed, the wide ones are too. */
static bool is_formula(const char *text)
{
	static const char *const wide[] = { "＝", "＋", "－", "＠" };
	for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
		if (strncmp(text, wide[i], strlen(wide[i])) == 0)
			return true;
	return *text && strchr("=+-@\t\r\n", *text);
}

void csv_cell(struct csv *csv, const char *text)
{
	text = text ? text : "";
	text_add(csv->out, csv->has_cell ? ";\"" : "\"");
	text_add(csv->out, is_formula(text) ? "'" : "");
	for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
		text_add_bytes(csv->out, text, (size_t)(quote + 1 - text));
		text_add_char(csv->out, '"');
	}
	text_add(csv->out, text);
	text_add_char(csv->out, '"');
	csv->has_cell = true;
}

void csv_end_row(struct csv *csv)
{
	text_add(csv->out, "\r\n");
	csv->has_cell = false;
}

/* ---- Reading ---- */

static size_t lines_before(const char *bytes, size_t end)
{
	size_t lines = 0;
	for (size_t i = 0; i < end; i++)
		lines += bytes[i] == '\n';
	return lines;
}

bool csv_check(const char *bytes, size_t length, struct error *err)
{
	size_t bad = 0;
	if (memchr(bytes, '\0', length))
		return error_set(err, ERROR_INVALID, "ce n’est pas un fichier CSV : il contient des octets nuls ;"
			" enregistrez le tableau au format CSV, en UTF-8.");
	if (!utf8_is_valid(bytes, length, &bad))
		return error_set(err, ERROR_INVALID, "le fichier n’est pas en UTF-8 (ligne %zu) ;"
			" enregistrez-le de nouveau : dans Excel, « CSV UTF-8 » ; dans LibreOffice, jeu"
			" de caractères « Unicode (UTF-8) ».", 1 + lines_before(bytes, bad));
	return true;
}

/* What separates words becomes one sign. */
char *csv_name(const char *header)
{
	OWNED_TEXT out = {0};
	OWNED_STRING folded = utf8_fold(header);
	const char *end = folded + strlen(folded);
	for (const char *at = folded; at < end;) {
		const char *from = at;
		bool is_word = utf8_is_word(utf8_next(&at, end));
		if (is_word)
			text_add_bytes(&out, from, (size_t)(at - from));
		else if (out.length && out.bytes[out.length - 1] != '_')
			text_add_char(&out, '_');
	}
	if (out.length && out.bytes[out.length - 1] == '_')
		text_cut(&out, out.length - 1);
	return out.length ? text_take(&out) : mem_copy("");
}

static size_t count_on_first_line(const struct csv_reader *reader, char separator)
{
	size_t count = 0;
	for (const char *at = reader->at; at < reader->end && *at != '\n' && *at != '\r'; at++)
		count += *at == separator;
	return count;
}

struct csv_reader csv_reader(const char *bytes, size_t length)
{
	static const char separators[] = ";,\t", mark[] = "\xEF\xBB\xBF";
	struct csv_reader reader = {
		.at = bytes, .end = bytes + length, .separator = separators[0], .next_line = 1,
	};
	if (length >= 3 && memcmp(bytes, mark, 3) == 0)
		reader.at += 3;
	size_t most = 0;
	for (const char *separator = separators; *separator; separator++) {
		size_t count = count_on_first_line(&reader, *separator);
		if (count > most) {
			most = count;
			reader.separator = *separator;
		}
	}
	return reader;
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Step over one end of a line: LF, CR LF or CR. */
static void skip_line_end(struct csv_reader *reader)
{
	reader->at++;
	if (reader->at[-1] == '\r' && reader->at < reader->end && *reader->at == '\n')
		reader->at++;
	reader->next_line++;
}

/* What stands between quotes, two of them being one. False when they are not closed. */
static bool read_quoted(struct csv_reader *reader, struct text *cell)
{
	for (reader->at++; reader->at < reader->end && cell->length < CSV_CELL_BYTES; reader->at++) {
		bool is_quote = *reader->at == '"';
		if (is_quote && (reader->at + 1 == reader->end || reader->at[1] != '"')) {
			reader->at++;
			return true;
		}
		reader->at += is_quote;
		bool ends_line = *reader->at == '\n'
			|| (*reader->at == '\r' && (reader->at + 1 == reader->end || reader->at[1] != '\n'));
		reader->next_line += ends_line;
		text_add_char(cell, *reader->at);
	}
	return false;
}

/* One cell, up to a separator or the end of the line. */
static bool read_cell(struct csv_reader *reader, struct words *cells)
{
	OWNED_TEXT cell = {0};
	if (reader->at < reader->end && *reader->at == '"' && !read_quoted(reader, &cell))
		return false;
	const char *from = reader->at;
	while (reader->at < reader->end && *reader->at != reader->separator && !is_line_end(*reader->at))
		reader->at++;
	text_add_bytes(&cell, from, (size_t)(reader->at - from));
	words_add(cells, text_string(&cell));
	return true;
}

/* The cells of one line; false when it is broken. */
static bool read_cells(struct csv_reader *reader, struct words *cells)
{
	while (cells->count < CSV_CELLS) {
		if (!read_cell(reader, cells))
			return false;
		if (reader->at == reader->end || *reader->at != reader->separator)
			return true;
		reader->at++;
	}
	return false;
}

enum csv_row csv_read(struct csv_reader *reader, struct words *cells)
{
	words_done(cells);
	while (reader->at < reader->end && is_line_end(*reader->at))
		skip_line_end(reader);
	reader->line = reader->next_line;
	if (reader->at == reader->end)
		return CSV_END;

	const char *from = reader->at;
	if (read_cells(reader, cells)) {
		if (reader->at < reader->end)
			skip_line_end(reader);
		return CSV_ROW;
	}
	words_done(cells);
	reader->next_line = reader->line;
	for (reader->at = from; reader->at < reader->end && !is_line_end(*reader->at); reader->at++);
	if (reader->at < reader->end)
		skip_line_end(reader);
	return CSV_BROKEN;
}
