#include "page/wanted.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "http/request.h"
#include "sheet/uai.h"
#include "view/french.h"

/* A text of the address, and what is found of it on the way: where its key is. */
struct choice {
	const char *text;
	struct catalogue_tag *tag;
	char uai[UAI_BYTES];
};

static void choice_done(struct choice *choice)
{
	catalogue_tag_free(choice->tag);
}
#define OWNED_CHOICE __attribute__((cleanup(choice_done))) struct choice

/* What people mean: « CM 2 », « 087 0015 u ». A tag is asked for by any of its spellings, or by a name it
 * had before: the links of the page say the present one. NULL when the text means nothing. */
static const char *key_of(const struct app *app, enum facet facet, struct choice *choice)
{
	if (facet == FACET_TAG) {
		choice->tag = catalogue_find_tag(app->catalogue, choice->text, NULL);
		return choice->tag ? choice->tag->name : NULL;
	}
	if (facet == FACET_SCHOOL && uai_extract(choice->text, choice->uai))
		return facet_key(app->vocabularies, facet, choice->uai);
	return facet_key(app->vocabularies, facet, choice->text);
}

static void add_unread(struct wanted *wanted, const char *name, const char *value)
{
	words_add(&wanted->unread_names, name);
	words_add(&wanted->unread_values, value);
}

static void choose(struct wanted *wanted, const struct app *app, enum facet facet, const char *text)
{
	OWNED_CHOICE choice = { .text = text };
	const char *key = key_of(app, facet, &choice);
	for (size_t i = 0; key && i < wanted->filter_count; i++)
		if (wanted->filters[i].facet == facet && text_equals(wanted->filters[i].key, key))
			return;
	if (!key || wanted->filter_count == CATALOGUE_MAX_FILTERS) {
		add_unread(wanted, facets[facet].parameter, text);
		return;
	}

	if (facet_is_open(facet)) {
		words_add(&wanted->open, key);
		key = wanted->open.items[wanted->open.count - 1];
	}
	wanted->filters[wanted->filter_count++] = (struct filter){ facet, key };
}

/* Values in the order they were given. */
static void read_filters(struct wanted *wanted, const struct app *app, const struct request *req)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++) {
		OWNED_WORDS keys = {0};
		request_values(req, facets[facet].parameter, &keys);
		for (size_t i = 0; i < keys.count; i++)
			choose(wanted, app, facet, keys.items[i]);
	}
}

/* ---- What meant nothing ---- */

static bool is_number(const char *value, unsigned number)
{
	OWNED_STRING digits = text_make("%u", number);
	return text_equals(value, digits);
}

static bool is_switch(const char *value, bool is_on)
{
	return text_equals(value, is_on ? "1" : "0");
}

static bool is_question(const struct wanted *wanted, const char *value)
{
	OWNED_STRING question = utf8_squeeze(value);
	return text_equals(question, wanted->question);
}

/* Whether a parameter that is no filter was taken as it says; given twice, the first one is. */
static bool is_read(const struct wanted *wanted, const char *name, const char *value)
{
	if (text_equals(name, "q"))
		return is_question(wanted, value);
	if (text_equals(name, "tri"))
		return text_equals(value, search_order_key(wanted->order));
	if (text_equals(name, "par-page"))
		return is_number(value, wanted->per_page);
	if (text_equals(name, "page"))
		return is_number(value, wanted->page);
	if (text_equals(name, "etat"))
		return wanted->page == 1 || is_number(value, wanted->state);
	if (text_equals(name, "exact"))
		return is_switch(value, wanted->is_exact);
	return text_equals(name, "expliquer") && is_switch(value, wanted->is_explained);
}

static void note_other(void *context, const char *name, const char *value)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		if (text_equals(facets[facet].parameter, name))
			return;
	if (*value && !is_read(context, name, value))
		add_unread(context, name, value);
}

static unsigned read_per_page(const struct request *req)
{
	unsigned wanted = request_number(req, "par-page", 1, 1000, 0);
	for (const unsigned *size = search_page_sizes; *size; size++)
		if (*size == wanted)
			return wanted;
	return CATALOGUE_PAGE_SIZE;
}

/* Past the last page there is none: a program that asks for one more must not find the first again. */
static unsigned read_page(const struct request *req)
{
	unsigned page = request_number(req, "page", 1, UINT32_MAX, 1);
	return page < CATALOGUE_LAST_PAGE ? page : CATALOGUE_LAST_PAGE;
}

void wanted_read(struct wanted *wanted, const struct app *app, const struct request *req)
{
	*wanted = (struct wanted){
		.question = utf8_squeeze(request_value(req, "q")),
		.order    = search_order_named(request_value(req, "tri")),
		.per_page = read_per_page(req),
		.is_exact = text_equals(request_value(req, "exact"), "1"),
		.is_explained = text_equals(request_value(req, "expliquer"), "1"),
		.page     = read_page(req),
	};
	if (wanted->page > 1)
		wanted->state = request_number(req, "etat", 1, UINT32_MAX, 0);
	read_filters(wanted, app, req);
	request_parameters(req, note_other, wanted);
}

void wanted_done(struct wanted *wanted)
{
	free(wanted->question);
	words_done(&wanted->open);
	words_done(&wanted->unread_names);
	words_done(&wanted->unread_values);
}

struct search_terms wanted_terms(const struct wanted *wanted)
{
	return (struct search_terms){
		.question     = wanted->question,
		.filters      = wanted->filters,
		.filter_count = wanted->filter_count,
		.order        = wanted->order,
		.per_page     = wanted->per_page,
		.state        = wanted->state,
		.is_exact     = wanted->is_exact,
		.is_explained = wanted->is_explained,
	};
}

struct catalogue_request wanted_request(const struct wanted *wanted)
{
	return (struct catalogue_request){
		.question     = wanted->question,
		.filters      = wanted->filters,
		.filter_count = wanted->filter_count,
		.page         = wanted->page,
		.per_page     = wanted->per_page,
		.order        = wanted->order,
		.state        = wanted->state,
		.is_exact     = wanted->is_exact,
		.is_explained = wanted->is_explained,
	};
}

char *wanted_choice(const struct app *app, const struct filter *filter)
{
	OWNED_STRING name = catalogue_place_name(app->catalogue, filter, NULL);
	return french_choice(app->vocabularies, filter, name);
}

/* « robot · CM2, 6e, Creuse… »: windows and feeds that differ by a filter differ by their names. */
char *wanted_subject(const struct wanted *wanted, const struct app *app)
{
	enum { NAMED = 3, QUESTION_BYTES = 80 };
	OWNED_WORDS choices = {0};
	OWNED_STRING question = utf8_shorten(wanted->question, QUESTION_BYTES);
	for (size_t i = 0; i < wanted->filter_count && i < NAMED; i++)
		words_give(&choices, wanted_choice(app, &wanted->filters[i]));
	OWNED_STRING named = words_join(&choices, ", ");
	const char *more = wanted->filter_count > NAMED ? "…" : "";
	if (*question && choices.count)
		return text_make("%s · %s%s", question, named, more);
	if (*question)
		return TAKE(question);
	return choices.count ? text_make("%s%s", named, more) : mem_copy("Tous les usages");
}
