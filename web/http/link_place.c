/* Links to places, and to what they are asked. */

#include "http/link.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link_inner.h"
#include "http/url.h"

static char *link_under(const char *folder, const char *name)
{
	OWNED_STRING encoded = url_encode(name);
	return text_make("/%s/%s", folder, encoded);
}

char *link_to_school(const char *uai)
{
	return link_under("etablissements", uai);
}

char *link_to_department(const char *department)
{
	return link_under("departements", department);
}

char *link_to_zap(const char *zap)
{
	return link_under("zap", zap);
}

char *link_to_feed(const char *page, unsigned number)
{
	OWNED_TEXT link = {0};
	text_format(&link, "%s.atom", page);
	if (number > 1)
		link_add_number(&link, "page", number);
	return text_take(&link);
}

char *link_with_examples(const char *link)
{
	OWNED_TEXT with = {0};
	if (!link)
		return NULL;
	text_add(&with, link);
	link_add(&with, "exemples", "oui");
	return text_take(&with);
}

char *link_to_map(const struct link_map *map)
{
	OWNED_TEXT link = {0};
	text_add(&link, map->is_table ? "/carte.csv" : "/carte");
	if (map->department)
		link_add(&link, "departement", map->department);
	if (map->stage)
		link_add(&link, "degre", map->stage);
	if (map->show)
		link_add(&link, "montrer", map->show);
	if (map->with_examples)
		link_add(&link, "exemples", "oui");
	if (map->page > 1)
		link_add_number(&link, "page", map->page);
	return text_take(&link);
}
