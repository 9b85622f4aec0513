#include "http/link.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"
#include "http/link_inner.h"
#include "http/url.h"

char *link_to_home(void)
{
	return mem_copy("/");
}

char *link_to_sheet(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s", name);
}

char *link_to_sheet_source(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s.md", name);
}

char *link_to_report(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s/signaler", name);
}

char *link_to_reported(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s/signalement#contenu", name);
}

char *link_to_sheet_json(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/api/v1/usages/%s", name);
}

char *link_to_about(void)
{
	return mem_copy("/a-propos");
}

char *link_to_accessibility(void)
{
	return mem_copy("/accessibilite");
}

char *link_to_legal_notice(void)
{
	return mem_copy("/mentions-legales");
}

char *link_to_sitemap(void)
{
	return mem_copy("/sitemap.xml");
}

char *link_to_completions(void)
{
	return mem_copy("/suggestions");
}

char *link_to_vocabulary_json(const char *list)
{
	return text_make("/api/v1/vocabulaires#%s", list);
}

char *link_to_opensearch(void)
{
	return mem_copy("/opensearch.xml");
}

char *link_to_sitemap_part(unsigned number)
{
	return text_make("/sitemap.xml?partie=%u", number);
}

void link_add(struct text *link, const char *name, const char *value)
{
	OWNED_STRING encoded_name = url_encode(name);
	OWNED_STRING encoded_value = url_encode(value);
	bool is_first = !strchr(text_string(link), '?');
	text_format(link, "%c%s=%s", is_first ? '?' : '&', encoded_name, encoded_value);
}

void link_add_number(struct text *link, const char *name, unsigned number)
{
	OWNED_STRING digits = text_make("%u", number);
	link_add(link, name, digits);
}

char *link_to_notions(void)
{
	return mem_copy("/programme");
}

char *link_to_notion(const struct link_notion *notion)
{
	OWNED_STRING key = url_encode(notion->key);
	OWNED_TEXT link = {0};
	text_format(&link, "/programme/%s", key);
	if (notion->level) {
		link_add(&link, "niveau", notion->level);
		if (notion->page > 1)
			link_add_number(&link, "page", notion->page);
	}
	if (notion->with_examples)
		link_add(&link, "exemples", "oui");
	return text_take(&link);
}

char *link_to_tags(const char *letter)
{
	OWNED_TEXT link = {0};
	text_add(&link, "/etiquettes");
	if (letter)
		link_add(&link, "lettre", letter);
	return text_take(&link);
}

static char *link_to_tag_as(const char *key, const char *ending, unsigned page)
{
	OWNED_STRING name = url_encode(key);
	OWNED_TEXT link = {0};
	text_format(&link, "/etiquettes/%s%s", name, ending);
	if (page > 1)
		link_add_number(&link, "page", page);
	return text_take(&link);
}

char *link_to_tag(const char *key, unsigned page)
{
	return link_to_tag_as(key, "", page);
}

char *link_to_tag_feed(const char *key, unsigned page)
{
	return link_to_tag_as(key, ".atom", page);
}

char *link_to_tag_upkeep(const char *key)
{
	return link_to_tag_as(key, "/gerer", 0);
}

char *link_to_tagging(const char *id)
{
	OWNED_STRING name = url_encode(id);
	return text_make("/usages/%s/etiquettes", name);
}

char *link_to_waiting_tags(void)
{
	return mem_copy("/moderation/etiquettes");
}

char *link_to_search(const struct link_search *search)
{
	static const char *const paths[] = {
		[LINK_PAGE] = "/recherche", [LINK_TABLE] = "/recherche.csv", [LINK_FEED] = "/recherche.atom",
	};
	OWNED_TEXT link = {0};
	text_add(&link, paths[search->form]);
	if (search->question && *search->question)
		link_add(&link, "q", search->question);
	for (size_t i = 0; i < search->choice_count; i++)
		link_add(&link, search->choices[i].parameter, search->choices[i].value);
	if (search->is_exact)
		link_add(&link, "exact", "1");
	if (search->is_explained)
		link_add(&link, "expliquer", "1");
	if (search->order)
		link_add(&link, "tri", search->order);
	if (search->per_page)
		link_add_number(&link, "par-page", search->per_page);
	if (search->page > 1)
		link_add_number(&link, "page", search->page);
	if (search->page > 1 && search->state)
		link_add_number(&link, "etat", search->state);
	return text_take(&link);
}

char *link_to_selection(enum link_selection_form form, const struct words *ids)
{
	static const char *const paths[] = {
		[LINK_SELECTION] = "/selection",
		[LINK_SELECTION_PRINT] = "/selection/imprimer",
		[LINK_SELECTION_SOURCE] = "/selection.md",
	};
	OWNED_TEXT link = {0};
	text_add(&link, paths[form]);
	for (size_t i = 0; ids && i < ids->count; i++) {
		OWNED_STRING id = url_encode(ids->items[i]);
		text_format(&link, "%s%s", i == 0 ? "?fiches=" : ",", id);
	}
	return text_take(&link);
}

char *link_to_full_selection(size_t left)
{
	return text_make("/selection?laissees=%zu", left);
}

char *link_to_part(const char *link, const char *anchor)
{
	OWNED_STRING name = url_encode(anchor ? anchor : "");
	return text_make("%s%s%s", link, anchor ? "#" : "", name);
}

char *link_again(const char *path, const char *query)
{
	OWNED_TEXT link = {0};
	while (*path == '/') {
		size_t length = strcspn(++path, "/");
		OWNED_STRING segment = mem_copy_bytes(path, length);
		OWNED_STRING encoded = url_encode(segment);
		text_format(&link, "/%s", encoded);
		path += length;
	}
	if (*query)
		text_format(&link, "?%s", query);
	return text_take(&link);
}

char *link_absolute(const char *base_url, const char *link)
{
	return text_make("%s%s", base_url, link);
}
