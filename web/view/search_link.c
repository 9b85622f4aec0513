#include "view/search_link.h"

#include "base/text.h"
#include "catalogue/found.h"

const unsigned search_page_sizes[] = { 10, CATALOGUE_PAGE_SIZE, 50, 0 };

static const struct { const char *key, *label; } orders[ORDER_COUNT] = {
	[ORDER_RELEVANCE] = { "pertinence", "Pertinence" },
	[ORDER_NEWEST]    = { "recentes",   "Plus récentes" },
	[ORDER_REVISED]   = { "revisees",   "Récemment révisées" },
	[ORDER_TITLE]     = { "titre",      "Titre, de A à Z" },
	[ORDER_REUSED]    = { "reprises",   "Plus réutilisées" },
};

const char *search_order_key(enum order order)
{
	return orders[order].key;
}

const char *search_order_label(enum order order)
{
	return orders[order].label;
}

enum order search_order_named(const char *key)
{
	for (enum order order = 0; order < ORDER_COUNT; order++)
		if (text_equals(orders[order].key, key))
			return order;
	return ORDER_RELEVANCE;
}

/* No rank is as high: nothing is left out. */
static const size_t nothing = CATALOGUE_MAX_FILTERS;

static char *link_leaving(const struct search_terms *terms, enum link_form form, size_t left_out,
	unsigned page)
{
	struct link_choice choices[CATALOGUE_MAX_FILTERS];
	struct link_search search = {
		.form = form,
		.question = terms->question,
		.choices = choices,
		.order = terms->order == ORDER_RELEVANCE ? NULL : orders[terms->order].key,
		.per_page = terms->per_page == CATALOGUE_PAGE_SIZE ? 0 : terms->per_page,
		.page = page,
		.state = terms->state,
		.is_exact = terms->is_exact,
		.is_explained = terms->is_explained && form == LINK_PAGE,
	};
	for (size_t i = 0; i < terms->filter_count; i++)
		if (i != left_out)
			choices[search.choice_count++] = (struct link_choice){
				.parameter = facets[terms->filters[i].facet].parameter,
				.value = terms->filters[i].key,
			};
	return link_to_search(&search);
}

char *search_link(const struct search_terms *terms, unsigned page)
{
	return link_leaving(terms, LINK_PAGE, nothing, page);
}

char *search_link_as(const struct search_terms *terms, enum link_form form, unsigned page)
{
	return link_leaving(terms, form, nothing, page);
}

char *search_link_without(const struct search_terms *terms, size_t rank)
{
	return link_leaving(terms, LINK_PAGE, rank, 1);
}

char *search_link_without_any(const struct search_terms *terms)
{
	struct search_terms bare = *terms;
	bare.filter_count = 0;
	return search_link(&bare, 1);
}

char *search_link_to(enum facet facet, const char *key)
{
	const struct filter filter = { .facet = facet, .key = key };
	return search_link(&(struct search_terms){ .filters = &filter, .filter_count = 1 }, 1);
}
