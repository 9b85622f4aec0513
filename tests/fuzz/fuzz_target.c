#include "base/mem.h"
#include "base/owned.h"
#include "base/utf8.h"
#include "base/words.h"
#include "http/request.h"
#include "http/route.h"
#include "http/url.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Any request line: what is read of it is text without control characters, past which no page need
 * look; what is read and written again is read the same; and a route is found or is not. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const struct route routes[] = {
	{ .method = METHOD_GET, .pattern = "/" },
	{ .method = METHOD_GET, .pattern = "/recherche" },
	{ .method = METHOD_GET, .pattern = "/usages/:id.md" },
	{ .method = METHOD_GET, .pattern = "/usages/:id" },
};

static void expect(bool is_true)
{
	if (!is_true)
		abort();
}

static bool is_plain(const char *text)
{
	for (const char *cursor = text; *cursor; cursor++)
		if ((unsigned char)*cursor < ' ' || *cursor == 0x7f)
			return false;
	return utf8_is_valid(text, strlen(text), NULL);
}

static void check_value(const char *value)
{
	OWNED_STRING encoded = url_encode(value);
	OWNED_STRING again = url_decode(encoded, strlen(encoded), URL_QUERY, NULL);
	expect(is_plain(value) && again && strcmp(again, value) == 0);
}

static void check_path(const struct request *req)
{
	const char *path = request_path(req);
	struct route_match match = {0};
	expect(is_plain(path));
	if (!route_find(routes, sizeof routes / sizeof routes[0], METHOD_GET, path, &match))
		return;
	expect(match.parameter_count <= ROUTE_MAX_PARAMETERS);
	for (size_t i = 0; i < match.parameter_count; i++)
		expect(match.parameters[i].value_length > 0
			&& !memchr(match.parameters[i].value, '/', match.parameters[i].value_length));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	OWNED_STRING target = mem_copy_bytes((const char *)bytes, length);
	OWNED(request) req = request_new(METHOD_GET, 0);
	bool is_read = request_read_target(req, target, NULL);
	check_path(req);
	if (!is_read)
		return 0;

	OWNED_WORDS levels = {0};
	request_values(req, "niveau", &levels);
	for (size_t i = 0; i < levels.count; i++)
		check_value(levels.items[i]);
	check_value(request_value(req, "q"));
	expect(request_number(req, "page", 1, 500, 1) >= 1);
	return 0;
}
