#include "view/opensearch.h"

#include "http/asset.h"
#include "http/link.h"
#include "view/template.h"

static void add_address(struct fields *fields, const char *marker, const char *base_url,
	const char *link)
{
	OWNED_STRING address = link_absolute(base_url, link);
	fields_text(fields, marker, address);
}

void view_opensearch(struct fields *fields, const struct assets *assets, const char *base_url)
{
	OWNED_STRING search = link_to_search(&(struct link_search){0});
	OWNED_STRING feed = link_to_search(&(struct link_search){ .form = LINK_FEED });
	OWNED_STRING completions = link_to_completions();
	OWNED_STRING itself = link_to_opensearch();
	add_address(fields, "ADRESSE_RECHERCHE", base_url, search);
	add_address(fields, "ADRESSE_FLUX", base_url, feed);
	add_address(fields, "ADRESSE_SUGGESTIONS", base_url, completions);
	add_address(fields, "ADRESSE_OPENSEARCH", base_url, itself);
	add_address(fields, "ADRESSE_ICONE", base_url, asset_url(assets, "favicon.svg"));
}
