/* Links to places, to what they are asked, and to what people are given of their own. */

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

char *link_to_attestation(const char *code)
{
	return link_under("attestations", code);
}

char *link_to_attestation_text(const char *code)
{
	OWNED_STRING encoded = url_encode(code);
	return text_make("/attestations/%s.txt", encoded);
}

char *link_to_attestation_form(const char *id)
{
	OWNED_STRING encoded = url_encode(id);
	return text_make("/mes-fiches/attestations?fiche=%s#demander", encoded);
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

char *link_to_propose_for(const char *notion, const char *level)
{
	OWNED_TEXT link = {0};
	text_add(&link, "/proposer");
	link_add(&link, "notion", notion);
	if (level)
		link_add(&link, "niveau", level);
	return text_take(&link);
}
