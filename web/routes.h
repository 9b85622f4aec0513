#ifndef WEB_ROUTES_H
#define WEB_ROUTES_H

#include "http/route.h"

/** The pages of the site, one row each. */
extern const struct route site_routes[];
extern const size_t site_route_count;

#endif
