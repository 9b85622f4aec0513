#include "catalogue/schools.h"

#include "base/owned.h"
#include "base/text.h"
#include "catalogue/handle.h"
#include "directory/directory.h"

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

bool school_names_fill(struct found *found, struct catalogue *catalogue,
	const struct catalogue_request *request, struct error *err)
{
	for (size_t i = 0; i < found->value_count[FACET_SCHOOL]; i++)
		if (!school_names_add(&found->schools, catalogue, found->values[FACET_SCHOOL][i].key, err))
			return false;
	for (size_t i = 0; i < request->filter_count; i++)
		if (request->filters[i].facet == FACET_SCHOOL
			&& !school_names_add(&found->schools, catalogue, request->filters[i].key, err))
			return false;
	return true;
}
