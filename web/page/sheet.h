#ifndef PAGE_SHEET_H
#define PAGE_SHEET_H

#include "base/error.h"

#include <stdbool.h>

struct app;
struct request;
struct response;
struct tagging_result;

/** Show the page of a sheet again, with why a tag was not put on it: 422. */
bool sheet_show_again(struct app *app, const struct request *req, const struct tagging_result *result,
	const char *typed, struct response *res, struct error *err);

#endif
