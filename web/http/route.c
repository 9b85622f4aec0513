#include "http/route.h"

#include <string.h>

/* One segment of the path against one of the pattern; what a name stands for goes into `match`. */
static bool segment_fits(const char *pattern, size_t want, const char *path, size_t have,
	struct route_match *match)
{
	if (*pattern != ':')
		return want == have && memcmp(pattern, path, want) == 0;

	const char *suffix = memchr(pattern, '.', want);
	size_t tail = suffix ? want - (size_t)(suffix - pattern) : 0;
	if (have <= tail || (tail && memcmp(path + have - tail, suffix, tail) != 0))
		return false;
	if (match->parameter_count == ROUTE_MAX_PARAMETERS)
		return false;

	size_t rank = match->parameter_count++;
	match->parameters[rank].name = pattern + 1;
	match->parameters[rank].name_length = want - tail - 1;
	match->parameters[rank].value = path;
	match->parameters[rank].value_length = have - tail;
	return true;
}

/* Walk both strings segment by segment. */
static bool path_fits(const char *pattern, const char *path, struct route_match *match)
{
	match->parameter_count = 0;
	while (*pattern == '/' && *path == '/') {
		size_t want = strcspn(++pattern, "/");
		size_t have = strcspn(++path, "/");
		if (!segment_fits(pattern, want, path, have, match))
			return false;
		pattern += want;
		path += have;
	}
	return *pattern == '\0' && *path == '\0';
}

bool route_find(const struct route *routes, size_t count, enum method method, const char *path,
	struct route_match *match)
{
	enum method wanted = method == METHOD_HEAD ? METHOD_GET : method;
	struct route_match found = {0};

	for (size_t i = 0; i < count; i++) {
		struct route_match tried = {0};
		if (!path_fits(routes[i].pattern, path, &tried))
			continue;
		found.methods |= 1u << routes[i].method;
		if (routes[i].method == METHOD_GET)
			found.methods |= 1u << METHOD_HEAD;
		if (found.route || routes[i].method != wanted)
			continue;
		tried.methods = found.methods;
		tried.route = &routes[i];
		found = tried;
	}
	*match = found;
	return found.route != NULL;
}
