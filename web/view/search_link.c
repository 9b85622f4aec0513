#include "view/search_link.h"

#include "catalogue/catalogue.h"
#include "http/link.h"

/* No rank is as high: nothing is left out. */
static const size_t nothing = CATALOGUE_MAX_FILTERS;

static char *link_leaving(const struct search_terms *terms, size_t left_out, unsigned page)
{
	struct link_choice choices[CATALOGUE_MAX_FILTERS];
	struct link_search search = {
		.question = terms->question, .choices = choices, .page = page,
		.is_exact = terms->is_exact,
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
	return link_leaving(terms, nothing, page);
}

char *search_link_without(const struct search_terms *terms, size_t rank)
{
	return link_leaving(terms, rank, 1);
}

char *search_link_to(enum facet facet, const char *key)
{
	const struct filter filter = { .facet = facet, .key = key };
	return search_link(&(struct search_terms){ .filters = &filter, .filter_count = 1 }, 1);
}
