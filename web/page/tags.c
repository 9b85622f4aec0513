/* All tags, the sheets of one, and these as a feed. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "http/response.h"
#include "page/feed.h"
#include "page/show.h"
#include "view/results.h"
#include "view/tags.h"

bool page_tags(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_COUNTED_TAGS tags = {0};
	if (!catalogue_count_tags(app->catalogue, &tags, err))
		return false;
	/* Letters that are none show all: an address that was cut short is no fault. */
	const char *asked = request_value(req, "lettre"), *letter = NULL;
	for (size_t i = 0; i < tags.count && !letter; i++)
		if (text_equals(view_tag_letter(tags.items[i].sorted), asked))
			letter = view_tag_letter(tags.items[i].sorted);

	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_tags(letter);
	view_tags(show_frame(app, page, &(struct frame){
		.title = "Étiquettes",
		.file = "etiquettes.html",
		.link = link,
		.is_unlisted = letter != NULL,
	}), &tags, letter);
	return show_page(app, req, page, res, err);
}

/* ---- One ---- */

/* The tag that an address names. Another way to write it, or a name it had before, leads to its own address:
 * `link_to` makes that; `tag` is then NULL. */
static bool find(struct app *app, const struct request *req, char *(*link_to)(const char *, unsigned),
	struct catalogue_tag **tag, struct response *res, struct error *err)
{
	const char *asked = request_parameter(req, "etiquette");
	OWNED(catalogue_tag) found = catalogue_find_tag(app->catalogue, asked, err);
	if (!found)
		return false;
	if (found->is_forbidden)
		return error_set(err, ERROR_NOT_FOUND, "tag %s is forbidden", found->key);
	if (text_equals(asked, found->key)) {
		*tag = TAKE(found);
		return true;
	}
	OWNED_STRING there = link_to(found->key, request_number(req, "page", 1, CATALOGUE_LAST_PAGE, 1));
	response_moved(res, there);
	/* A name may come back to where it was: nobody is to remember the way there for ever. */
	response_cache(res, "no-cache");
	return true;
}

static struct found *search(struct app *app, const struct catalogue_tag *tag, unsigned page,
	struct error *err)
{
	const struct filter filter = { FACET_TAG, tag->name };
	const struct catalogue_request request = {
		.question = "", .filters = &filter, .filter_count = 1, .page = page, .order = ORDER_NEWEST,
		.is_list = true,
	};
	return catalogue_search(app->catalogue, &request, err);
}

bool page_tag(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED(catalogue_tag) tag = NULL;
	unsigned number = request_number(req, "page", 1, CATALOGUE_LAST_PAGE, 1);
	if (!find(app, req, link_to_tag, &tag, res, err))
		return false;
	if (!tag)
		return true;
	OWNED(found) found = search(app, tag, number, err);
	if (!found)
		return false;

	OWNED(fields) page = fields_new();
	OWNED_STRING title = text_make("Étiquette « %s »", tag->name);
	OWNED_STRING link = link_to_tag(tag->key, number);
	OWNED_STRING feed = link_to_tag_feed(tag->key, 1);
	view_tag(show_frame(app, page, &(struct frame){
		.title = title,
		.file = "etiquette.html",
		.link = link,
		.feed_link = feed,
		.is_unlisted = found->total == 0,
	}), &(struct tag_page){
		.tag = tag,
		.found = found,
		.page = number,
		.last = results_last_page(found, CATALOGUE_PAGE_SIZE),
		.is_keeper = ROLES_MODERATING & ROLE_BIT(app->visitor.role),
		.done = request_value(req, "fait"),
	}, app->vocabularies);
	return show_page(app, req, page, res, err);
}

/* ---- As a feed ---- */

bool page_tag_atom(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED(catalogue_tag) tag = NULL;
	unsigned number = request_number(req, "page", 1, CATALOGUE_LAST_PAGE, 1);
	if (!find(app, req, link_to_tag_feed, &tag, res, err))
		return false;
	if (!tag)
		return true;
	OWNED(found) found = search(app, tag, number, err);
	if (!found)
		return false;

	OWNED_STRING title = text_make("Étiquette « %s »", tag->name);
	OWNED_STRING link = link_to_tag(tag->key, 1);
	return feed_show_list(app, &(struct feed_list){ title, link, found, number }, res, err);
}
