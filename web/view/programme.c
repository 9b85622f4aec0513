#include "view/programme.h"

#include "base/text.h"
#include "catalogue/chain.h"
#include "http/link.h"
#include "sheet/vocabulary.h"
#include "view/card.h"
#include "view/examples.h"
#include "view/french.h"
#include "view/template.h"

/* ---- All notions ---- */

static struct fields *add_notion(struct fields *fields, const char *section, const struct term *notion,
	bool with_examples)
{
	struct fields *out = fields_repeat(fields, section);
	OWNED_STRING label = french_capital(notion->label);
	OWNED_STRING link = link_to_notion(&(struct link_notion){
		.key = notion->key, .with_examples = with_examples,
	});
	fields_text(out, "LIBELLE", label);
	fields_text(out, "LIEN", link);
	return out;
}

/* How the notions of one cycle stand. */
struct coverage {
	size_t notions, told, well_told;
};

enum { WELL_TOLD = 3 };  /* sheets: enough to choose from */

static struct coverage cover(const char *cycle, const size_t *counts, const struct vocabularies *vocabularies)
{
	struct coverage coverage = {0};
	for (size_t i = 0; i < vocabulary_size(vocabularies, VOCABULARY_PROGRAMME); i++) {
		if (!text_equals(vocabulary_at(vocabularies, VOCABULARY_PROGRAMME, i)->cycle, cycle))
			continue;
		coverage.notions++;
		coverage.told += counts[i] > 0;
		coverage.well_told += counts[i] >= WELL_TOLD;
	}
	return coverage;
}

static void add_coverage(struct fields *cycle, struct coverage coverage)
{
	fields_number(cycle, "NB_NOTIONS", coverage.notions);
	fields_number(cycle, "NB_TRAITEES", coverage.told);
	fields_number(cycle, "NB_BIEN_TRAITEES", coverage.well_told);
}

static void add_gap(struct fields *fields, const char *section, const struct term *notion, const char *level)
{
	OWNED_STRING link = link_to_propose_for(notion->key, level);
	fields_text(fields_repeat(fields, section), "LIEN_PROPOSER", link);
}

void view_notions(struct fields *fields, const size_t *counts, const struct examples_shown *examples,
	const struct vocabularies *vocabularies)
{
	view_examples(fields, examples);
	struct fields *cycle = NULL;
	const char *cycle_key = NULL;
	for (size_t i = 0; i < vocabulary_size(vocabularies, VOCABULARY_PROGRAMME); i++) {
		const struct term *notion = vocabulary_at(vocabularies, VOCABULARY_PROGRAMME, i);
		if (!cycle || !text_equals(notion->cycle, cycle_key)) {
			OWNED_STRING name = french_capital(
				french_label(vocabularies, VOCABULARY_LEVELS, notion->cycle));
			cycle_key = notion->cycle;
			cycle = fields_repeat(fields, "CYCLE");
			fields_text(cycle, "NOM", name);
			fields_text(cycle, "CLE", notion->cycle);
			add_coverage(cycle, cover(notion->cycle, counts, vocabularies));
		}
		struct fields *out = add_notion(cycle, "NOTION", notion, examples->are_counted);
		if (counts[i] > 0)
			fields_count(fields_repeat(out, "AVEC_FICHES"), "NOMBRE", "PLURIEL", counts[i]);
		else
			add_gap(out, "SANS_FICHE", notion, NULL);
	}
}

/* ---- One notion ---- */

static void add_family(struct fields *fields, const struct shown_chain *shown,
	const struct vocabularies *vocabularies)
{
	const struct chain *chain = shown->chain;
	if (chain->family_count < 2)
		return;
	struct fields *list = fields_repeat(fields, "FAMILLE");
	for (size_t i = 0; i < chain->family_count; i++) {
		const struct term *notion = chain->family[i];
		OWNED_STRING cycle = french_capital(
			french_label(vocabularies, VOCABULARY_LEVELS, notion->cycle));
		struct fields *out = fields_repeat(list, "MEMBRE");
		fields_text(out, "NOM", cycle);
		add_notion(out, notion == chain->notion ? "ICI" : "AILLEURS", notion, shown->examples->are_counted);
	}
}

