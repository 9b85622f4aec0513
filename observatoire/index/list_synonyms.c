#include "index/synonyms_inner.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "index/analysis.h"
#include "index/question_tree.h"
#include "index/schema.h"
#include "sheet/vocabulary.h"

#include <string.h>

/* The lists whose synonyms find sheets, and what people call an entry of each. */
static const struct {
	enum vocabulary_name name;
	const char *prefix, *called;
} lists[] = {
	{ VOCABULARY_LEVELS,        SCHEMA_LEVEL,     "niveau" },
	{ VOCABULARY_SUBJECTS,      SCHEMA_SUBJECT,   "enseignement" },
	{ VOCABULARY_THEMES,        SCHEMA_THEME,     "thématique" },
	{ VOCABULARY_EQUIPMENT,     SCHEMA_EQUIPMENT, "équipement" },
	{ VOCABULARY_SOFTWARE,      SCHEMA_SOFTWARE,  "logiciel" },
	{ VOCABULARY_ACTIVITIES,    SCHEMA_ACTIVITY,  "activité" },
	{ VOCABULARY_SPECIAL_NEEDS, SCHEMA_NEED,      "besoin particulier" },
	{ VOCABULARY_TYPES,         SCHEMA_TYPE,      "type" },
	{ VOCABULARY_ENT,           SCHEMA_ENT,       "ENT" },
};

/* One list being read. */
struct listing {
	struct synonyms *synonyms;
	struct analyser *analyser;
	const char *prefix, *called;
	struct words said;  /* "synonym label", each once: a discipline and what it is in each cycle */
};

/* « aucun (débranché) » says nothing without what is between its parentheses. */
static bool read_name(struct listing *listing, const struct term *term, struct saying *name,
	char **text)
{
	*text = vocabulary_unqualified(term->label);  /* « français (cycle 2) » is called « français » */
	if (!saying_read(name, listing->analyser, *text, NULL))
		return false;
	if (name->wanted)
		return true;
	free(*text);
	*text = mem_copy(term->label);
	saying_done(name);
	return saying_read(name, listing->analyser, *text, NULL);
}

/* « CM 2 » is a class: the question knows its key by itself. */
static bool is_class(const struct saying *saying)
{
	return saying->words->count == 1 && saying->words->children[0]->keys;
}

/* « autre » finds nothing by itself, « SES » does. */
static bool is_findable(const struct saying *saying)
{
	return saying->wanted || saying->words->children[0]->flags & TOKEN_ACRONYM;
}

static void add_synonym(struct listing *listing, const struct term *term, const char *text)
{
	OWNED_SAYING from = {0}, to = {0};
	OWNED_STRING name = NULL;
	if (!saying_read(&from, listing->analyser, text, NULL) || is_class(&from) || !is_findable(&from)
		|| !read_name(listing, term, &to, &name)
		|| text_equals(from.one_word, to.one_word))
		return;
	OWNED_STRING said = text_make("%s %s", from.one_word, to.one_word);
	if (!words_add_once(&listing->said, said))
		return;

	OWNED_STRING value = text_make("%s%s", listing->prefix, term->key);
	struct question *node = saying_key(&to, value);
	synonyms_keep(listing->synonyms, (struct saying){ .wanted = node });
	synonyms_add(listing->synonyms, &from, &(struct alternative){
		.from = synonyms_keep_text(listing->synonyms, text),
		.to = synonyms_keep_text(listing->synonyms, name),
		.list = listing->called,
		.node = node,
	});
}

static void add_term(struct listing *listing, const struct term *term)
{
	OWNED_WORDS texts = {0};
	words_split(&texts, term->synonyms, ';');
	for (size_t i = 0; i < texts.count; i++)
		add_synonym(listing, term, texts.items[i]);
}

void synonyms_add_lists(struct synonyms *synonyms, struct analyser *analyser,
	const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		struct listing listing = {
			.synonyms = synonyms,
			.analyser = analyser,
			.prefix = lists[i].prefix,
			.called = lists[i].called,
		};
		size_t size = vocabulary_size(vocabularies, lists[i].name);
		for (size_t rank = 0; rank < size; rank++)
			add_term(&listing, vocabulary_at(vocabularies, lists[i].name, rank));
		words_done(&listing.said);
	}
}
