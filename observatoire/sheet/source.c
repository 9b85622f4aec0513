#include "sheet/source.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/sheet.h"
#include "sheet/tidy.h"

#include <stdlib.h>
#include <string.h>

void source_done(struct source *source)
{
	free(source->front_matter);
	free(source->body);
	*source = (struct source){0};
}

static unsigned line_at(const char *bytes, size_t offset)
{
	unsigned line = 1;
	for (size_t i = 0; i < offset; i++)
		line += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == offset || bytes[i + 1] != '\n'));
	return line;
}

static bool refuse(struct remarks *remarks, unsigned line, const char *sentence)
{
	remarks_add(remarks, SEVERITY_REFUSAL, "", line, "%s", sentence);
	return false;
}

/* How files that are no text begin. */
static const struct { const char *start; size_t length; const char *sentence; } STRANGERS[] = {
	{ "PK\x03\x04", 4, "Ce fichier est un document de traitement de texte ou une archive : "
		"enregistrez-le comme texte Markdown (.md), en UTF-8." },
	{ "\xD0\xCF\x11\xE0", 4, "Ce fichier est un document de traitement de texte : "
		"enregistrez-le comme texte Markdown (.md), en UTF-8." },
	{ "{\\rtf", 5, "Ce fichier est un document RTF : enregistrez-le comme texte Markdown (.md), en UTF-8." },
	{ "%PDF", 4, "Ce fichier est un PDF : déposez le texte Markdown (.md) de la fiche." },
	{ "\xFF\xFE", 2, "Ce fichier est en UTF-16 : enregistrez-le en UTF-8." },
	{ "\xFE\xFF", 2, "Ce fichier est en UTF-16 : enregistrez-le en UTF-8." },
	{ "-\0-\0", 4, "Ce fichier est en UTF-16 : enregistrez-le en UTF-8." },
	{ "\0-\0-", 4, "Ce fichier est en UTF-16 : enregistrez-le en UTF-8." },
};

static bool is_text(const char *bytes, size_t length, struct remarks *remarks)
{
	if (length == 0)
		return refuse(remarks, 0, "Le fichier est vide.");
	if (length > SHEET_MAX_BYTES)
		return refuse(remarks, 0, "Le fichier dépasse 512 Ko : raccourcissez-le, "
			"ou mettez les annexes en ligne et donnez leur adresse.");
	for (size_t i = 0; i < sizeof STRANGERS / sizeof STRANGERS[0]; i++)
		if (length >= STRANGERS[i].length && memcmp(bytes, STRANGERS[i].start, STRANGERS[i].length) == 0)
			return refuse(remarks, 0, STRANGERS[i].sentence);

	const char *nul = memchr(bytes, '\0', length);
	if (nul)
		return refuse(remarks, line_at(bytes, (size_t)(nul - bytes)),
			"Un caractère nul est ici : ce fichier n’est pas du texte, ou il est abîmé.");
	size_t bad_at;
	if (!utf8_is_valid(bytes, length, &bad_at))
		return refuse(remarks, line_at(bytes, bad_at), "Un caractère de cette ligne n’est pas en UTF-8, "
			"souvent une lettre accentuée : enregistrez le fichier en UTF-8.");
	return true;
}

/* LF line ends, no byte-order mark. */
static char *plain(const char *bytes, size_t length)
{
	struct text text = {0};
	size_t i = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	const char *return_at = memchr(bytes + i, '\r', length - i);
	size_t clean = return_at ? (size_t)(return_at - bytes) : length;
	text_add_bytes(&text, bytes + i, clean - i);
	for (i = clean; i < length; i++) {
		if (bytes[i] != '\r')
			text_add_char(&text, bytes[i]);
		else if (i + 1 == length || bytes[i + 1] != '\n')
			text_add_char(&text, '\n');
	}
	return text_take(&text);
}

static bool is_fence(const char *line)
{
	return strncmp(line, "---", 3) == 0 && strchr("\n", line[3 + strspn(line + 3, " \t")]);
}

/* The next line; NULL when there is none. */
static const char *next_line(const char *line)
{
	const char *end = strchr(line, '\n');
	return end ? end + 1 : NULL;
}

static const char *skip_blank_lines(const char *text, unsigned *line)
{
	for (size_t blank; (blank = strspn(text, " \t")), text[blank] == '\n'; ++*line)
		text += blank + 1;
	return text;
}

bool source_split(const char *bytes, size_t length, struct source *source, struct remarks *remarks)
{
	if (!is_text(bytes, length, remarks))
		return false;

	OWNED_STRING text = plain(bytes, length);
	unsigned opening = 1;
	const char *start = skip_blank_lines(text, &opening);
	if (!is_fence(start))
		return refuse(remarks, opening, "La fiche doit commencer par une ligne « --- », "
			"puis l’en-tête (titre, résumé, niveaux…), puis une autre ligne « --- ».");

	const char *yaml = next_line(start), *closing = yaml;
	unsigned line = opening + 1;
	for (; closing && !is_fence(closing); line++)
		closing = next_line(closing);
	if (!closing)
		return refuse(remarks, opening, "L’en-tête ouvert à cette ligne n’est pas fermé : "
			"ajoutez une ligne « --- » avant le texte de la fiche.");
	if (closing - yaml > SHEET_FRONT_MATTER_BYTES)
		return refuse(remarks, opening, "L’en-tête dépasse 64 Ko : déplacez les longs textes après "
			"la seconde ligne « --- ».");

	const char *rest = next_line(closing);
	unsigned skipped;
	source->front_matter = mem_copy_bytes(yaml, (size_t)(closing - yaml));
	source->first_line = opening + 1;
	source->body = tidy_body(rest ? rest : "", &skipped);
	source->body_line = line + 1 + skipped;
	return true;
}
