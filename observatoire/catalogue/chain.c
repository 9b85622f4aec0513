#include "catalogue/chain.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/cards.h"
#include "catalogue/handle.h"
#include "index/chain.h"
#include "sheet/vocabulary.h"
#include "store/lists.h"

/* Its classes are many and its notions few: they are one step. */
static const char *const lycee = "lycee";

void chain_free(struct chain *chain)
{
	if (!chain)
		return;
	for (size_t i = 0; i < chain->class_count; i++)
		cards_done(&chain->classes[i].cards);
	free(chain->classes);
	free(chain->family);
	free(chain);
}

/* ---- The family of a notion ---- */

static bool goes_on_with(const struct term *notion, const char *key)
{
	OWNED_WORDS next = {0};
	words_split(&next, notion->next, ';');
	return words_has(&next, key);
}

/* What follows it, and what follows that; then what it follows, back to the first. */
static void find_family(const struct vocabularies *vocabularies, const struct term *notion,
	bool forward, bool *members)
{
	size_t size = vocabulary_size(vocabularies, VOCABULARY_PROGRAMME);
	members[notion->rank] = true;
	for (size_t i = 0; i < size; i++) {
		const struct term *other = vocabulary_at(vocabularies, VOCABULARY_PROGRAMME, i);
		bool follows = forward ? goes_on_with(notion, other->key) : goes_on_with(other, notion->key);
		if (follows && !members[i])
			find_family(vocabularies, other, forward, members);
	}
}

static void fill_family(struct chain *chain, const struct vocabularies *vocabularies)
{
	size_t size = vocabulary_size(vocabularies, VOCABULARY_PROGRAMME);
	bool *after = mem_new(size, sizeof *after), *before = mem_new(size, sizeof *before);
	find_family(vocabularies, chain->notion, true, after);
	find_family(vocabularies, chain->notion, false, before);
	chain->family = mem_new(size, sizeof *chain->family);
	for (size_t i = 0; i < size; i++)
		if (after[i] || before[i])
			chain->family[chain->family_count++] = vocabulary_at(vocabularies, VOCABULARY_PROGRAMME, i);
	free(after);
	free(before);
}

/* ---- Its classes ---- */

struct wish {
	struct catalogue *catalogue;
	struct chain *chain;
	const struct term *only;   /* the one class asked for, or NULL */
	size_t offset, limit;
	bool with_examples;
};

static bool is_step(const struct term *level)
{
	bool is_cycle = text_equals(level->cycle, level->key);
	return text_equals(level->cycle, lycee) ? is_cycle : !is_cycle;
}

static bool is_expected(const struct chain *chain, const struct term *level)
{
	for (size_t i = 0; i < chain->family_count; i++)
		if (*level->cycle && text_equals(chain->family[i]->cycle, level->cycle))
			return true;
	return false;
}

static bool add_cards(struct catalogue *catalogue, const struct chain_step *step,
	struct chain_class *class, struct error *err)
{
	class->total = step->total;
	class->cards.items = mem_new(step->count + 1, sizeof *class->cards.items);
	for (size_t i = 0; i < step->count; i++) {
		struct error why = {0};
		if (!lists_one(catalogue->db, step->docids[i], cards_add_line, &class->cards, &why)
			&& why.kind != ERROR_NOT_FOUND)
			return error_set(err, why.kind, "%s", why.text);
	}
	return true;
}

static bool add_class(struct wish *wish, struct search *search, const struct words *keys,
	const struct term *level, struct error *err)
{
	struct chain *chain = wish->chain;
	OWNED_STEP step = {0};
	const struct chain_request request = { keys, level, wish->offset, wish->limit, wish->with_examples };
	if (!chain_find(search, &request, &step, err))
		return false;
	if (step.total == 0 && !wish->only && !is_expected(chain, level))
		return true;
	struct chain_class *class = &chain->classes[chain->class_count++];
	class->level = level;
	return add_cards(wish->catalogue, &step, class, err);
}

/* A second look begins anew. */
static void forget_classes(struct chain *chain)
{
	while (chain->class_count > 0) {
		struct chain_class *class = &chain->classes[--chain->class_count];
		cards_done(&class->cards);
		*class = (struct chain_class){0};
	}
}

static bool look(void *context, struct search *search, struct error *err)
{
	struct wish *wish = context;
	const struct vocabularies *vocabularies = wish->catalogue->vocabularies;
	OWNED_WORDS keys = {0};
	for (size_t i = 0; i < wish->chain->family_count; i++)
		words_add(&keys, wish->chain->family[i]->key);

	forget_classes(wish->chain);
	for (size_t i = 0; i < vocabulary_size(vocabularies, VOCABULARY_LEVELS); i++) {
		const struct term *level = vocabulary_at(vocabularies, VOCABULARY_LEVELS, i);
		bool is_wanted = wish->only ? level == wish->only : is_step(level);
		if (is_wanted && !add_class(wish, search, &keys, level, err))
			return false;
	}
	return true;
}

struct chain *catalogue_chain(struct catalogue *catalogue, const struct chain_wanted *wanted,
	struct error *err)
{
	const struct vocabularies *vocabularies = catalogue->vocabularies;
	const char *level = wanted->level;
	OWNED(chain) chain = mem_new(1, sizeof *chain);
	struct wish wish = {
		.catalogue = catalogue, .chain = chain, .limit = CHAIN_CARDS, .with_examples = wanted->with_examples,
	};
	chain->notion = vocabulary_find(vocabularies, VOCABULARY_PROGRAMME, wanted->key);
	wish.only = level ? vocabulary_find(vocabularies, VOCABULARY_LEVELS, level) : NULL;
	if (!chain->notion || (level && (!wish.only || !is_step(wish.only)))) {
		error_set(err, ERROR_NOT_FOUND, "no such notion or class");
		return NULL;
	}
	if (level) {
		wish.limit = CHAIN_PAGE_CARDS;
		wish.offset = wanted->page > 1 ? (size_t)(wanted->page - 1) * CHAIN_PAGE_CARDS : 0;
	}
	fill_family(chain, vocabularies);
	chain->classes = mem_new(vocabulary_size(vocabularies, VOCABULARY_LEVELS), sizeof *chain->classes);
	return catalogue_look_up(catalogue, look, &wish, err) ? TAKE(chain) : NULL;
}

/* ---- All notions ---- */

struct tally {
	const struct vocabularies *vocabularies;
	bool with_examples;
	size_t *counts;
};

static bool count(void *context, struct search *search, struct error *err)
{
	const struct tally *tally = context;
	for (size_t i = 0; i < vocabulary_size(tally->vocabularies, VOCABULARY_PROGRAMME); i++) {
		const struct term *notion = vocabulary_at(tally->vocabularies, VOCABULARY_PROGRAMME, i);
		if (!chain_count(search, notion->key, tally->with_examples, &tally->counts[i], err))
			return false;
	}
	return true;
}

bool catalogue_count_notions(struct catalogue *catalogue, bool with_examples, size_t *counts,
	struct error *err)
{
	struct tally tally = { catalogue->vocabularies, with_examples, counts };
	return catalogue_look_up(catalogue, count, &tally, err);
}
