#ifndef PAGE_FEED_H
#define PAGE_FEED_H

#include "base/error.h"

#include <stdbool.h>

struct app;
struct feed;
struct response;

/** Answer with a feed (view/feed.h). */
bool feed_show(const struct app *app, const struct feed *feed, struct response *res, struct error *err);

#endif
