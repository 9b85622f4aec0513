#include "catalogue/written.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "catalogue/handle.h"
#include "catalogue/schools.h"
#include "index/analysis.h"
#include "index/bits.h"
#include "index/class.h"
#include "index/edits.h"
#include "index/engine.h"
#include "index/glance.h"
#include "index/schema.h"
#include "index/search.h"
#include "index/synonyms.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "store/lists.h"
#include "store/renderings.h"
#include "store/sheets.h"

#include <string.h>

enum {
	SHEETS_READ = 5,
	FORMS_MAX = 16,  /* ways of writing one word that are counted */
};

/* The ways one word is written in the texts read so far. */
struct tally {
	const char *light, *line;  /* the word; the line being read */
	struct analyser *analyser;
	struct glance glance;      /* how the word begins: most lines hold none */
	struct words forms;
	size_t counts[FORMS_MAX];
};

static void note_token(void *context, const struct token *token)
{
	struct tally *tally = context;
	if ((token->flags & (TOKEN_WELDED | TOKEN_PART)) || !text_equals(token->light, tally->light))
		return;
	OWNED_STRING form = mem_copy_bytes(tally->line + token->start, token->length);
	for (size_t i = 0; i < tally->forms.count; i++)
		if (text_equals(tally->forms.items[i], form)) {
			tally->counts[i]++;
			return;
		}
	if (tally->forms.count < FORMS_MAX) {
		tally->counts[tally->forms.count] = 1;
		words_add(&tally->forms, form);
	}
}

static void read_text(struct tally *tally, const char *text)
{
	for (const char *line = text; line && *line; line += strspn(line, "\n")) {
		const struct stretch stretch = { line, strcspn(line, "\n") };
		tally->line = line;
		if (glance_may_hold(&tally->glance, line, stretch.length))
			analyser_find(tally->analyser, &tally->glance, stretch, note_token, tally);
		line += stretch.length;
	}
}

/* ---- The texts of sheets ---- */

static void join_line(void *context, const struct list_line *line)
{
	text_format(context, "%s\n%s\n", line->title ? line->title : "",
		line->summary ? line->summary : "");
}

/* A sheet the store no longer shows, the index being a moment late, is passed over. */
static bool read_sheet(struct tally *tally, struct catalogue *catalogue, int64_t row,
	struct error *err)
{
	struct error why = {0};
	OWNED_TEXT head = {0};
	if (lists_one(catalogue->db, row, join_line, &head, &why)) {
		read_text(tally, text_string(&head));
		OWNED_STRING body = renderings_text(catalogue->db, row, &why);
		read_text(tally, body);
	}
	return why.kind == ERROR_NONE || why.kind == ERROR_NOT_FOUND
		|| error_set(err, why.kind, "%s", why.text);
}

/* ---- What their fields say besides ---- */

static void read_texts(struct tally *tally, const struct words *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		read_text(tally, texts->items[i]);
}

static void read_prose(struct tally *tally, const struct sheet *sheet)
{
	read_text(tally, sheet->objectives);
	read_text(tally, sheet->prerequisites);
	read_text(tally, sheet->outcome);
	read_texts(tally, &sheet->software_names);
	for (size_t i = 0; i < sheet->link_count; i++)
		read_text(tally, sheet->links[i].title);
	for (size_t i = 0; i < sheet->attachment_count; i++)
		read_text(tally, sheet->attachments[i].title);
	for (size_t i = 0; i < sheet->author_count; i++)
		read_text(tally, sheet->authors[i].signature);
}

static bool read_schools(struct tally *tally, struct catalogue *catalogue, const struct sheet *sheet,
	struct error *err)
{
	OWNED_SCHOOL_NAMES schools = {0};
	for (size_t i = 0; i < sheet->schools.count; i++)
		if (!school_names_add(&schools, catalogue, sheet->schools.items[i], err))
			return false;
	read_texts(tally, &schools.names);
	return true;
}

static bool read_tags(struct tally *tally, struct catalogue *catalogue, int64_t row, struct error *err)
{
	OWNED_SHOWN_TAGS tags = {0};
	if (!catalogue_tags_read(catalogue, row, 0, &tags, err))
		return false;
	for (size_t i = 0; i < tags.count; i++)
		read_text(tally, tags.items[i].name);
	return true;
}

