#ifndef CATALOGUE_SCHOOLS_H
#define CATALOGUE_SCHOOLS_H

#include "catalogue/catalogue.h"

/** Add what people call a school, once; one the register does not know is left out. */
bool school_names_add(struct school_names *schools, struct catalogue *catalogue, const char *uai,
	struct error *err);

/** Name the schools of an answer: the values of its facet, and those it was asked for. */
bool school_names_fill(struct found *found, struct catalogue *catalogue,
	const struct catalogue_request *request, struct error *err);

#endif
