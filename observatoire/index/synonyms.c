#include "index/synonyms_inner.h"

#include "base/mem.h"
#include "base/table.h"
#include "base/text.h"
#include "base/utf8.h"
#include "index/analysis.h"
#include "index/lexicon.h"
#include "index/question.h"

#include <stdlib.h>
#include <string.h>

enum { WHY_CHARACTERS = 200 };  /* an explanation stands on a line or two of a page */

void synonyms_free(struct synonyms *synonyms)
{
	if (!synonyms)
		return;
	for (size_t i = 0; i < synonyms->entry_count; i++)
		free(synonyms->entries[i].form);
	for (size_t i = 0; i < synonyms->saying_count; i++)
		saying_done(&synonyms->sayings[i]);
	free(synonyms->alternatives);
	free(synonyms->entries);
	free(synonyms->sayings);
	words_done(&synonyms->texts);
	words_done(&synonyms->lights);
	lexicon_free(synonyms->lexicon);
	free(synonyms);
}

/* ---- Gathering ---- */

const char *synonyms_keep_text(struct synonyms *synonyms, const char *text)
{
	words_add(&synonyms->texts, text);
	return synonyms->texts.items[synonyms->texts.count - 1];
}

static void add_entry(struct synonyms *synonyms, const char *form, size_t alternative)
{
	synonyms->entries = mem_room(synonyms->entries, synonyms->entry_count, &synonyms->entry_capacity,
		sizeof *synonyms->entries);
	synonyms->entries[synonyms->entry_count++] = (struct synonym_entry){ mem_copy(form), alternative };
}

void synonyms_keep(struct synonyms *synonyms, struct saying saying)
{
	synonyms->sayings = mem_room(synonyms->sayings, synonyms->saying_count, &synonyms->saying_capacity,
		sizeof *synonyms->sayings);
	synonyms->sayings[synonyms->saying_count++] = saying;
}

void synonyms_add(struct synonyms *synonyms, const struct saying *from,
	const struct alternative *alternative)
{
	OWNED_WORDS forms = {0};
	const struct question *words = from->words;
	saying_forms((const struct question *const *)words->children, words->count, &forms);
	for (size_t i = 0; i < forms.count; i++)
		add_entry(synonyms, forms.items[i], synonyms->count);
	for (size_t i = 0; i < words->count; i++)
		words_add_once(&synonyms->lights, words->children[i]->light);

	synonyms->alternatives = mem_room(synonyms->alternatives, synonyms->count, &synonyms->capacity,
		sizeof *synonyms->alternatives);
	synonyms->alternatives[synonyms->count++] = *alternative;
}

static int compare_entries(const void *a, const void *b)
{
	const struct synonym_entry *left = a, *right = b;
	int order = strcmp(left->form, right->form);
	if (order)
		return order;
	return (left->alternative > right->alternative) - (left->alternative < right->alternative);
}

static void sort_entries(struct synonyms *synonyms)
{
	if (synonyms->entry_count)
		qsort(synonyms->entries, synonyms->entry_count, sizeof *synonyms->entries, compare_entries);
}

/* ---- The table ---- */

/* A table being read. */
struct loading {
	struct synonyms *synonyms;
	struct analyser *analyser;
	const struct table *table;
	const char *path;
	size_t row;
	struct words pairs;  /* what was said so far: "from to line", both in one word */
};

/* One cell: places in synonyms->sayings, and in synonyms->texts. */
struct terms {
	struct { size_t saying; const char *text; } items[SYNONYMS_ROW_TERMS];
	size_t count;
};

static bool refuse(const struct loading *loading, struct error *err, const char *why)
{
	return error_set(err, ERROR_INVALID, "%s:%u : %s", loading->path,
		table_line(loading->table, loading->row), why);
}

static bool read_term(struct loading *loading, const char *text, struct terms *terms,
	struct error *err)
{
	struct synonyms *synonyms = loading->synonyms;
	struct error why = {0};
	OWNED_SAYING saying = {0};
	if (!saying_read(&saying, loading->analyser, text, &why))
		return refuse(loading, err, why.text);

	terms->items[terms->count].saying = synonyms->saying_count;
	terms->items[terms->count++].text = synonyms_keep_text(synonyms, text);
	synonyms_keep(synonyms, saying);
	saying = (struct saying){0};
	return true;
}

static bool read_terms(struct loading *loading, const char *column, struct terms *terms,
	struct error *err)
{
	OWNED_WORDS texts = {0};
	words_split(&texts, table_cell(loading->table, loading->row, column), ';');
	if (texts.count > SYNONYMS_ROW_TERMS)
		return refuse(loading, err, "trop de termes dans une case");
	for (size_t i = 0; i < texts.count; i++)
		if (!read_term(loading, texts.items[i], terms, err))
			return false;
	return true;
}