/* A sheet that is gone meanwhile, or damaged, is passed over. */
static bool read_fields(struct tally *tally, struct catalogue *catalogue, int64_t row,
	struct error *err)
{
	struct error why = {0};
	OWNED(stored_sheet) stored = sheets_find_row(catalogue->db, row, &why);
	if (!stored)
		return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(catalogue->vocabularies, stored->markdown,
		strlen(stored->markdown), &remarks);
	if (!sheet)
		return true;
	read_prose(tally, sheet);
	return read_tags(tally, catalogue, row, err) && read_schools(tally, catalogue, sheet, err);
}

/* ---- The sheets that have the word ---- */

typedef bool read_of_sheet(struct tally *tally, struct catalogue *catalogue, int64_t row,
	struct error *err);

static bool read_sheets(struct tally *tally, struct catalogue *catalogue, read_of_sheet *read,
	struct error *err)
{
	struct search *search = catalogue_searcher(catalogue, err);
	OWNED_BITS with = {0};
	OWNED_STRING term = text_make("%s%s", SCHEMA_LIGHT, tally->light);
	if (!search || !engine_postings(search_engine(search), term, &with, err))
		return false;

	uint32_t row = 0;
	for (size_t i = 0; i < SHEETS_READ && bits_next(&with, row, &row); i++, row++)
		if (!read(tally, catalogue, row, err))
			return false;
	return true;
}

static bool read_alternative(void *context, const struct alternative *alternative)
{
	read_text(context, alternative->from);
	return true;
}

static void read_synonyms(struct tally *tally, struct catalogue *catalogue)
{
	if (catalogue->synonyms)
		synonyms_each(catalogue->synonyms, read_alternative, tally);
}

static void read_vocabularies(struct tally *tally, struct catalogue *catalogue)
{
	for (enum vocabulary_name name = 0; name < VOCABULARY_COUNT; name++) {
		size_t size = vocabulary_size(catalogue->vocabularies, name);
		for (size_t rank = 0; rank < size; rank++)
			read_text(tally, vocabulary_at(catalogue->vocabularies, name, rank)->label);
	}
}

/* ---- The best of them ---- */

/* One way to write a word. */
struct way {
	const char *form;
	unsigned cost;  /* how far it is from what was typed; past EDITS_FAR when nothing is written so */
};

static struct way best_way(const struct tally *tally, const char *typed)
{
	struct way best = { tally->light, EDITS_FAR + 1 };
	size_t most = 0;
	for (size_t i = 0; i < tally->forms.count; i++) {
		OWNED_STRING folded = utf8_fold(tally->forms.items[i]);
		unsigned cost = edits_cost(typed, folded, EDITS_FAR);
		if (cost > best.cost || (cost == best.cost && tally->counts[i] <= most))
			continue;
		best = (struct way){ tally->forms.items[i], cost };
		most = tally->counts[i];
	}
	return best;
}

/* « colaborative » asks for *collaborative*, though the sheets that were read say *collaboratif*. */
static bool is_written_near(const struct tally *tally, const char *typed)
{
	return best_way(tally, typed).cost < 2 * EDITS_ONE;
}

/* Texts first; what costs more to read, or says less how people write, while nothing near was met. */
static bool read_everything(struct tally *tally, struct catalogue *catalogue, const char *typed,
	struct error *err)
{
	if (!read_sheets(tally, catalogue, read_sheet, err))
		return false;
	if (!is_written_near(tally, typed))
		read_vocabularies(tally, catalogue);
	if (!is_written_near(tally, typed))
		read_synonyms(tally, catalogue);
	return is_written_near(tally, typed) || read_sheets(tally, catalogue, read_fields, err);
}

char *written_form(struct catalogue *catalogue, const char *light, const char *typed,
	struct error *err)
{
	/* A class is written in ways that begin otherwise: « MS ». */
	struct tally tally = {
		.light = light, .analyser = catalogue->analyser, .glance.wants_names = class_keys(light) != NULL,
	};
	char *form = NULL;
	glance_add(&tally.glance, light);
	if (read_everything(&tally, catalogue, typed, err))
		form = mem_copy(best_way(&tally, typed).form);
	words_done(&tally.forms);
	return form;
}
