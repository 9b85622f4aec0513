#include "page/wanted.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "http/request.h"
#include "view/french.h"

/* A tag is asked for by any of its spellings, or by a name it had before: the links of the page say the
 * present one, `tag` borrowed. NULL when the text means nothing. */
static const char *key_of(const struct app *app, enum facet facet, const char *text,
	struct catalogue_tag **tag)
{
	if (facet != FACET_TAG)
		return facet_key(app->vocabularies, facet, text);
	*tag = catalogue_find_tag(app->catalogue, text, NULL);
	return *tag ? (*tag)->name : NULL;
}

static void choose(struct wanted *wanted, const struct app *app, enum facet facet, const char *text)
{
	OWNED(catalogue_tag) tag = NULL;
	const char *key = key_of(app, facet, text, &tag);
	if (!key || wanted->filter_count == CATALOGUE_MAX_FILTERS)
		return;
	for (size_t i = 0; i < wanted->filter_count; i++)
		if (wanted->filters[i].facet == facet && text_equals(wanted->filters[i].key, key))
			return;

	if (facets[facet].vocabulary == FACET_OPEN) {
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

static unsigned read_per_page(const struct request *req)
{
	unsigned wanted = request_number(req, "par-page", 1, 1000, 0);
	for (const unsigned *size = search_page_sizes; *size; size++)
		if (*size == wanted)
			return wanted;
	return CATALOGUE_PAGE_SIZE;
}

void wanted_read(struct wanted *wanted, const struct app *app, const struct request *req)
{
	*wanted = (struct wanted){
		.question = utf8_squeeze(request_value(req, "q")),
		.order    = search_order_named(request_value(req, "tri")),
		.per_page = read_per_page(req),
		.is_exact = text_equals(request_value(req, "exact"), "1"),
		.is_explained = text_equals(request_value(req, "expliquer"), "1"),
		.page     = request_number(req, "page", 1, CATALOGUE_LAST_PAGE, 1),
	};
	if (wanted->page > 1)
		wanted->state = request_number(req, "etat", 1, UINT32_MAX, 0);
	read_filters(wanted, app, req);
}

void wanted_done(struct wanted *wanted)
{
	free(wanted->question);
	words_done(&wanted->open);
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

char *wanted_subject(const struct wanted *wanted, const struct app *app)
{
	if (*wanted->question)
		return mem_copy(wanted->question);
	if (wanted->filter_count == 0)
		return mem_copy("Tous les usages");
	return wanted_choice(app, &wanted->filters[0]);
}
