#ifndef PAGE_SHOW_H
#define PAGE_SHOW_H

#include "base/error.h"
#include "view/frame.h"

#include <stdbool.h>

struct app;
struct fields;
struct request;
struct response;

/** Begin a page: fill the frame with what is the same on all pages, return the values of its body. */
struct fields *show_frame(const struct app *app, struct fields *page, const struct frame *frame);

/**
 * Render the whole page, then answer 200; nothing is sent when rendering fails. The header of the
 * page says how many sheets the visitor keeps.
 */
bool show_page(const struct app *app, const struct request *req, struct fields *page,
	struct response *res, struct error *err);

/** The same with another status, which no cache keeps; 0 or 200 answer as show_page() does. */
bool show_page_as(const struct app *app, const struct request *req, struct fields *page, unsigned status,
	struct response *res, struct error *err);

/** The same for a form that was sent and is not right: 422. */
bool show_again(const struct app *app, const struct request *req, struct fields *page,
	struct response *res, struct error *err);

/** Say that the address of an answer is a secret: nobody is told it, and nothing keeps the answer. */
void show_hidden(struct response *res);

#endif