static bool note_pair(struct loading *loading, const struct saying *from, const struct saying *to,
	struct error *err)
{
	OWNED_STRING message = NULL;
	if (text_equals(from->one_word, to->one_word))
		message = text_make("« %.40s » vaut pour lui-même", from->one_word);
	else if (!to->wanted)
		message = text_make("« %.40s » est dans toutes les fiches et ne peut rien trouver", to->one_word);
	if (message)
		return refuse(loading, err, message);
	words_give(&loading->pairs, text_make("%s %s %6u", from->one_word, to->one_word,
		table_line(loading->table, loading->row)));
	return true;
}

/* No pair stands twice: sorted, two that are the same but for the line are neighbours. */
static bool check_pairs(struct loading *loading, struct error *err)
{
	struct words *pairs = &loading->pairs;
	words_sort(pairs);
	for (size_t i = 1; i < pairs->count; i++) {
		size_t length = (size_t)(strrchr(pairs->items[i], ' ') - pairs->items[i]);
		while (length > 0 && pairs->items[i][length - 1] == ' ')
			length--;
		if (strncmp(pairs->items[i - 1], pairs->items[i], length + 1) == 0)
			return error_set(err, ERROR_INVALID, "%s : les lignes%s et%s disent la même chose : %.*s",
				loading->path, strrchr(pairs->items[i - 1], ' '), strrchr(pairs->items[i], ' '),
				(int)length, pairs->items[i]);
	}
	return true;
}

static bool add_pairs(struct loading *loading, const struct terms *from, const struct terms *to,
	struct error *err)
{
	struct synonyms *synonyms = loading->synonyms;
	const char *why = synonyms_keep_text(synonyms,
		table_cell(loading->table, loading->row, "explication"));
	for (size_t i = 0; i < from->count; i++)
		for (size_t j = 0; j < to->count; j++) {
			const struct saying *one = &synonyms->sayings[from->items[i].saying];
			const struct saying *other = &synonyms->sayings[to->items[j].saying];
			if (from == to && i == j)
				continue;
			if (!note_pair(loading, one, other, err))
				return false;
			synonyms_add(synonyms, one, &(struct alternative){
				.from = from->items[i].text,
				.to = to->items[j].text,
				.why = why,
				.node = other->wanted,
			});
		}
	return true;
}

static bool read_row(struct loading *loading, struct error *err)
{
	struct terms from = {0}, to = {0};
	const char *why = table_cell(loading->table, loading->row, "explication");
	OWNED_STRING too_long = text_make("l’explication dépasse %d caractères", WHY_CHARACTERS);
	if (!*why || utf8_length(why) > WHY_CHARACTERS)
		return refuse(loading, err, *why ? too_long : "il manque l’explication");
	if (!read_terms(loading, "termes", &from, err) || !read_terms(loading, "vers", &to, err))
		return false;
	if (from.count == 0 || from.count + to.count < 2)
		return refuse(loading, err, "un terme seul ne vaut pour aucun autre");
	return add_pairs(loading, &from, to.count ? &to : &from, err);
}

static bool read_table(struct loading *loading, struct error *err)
{
	const struct table *table = loading->table;
	if (!table_has(table, "termes") || !table_has(table, "vers") || !table_has(table, "explication"))
		return error_set(err, ERROR_INVALID, "%s : il faut les colonnes termes, vers et explication",
			loading->path);
	if (table_rows(table) > SYNONYMS_ROWS)
		return error_set(err, ERROR_INVALID, "%s : plus de %d lignes", loading->path, SYNONYMS_ROWS);
	for (loading->row = 0; loading->row < table_rows(table); loading->row++)
		if (!read_row(loading, err))
			return false;
	return true;
}

struct synonyms *synonyms_load(const char *dir, const struct vocabularies *vocabularies,
	struct error *err)
{
	OWNED_STRING path = text_make("%s/synonymes.tsv", dir);
	OWNED(table) table = table_read(path, err);
	OWNED(analyser) analyser = analyser_new();
	OWNED(synonyms) synonyms = mem_new(1, sizeof *synonyms);
	struct loading loading = { synonyms, analyser, table, path, 0, {0} };
	bool done = table && read_table(&loading, err) && check_pairs(&loading, err);
	words_done(&loading.pairs);
	if (!done)
		return NULL;
	if (vocabularies)
		synonyms_add_lists(synonyms, analyser, vocabularies);
	sort_entries(synonyms);
	return TAKE(synonyms);
}

const struct words *synonyms_words(const struct synonyms *synonyms)
{
	return &synonyms->lights;
}

/* To do without it is no failure. */
bool synonyms_learn_french(struct synonyms *synonyms, const char *dir, struct error *err)
{
	struct error why = {0};
	OWNED_STRING path = text_make("%s/mots-francais.txt", dir);
	lexicon_free(synonyms->lexicon);
	synonyms->lexicon = lexicon_load(path, &why);
	return why.kind == ERROR_NONE || error_set(err, why.kind, "%s", why.text);
}

const struct lexicon *synonyms_lexicon(const struct synonyms *synonyms)
{
	return synonyms->lexicon;
}

void synonyms_each(const struct synonyms *synonyms, synonyms_fn *each, void *context)
{
	for (size_t i = 0; i < synonyms->count; i++)
		if (!each(context, &synonyms->alternatives[i]))
			return;
}
