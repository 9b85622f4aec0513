#include "catalogue/schools.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "catalogue/facet_values.h"
#include "catalogue/handle.h"
#include "directory/directory.h"
#include "index/sort_key.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/schools.h"

#include <stdlib.h>
#include <string.h>

void school_names_done(struct school_names *schools)
{
	words_done(&schools->uais);
	words_done(&schools->names);
}

const char *school_names_find(const struct school_names *schools, const char *uai)
{
	for (size_t i = 0; i < schools->uais.count; i++)
		if (text_equals(schools->uais.items[i], uai))
			return schools->names.items[i];
	return NULL;
}

char *catalogue_school(struct catalogue *catalogue, const char *uai, struct error *err)
{
	return directory_label(catalogue->db, uai, err);
}

char *catalogue_place_name(struct catalogue *catalogue, const struct filter *filter, struct error *err)
{
	if (filter->facet == FACET_SCHOOL)
		return catalogue_school(catalogue, filter->key, err);
	if (filter->facet == FACET_ZONE)
		return schools_zone_name(catalogue->db, filter->key, err);
	error_set(err, ERROR_NOT_FOUND, "no place");
	return NULL;
}

bool school_names_add(struct school_names *schools, struct catalogue *catalogue, const char *uai,
	struct error *err)
{
	struct error why = {0};
	if (words_has(&schools->uais, uai))
		return true;
	OWNED_STRING name = catalogue_school(catalogue, uai, &why);
	if (!name)
		return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
	words_add(&schools->uais, uai);
	words_give(&schools->names, TAKE(name));
	return true;
}

void catalogue_forget_places(struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->place_count; i++) {
		free(catalogue->places[i].key);
		free(catalogue->places[i].name);
		free(catalogue->places[i].sorted_by);
	}
	free(catalogue->places);
	catalogue->places = NULL;
	catalogue->place_count = catalogue->place_capacity = 0;
}

/*
 * Every page of results names up to a hundred schools: their names are kept. The register changes the
 * name of a school some sheet names by changes of those sheets, so the journal tells when they are old;
 * inside a batch its numbers may come again, and nothing is kept.
 */
static bool forget_old(struct catalogue *catalogue, struct error *err)
{
	int64_t last = 0;
	if (!changes_last(catalogue->db, &last, err))
		return false;
	if (last == catalogue->places_at && !db_in_transaction(catalogue->db))
		return true;
	catalogue_forget_places(catalogue);
	catalogue->places_at = db_in_transaction(catalogue->db) ? -1 : last;
	return true;
}

/* A school is looked for by its name; those the register does not know come last. */
static char *key_of(const char *name, const char *uai)
{
	return name && *name ? sort_key(name) : text_make("~%s", uai);
}

/* Where a place is among those kept, or would be. */
static size_t rank_of(const struct catalogue *catalogue, const char *key)
{
	size_t low = 0, high = catalogue->place_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(catalogue->places[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct kept_place *find_kept(const struct catalogue *catalogue, const char *key)
{
	size_t rank = rank_of(catalogue, key);
	bool is_there = rank < catalogue->place_count && strcmp(catalogue->places[rank].key, key) == 0;
	return is_there ? &catalogue->places[rank] : NULL;
}

static const struct kept_place *keep(struct catalogue *catalogue, struct kept_place place)
{
	catalogue->places = mem_room(catalogue->places, catalogue->place_count, &catalogue->place_capacity,
		sizeof *catalogue->places);
	struct kept_place *at = catalogue->places + rank_of(catalogue, place.key);
	memmove(at + 1, at, (size_t)(catalogue->places + catalogue->place_count - at) * sizeof *at);
	catalogue->place_count++;
	*at = place;
	return at;
}

/* Borrowed until the next one is kept. */
static const struct kept_place *kept_place(struct catalogue *catalogue, const struct filter *place,
	struct error *err)
{
	const struct kept_place *kept = find_kept(catalogue, place->key);
	if (kept)
		return kept;
	struct error why = {0};
	OWNED_STRING name = catalogue_place_name(catalogue, place, &why);
	if (!name && why.kind != ERROR_NOT_FOUND) {
		error_set(err, why.kind, "%s", why.text);
		return NULL;
	}
	char *sorted_by = key_of(name, place->key);
	return keep(catalogue, (struct kept_place){
		mem_copy(place->key), name ? TAKE(name) : mem_copy(""), sorted_by,
	});
}

static const char *add_name(struct found *found, const char *key, const char *name)
{
	words_add(&found->schools.uais, key);
	words_add(&found->schools.names, name);
	return found->schools.names.items[found->schools.names.count - 1];
}

/* Those chosen have their names already. */
static bool name_values(struct found *found, enum facet facet, struct catalogue *catalogue,
	struct error *err)
{
	for (size_t i = 0; i < found->value_count[facet]; i++) {
		struct facet_value *value = &found->values[facet][i];
		if (value->is_chosen) {
			value->name = school_names_find(&found->schools, value->key);
			continue;
		}
		const struct kept_place *kept = kept_place(catalogue, &(struct filter){ facet, value->key }, err);
		if (!kept)
			return false;
		value->name = *kept->name ? add_name(found, value->key, kept->name) : NULL;
	}
	return true;
}

/* A filter may be of a place no sheet names: the journal says nothing of it, and it is looked up. */
static bool name_filter(struct found *found, const struct filter *filter, struct catalogue *catalogue,
	struct error *err)
{
	struct error why = {0};
	OWNED_STRING name = catalogue_place_name(catalogue, filter, &why);
	if (!name)
		return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
	add_name(found, filter->key, name);
	return true;
}

static void sort_by_name(struct found *found, enum facet facet, const struct catalogue *catalogue)
{
	size_t count = found->value_count[facet];
	const char **keys = mem_new(count + 1, sizeof *keys);
	OWNED_WORDS of_filters = {0};
	for (size_t i = 0; i < count; i++) {
		const struct facet_value *value = &found->values[facet][i];
		const struct kept_place *kept = value->is_chosen ? NULL : find_kept(catalogue, value->key);
		if (kept) {
			keys[i] = kept->sorted_by;
			continue;
		}
		words_give(&of_filters, key_of(value->name, value->key));
		keys[i] = of_filters.items[of_filters.count - 1];
	}
	if (count)
		facet_values_sort(found->values[facet], count, keys);
	free(keys);
}

bool school_names_fill(struct found *found, struct catalogue *catalogue,
	const struct catalogue_request *request, struct error *err)
{
	if (!forget_old(catalogue, err))
		return false;
	for (size_t i = 0; i < request->filter_count; i++)
		if (!name_filter(found, &request->filters[i], catalogue, err))
			return false;
	if (!name_values(found, FACET_SCHOOL, catalogue, err) || !name_values(found, FACET_ZONE, catalogue, err))
		return false;
	sort_by_name(found, FACET_SCHOOL, catalogue);
	sort_by_name(found, FACET_ZONE, catalogue);
	return true;
}
