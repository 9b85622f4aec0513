#include "view/spreadsheet.h"

#include "base/archive.h"
#include "base/mem.h"
#include "base/text.h"
#include "view/figure_text.h"
#include "view/template.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct spreadsheet {
	struct fields *content, *properties;
	struct fields *table, *row;  /* those being filled */
};

struct spreadsheet *spreadsheet_new(const char *title)
{
	struct spreadsheet *book = mem_new(1, sizeof *book);
	*book = (struct spreadsheet){ .content = fields_new(), .properties = fields_new() };
	fields_text(book->properties, "TITRE", title);
	return book;
}

void spreadsheet_free(struct spreadsheet *book)
{
	if (!book)
		return;
	fields_free(book->content);
	fields_free(book->properties);
	free(book);
}

static const char *const widths[] = {
	[COLUMN_NARROW] = "etroite", [COLUMN_MIDDLE] = "moyenne", [COLUMN_WIDE] = "large",
};

void spreadsheet_table(struct spreadsheet *book, const char *name, const struct column *columns,
	size_t count)
{
	book->table = fields_repeat(book->content, "FEUILLE");
	fields_text(book->table, "NOM", name);
	for (size_t i = 0; i < count; i++) {
		fields_text(fields_repeat(book->table, "COLONNE"), "LARGEUR", widths[columns[i].width]);
		fields_text(fields_repeat(book->table, "ENTETE"), "TITRE", columns[i].title);
	}
}

void spreadsheet_row(struct spreadsheet *book)
{
	book->row = fields_repeat(book->table, "LIGNE");
}

/* A cell of one kind: a section of that name in the template. */
static struct fields *add_cell(struct spreadsheet *book, const char *kind)
{
	return fields_repeat(fields_repeat(book->row, "CELLULE"), kind);
}

void spreadsheet_text(struct spreadsheet *book, const char *text)
{
	fields_text(add_cell(book, "TEXTE"), "CONTENU", text);
}

void spreadsheet_number(struct spreadsheet *book, size_t number)
{
	struct fields *cell = add_cell(book, "NOMBRE");
	OWNED_STRING plain = text_make("%zu", number);
	OWNED_STRING shown = figure_number(number);
	fields_text(cell, "CONTENU", plain);
	fields_text(cell, "LIBELLE", shown);
}

void spreadsheet_share(struct spreadsheet *book, size_t part, size_t whole)
{
	enum { MILLION = 1000000 };
	assert(whole > 0);
	struct fields *cell = add_cell(book, "POURCENTAGE");
	size_t millionths = (part * MILLION + whole / 2) / whole;
	OWNED_STRING plain = text_make("%zu.%06zu", millionths / MILLION, millionths % MILLION);
	OWNED_STRING shown = figure_percent(part, whole);
	fields_text(cell, "CONTENU", plain);
	fields_text(cell, "LIBELLE", shown);
}

void spreadsheet_day(struct spreadsheet *book, const char *day)
{
	if (!day || strlen(day) != strlen("AAAA-MM-JJ")) {
		spreadsheet_empty(book);
		return;
	}
	struct fields *cell = add_cell(book, "JOUR");
	OWNED_STRING shown = text_make("%.2s/%.2s/%.4s", day + 8, day + 5, day);
	fields_text(cell, "CONTENU", day);
	fields_text(cell, "LIBELLE", shown);
}

void spreadsheet_empty(struct spreadsheet *book)
{
	add_cell(book, "VIDE");
}

/* ---- The file ---- */

static bool add_file(struct archive *archive, const char *name, const struct templates *templates,
	const char *template, const struct fields *fields, struct error *err)
{
	OWNED_STRING bytes = templates_render(templates, template, fields, err);
	if (bytes)
		archive_add(archive, name, bytes, strlen(bytes), ARCHIVE_DEFLATED);
	return bytes != NULL;
}

/* The media type comes first and as it is, so that a system knows the file by its first bytes. */
char *spreadsheet_write(const struct spreadsheet *book, const struct templates *templates, size_t *length,
	struct error *err)
{
	OWNED(archive) archive = archive_new();
	OWNED(fields) nothing = fields_new();
	archive_add(archive, "mimetype", SPREADSHEET_TYPE, strlen(SPREADSHEET_TYPE), ARCHIVE_STORED);
	if (!add_file(archive, "META-INF/manifest.xml", templates, "classeur-manifeste.xml", nothing, err)
		|| !add_file(archive, "meta.xml", templates, "classeur-proprietes.xml", book->properties, err)
		|| !add_file(archive, "styles.xml", templates, "classeur-styles.xml", nothing, err)
		|| !add_file(archive, "content.xml", templates, "classeur.xml", book->content, err))
		return NULL;
	return archive_take(archive, length, err);
}
