#include "page/kept.h"

#include "app.h"
#include "http/cookie.h"
#include "http/request.h"
#include "http/response.h"
#include "sheet/id.h"

#include <string.h>

#define COOKIE "selection"
#define SEPARATOR "."  /* of the ids in the cookie */

void kept_parse(struct words *ids, const char *text, char separator)
{
	OWNED_WORDS pieces = {0};
	words_split(&pieces, text, separator);
	for (size_t i = 0; i < pieces.count; i++)
		if (id_is_valid(pieces.items[i]))
			kept_add(ids, pieces.items[i]);
}

void kept_find(const struct app *app, const struct request *req, struct words *ids)
{
	OWNED_STRING value = cookie_find(req, app->base_url, COOKIE);
	if (value)
		kept_parse(ids, value, *SEPARATOR);
}

void kept_vary(struct response *res, const struct words *ids)
{
	response_vary(res, "Cookie");
	if (ids->count > 0)
		response_cache(res, "private, no-cache");
}

void kept_save(const struct app *app, struct response *res, const struct words *ids)
{
	if (ids->count == 0) {
		cookie_forget(res, app->base_url, COOKIE);
		return;
	}
	OWNED_STRING value = words_join(ids, SEPARATOR);
	cookie_give(res, app->base_url, &(struct cookie){
		.name = COOKIE,
		.value = value,
		.seconds = KEPT_SECONDS,
	});
}

bool kept_add(struct words *ids, const char *id)
{
	if (words_has(ids, id))
		return true;
	if (ids->count >= KEPT_MAX)
		return false;
	words_add(ids, id);
	return true;
}

/* Its place, or the end. */
static size_t place_of(const struct words *ids, const char *id)
{
	size_t place = 0;
	while (place < ids->count && strcmp(ids->items[place], id) != 0)
		place++;
	return place;
}

void kept_remove(struct words *ids, const char *id)
{
	OWNED_WORDS others = {0};
	for (size_t i = 0; i < ids->count; i++)
		if (strcmp(ids->items[i], id) != 0)
			words_add(&others, ids->items[i]);
	words_done(ids);
	*ids = others;
	others = (struct words){0};
}

static void swap(struct words *ids, size_t first)
{
	char *id = ids->items[first];
	ids->items[first] = ids->items[first + 1];
	ids->items[first + 1] = id;
}

void kept_raise(struct words *ids, const char *id)
{
	size_t place = place_of(ids, id);
	if (place > 0 && place < ids->count)
		swap(ids, place - 1);
}

void kept_lower(struct words *ids, const char *id)
{
	size_t place = place_of(ids, id);
	if (place + 1 < ids->count)
		swap(ids, place);
}
