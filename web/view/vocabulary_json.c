#include "view/vocabulary_json.h"

#include "base/json.h"
#include "base/words.h"
#include "sheet/vocabulary.h"

static void set_given(struct json *out, const char *key, const char *value)
{
	if (*value)
		json_set_text(out, key, value);
}

static void set_split(struct json *out, const char *key, const char *joined)
{
	OWNED_WORDS words = {0};
	words_split(&words, joined, ';');
	if (words.count == 0)
		return;
	struct json *list = json_set_list(out, key);
	for (size_t i = 0; i < words.count; i++)
		json_push_text(list, words.items[i]);
}

static void push_term(struct json *list, const struct term *term)
{
	struct json *out = json_push_object(list);
	json_set_text(out, "cle", term->key);
	json_set_text(out, "libelle", term->label);
	set_given(out, "concept", term->concept);
	set_given(out, "cycle", term->cycle);
	set_given(out, "adresse", term->url);
	set_split(out, "degres", term->degrees);
	set_split(out, "synonymes", term->synonyms);
}

void view_vocabulary_json(struct json *out, const struct vocabularies *vocabularies)
{
	json_set_text(out, "source", "ScoLOMFR 3.2, ministère de l’Éducation nationale et Réseau Canopé,"
		" CC BY-SA 3.0 FR");
	struct json *lists = json_set_object(out, "vocabulaires");
	for (enum vocabulary_name name = 0; name < VOCABULARY_COUNT; name++) {
		struct json *values = json_set_list(lists, vocabulary_file(name));
		for (size_t rank = 0; rank < vocabulary_size(vocabularies, name); rank++)
			push_term(values, vocabulary_at(vocabularies, name, rank));
	}
}
