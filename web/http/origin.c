#include "http/origin.h"

#include "http/request.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* Scheme and host of an address; its default port left out, as browsers do. Borrowed. */
struct origin {
	bool is_secure;
	const char *host;
	size_t length;  /* 0: no such address */
};

static struct origin host_of(bool is_secure, const char *host)
{
	size_t length = strcspn(host, "/?#");
	const char *port = is_secure ? ":443" : ":80";
	size_t tail = strlen(port);
	if (length > tail && strncmp(host + length - tail, port, tail) == 0)
		length -= tail;
	return (struct origin){ is_secure, host, length };
}

static struct origin origin_of(const char *address)
{
	if (strncasecmp(address, "https://", 8) == 0)
		return host_of(true, address + 8);
	if (strncasecmp(address, "http://", 7) == 0)
		return host_of(false, address + 7);
	return (struct origin){0};
}

static bool is_same_host(struct origin a, struct origin b)
{
	return a.length > 0 && a.length == b.length && strncasecmp(a.host, b.host, a.length) == 0;
}

static bool address_is_ours(const char *address, const char *asked, const char *base_url)
{
	struct origin from = origin_of(address);
	struct origin site = origin_of(base_url ? base_url : "");
	if (is_same_host(from, site))
		return from.is_secure || !site.is_secure;
	return is_same_host(from, host_of(from.is_secure, asked));
}

bool origin_is_ours(const struct request *req, const char *base_url)
{
	const char *fetch = request_header(req, "Sec-Fetch-Site");
	if (*fetch)
		return strcmp(fetch, "same-origin") == 0 || strcmp(fetch, "none") == 0;

	const char *origin = request_header(req, "Origin");
	const char *address = *origin ? origin : request_header(req, "Referer");
	return address_is_ours(address, request_header(req, "Host"), base_url);
}
