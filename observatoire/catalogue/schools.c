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
	if (last == catalogue->schools_at && !db_is_busy(catalogue->db))
		return true;
	school_names_done(&catalogue->schools);
	words_done(&catalogue->school_keys);
	catalogue->schools_at = db_is_busy(catalogue->db) ? -1 : last;
	return true;
}

/* A school is looked for by its name; those the register does not know come last. */
static char *key_of(const char *name, const char *uai)
{
	return name && *name ? sort_key(name) : text_make("~%s", uai);
}

static const char *kept_name(struct catalogue *catalogue, const struct filter *place, struct error *err)
{
	const char *kept = school_names_find(&catalogue->schools, place->key);
	if (kept)
		return kept;
	struct error why = {0};
	OWNED_STRING name = catalogue_place_name(catalogue, place, &why);
	if (!name && why.kind != ERROR_NOT_FOUND) {
		error_set(err, why.kind, "%s", why.text);
		return NULL;
	}
	words_add(&catalogue->schools.uais, place->key);
	words_add(&catalogue->schools.names, name ? name : "");
	words_give(&catalogue->school_keys, key_of(name, place->key));
	return school_names_find(&catalogue->schools, place->key);
}

static bool name_values(struct found *found, enum facet facet, struct catalogue *catalogue,
	struct error *err)
{
	for (size_t i = 0; i < found->value_count[facet]; i++) {
		const struct facet_value *value = &found->values[facet][i];
		const char *name = value->is_chosen ? ""
			: kept_name(catalogue, &(struct filter){ facet, value->key }, err);
		if (!name)
			return false;
		if (*name) {
			words_add(&found->schools.uais, value->key);
			words_add(&found->schools.names, name);
		}
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
	words_add(&found->schools.uais, filter->key);
	words_add(&found->schools.names, name);
	return true;
}

static const char *kept_key(const struct catalogue *catalogue, const char *uai)
{
	for (size_t i = 0; i < catalogue->schools.uais.count; i++)
		if (text_equals(catalogue->schools.uais.items[i], uai))
			return catalogue->school_keys.items[i];
	return NULL;
}

static void sort_by_name(struct found *found, enum facet facet, const struct catalogue *catalogue)
{
	size_t count = found->value_count[facet];
	const char **keys = mem_new(count + 1, sizeof *keys);
	OWNED_WORDS of_filters = {0};
	for (size_t i = 0; i < count; i++) {
		const struct facet_value *value = &found->values[facet][i];
		keys[i] = value->is_chosen ? NULL : kept_key(catalogue, value->key);
		if (keys[i])
			continue;
		words_give(&of_filters, key_of(school_names_find(&found->schools, value->key), value->key));
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
