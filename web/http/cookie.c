#include "http/cookie.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/request.h"
#include "http/response.h"

#include <assert.h>
#include <string.h>

static bool is_secure(const char *base_url)
{
	return strncmp(base_url, "https://", 8) == 0;
}

static const char *prefix(const char *base_url)
{
	return is_secure(base_url) ? "__Host-" : "";
}

/* RFC 6265, 4.1.1, cookie-octet: no space, quote, comma, semicolon nor backslash. */
static bool is_printable(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];
		if (c <= ' ' || c >= 0x7F || c == '"' || c == ',' || c == ';' || c == '\\')
			return false;
	}
	return true;
}

char *cookie_find(const struct request *req, const char *base_url, const char *name)
{
	OWNED_STRING start = text_make("%s%s=", prefix(base_url), name);
	const char *list = request_header(req, "Cookie");
	while (*list) {
		list += strspn(list, " \t;");
		size_t length = strcspn(list, ";");
		const char *value = list + strlen(start);
		if (length >= strlen(start) && strncmp(list, start, strlen(start)) == 0) {
			size_t bytes = strcspn(value, "; \t");
			return bytes <= COOKIE_MAX_BYTES && is_printable(value, bytes)
				? mem_copy_bytes(value, bytes) : NULL;
		}
		list += length;
	}
	return NULL;
}

void cookie_give(struct response *res, const char *base_url, const struct cookie *cookie)
{
	assert(is_printable(cookie->value, strlen(cookie->value)));
	OWNED_STRING field = text_make("%s%s=%s; Path=/; Max-Age=%u; HttpOnly; SameSite=Lax%s",
		prefix(base_url), cookie->name, cookie->value, cookie->seconds,
		is_secure(base_url) ? "; Secure" : "");
	response_header(res, "Set-Cookie", field);
}

void cookie_forget(struct response *res, const char *base_url, const char *name)
{
	cookie_give(res, base_url, &(struct cookie){ .name = name, .value = "" });
}