static void add_link(struct fields *fields, const char *section, const struct shown_chain *shown,
	const struct chain_class *class, unsigned page)
{
	struct fields *out = fields_repeat(fields, section);
	OWNED_STRING link = link_to_notion(&(struct link_notion){
		.key = shown->chain->notion->key, .level = class->level->key, .page = page,
		.with_examples = shown->examples->are_counted,
	});
	fields_text(out, "LIEN", link);
}

/* Where one is, and the pages before and after; past the last one, that is the one before. */
static void add_pages(struct fields *fields, const struct shown_chain *shown, const struct chain_class *class)
{
	unsigned page = shown->page;
	unsigned last = (unsigned)((class->total + CHAIN_PAGE_CARDS - 1) / CHAIN_PAGE_CARDS);
	struct fields *pages = fields_repeat(fields, "PAGES");
	OWNED_STRING link = link_to_notion(&(struct link_notion){
		.key = shown->chain->notion->key, .with_examples = shown->examples->are_counted,
	});
	fields_text(pages, "LIEN_CHAINE", link);
	if (page > 1)
		add_link(pages, "PRECEDENTE", shown, class, page <= last ? page - 1 : last);
	if (page < last)
		add_link(pages, "SUIVANTE", shown, class, page + 1);
	if (page > last)
		fields_repeat(fields, "PAGE_VIDE");
	if (last == 1 || page > last)
		return;
	struct fields *place = fields_repeat(fields, "PLACE");
	fields_number(place, "PAGE", page);
	fields_number(place, "DERNIERE", last);
}

/* What more there is: the class on its own page, or its other pages. */
static void add_more(struct fields *fields, const struct shown_chain *shown,
	const struct chain_class *class)
{
	if (shown->page > 0)
		add_pages(fields, shown, class);
	else if (class->total > class->cards.count)
		add_link(fields, "TOUTES", shown, class, 1);
}

static void add_class(struct fields *fields, const struct shown_chain *shown,
	const struct chain_class *class, const struct vocabularies *vocabularies)
{
	const struct chain *chain = shown->chain;
	struct fields *out = fields_repeat(fields, "ETAPE");
	OWNED_STRING label = french_capital(class->level->label);
	fields_text(out, "LIBELLE", label);
	fields_text(out, "CLE", class->level->key);
	if (class->total == 0) {
		add_gap(out, "LACUNE", chain->notion, class->level->key);
		return;
	}
	struct fields *list = fields_repeat(out, "FICHES");
	fields_count(list, "NOMBRE", "PLURIEL", class->total);
	for (size_t i = 0; i < class->cards.count; i++)
		view_card(list, &class->cards.items[i], vocabularies);
	add_more(list, shown, class);
}

static char *gaps_of(const struct chain *chain)
{
	OWNED_WORDS gaps = {0};
	for (size_t i = 0; i < chain->class_count; i++)
		if (chain->classes[i].total == 0)
			words_add(&gaps, chain->classes[i].level->label);
	return gaps.count < chain->class_count ? words_join(&gaps, ", ") : text_make("%s", "");
}

void view_chain(struct fields *fields, const struct shown_chain *shown,
	const struct vocabularies *vocabularies)
{
	const struct chain *chain = shown->chain;
	OWNED_STRING label = french_capital(chain->notion->label);
	OWNED_STRING gaps = gaps_of(chain);
	OWNED_STRING notions = link_to_notions();
	OWNED_STRING back = shown->examples->are_counted ? link_with_examples(notions) : TAKE(notions);
	fields_text(fields, "TITRE", label);
	fields_text(fields, "LIEN_NOTIONS", back);
	view_examples(fields, shown->examples);
	fields_optional(fields, "LACUNES", "LISTE", gaps);
	add_family(fields, shown, vocabularies);
	for (size_t i = 0; i < chain->class_count; i++)
		add_class(fields, shown, &chain->classes[i], vocabularies);
}
