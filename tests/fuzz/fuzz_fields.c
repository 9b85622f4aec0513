#include "base/owned.h"
#include "base/mem.h"
#include "http/encoding.h"
#include "http/head.h"
#include "http/moment.h"
#include "http/peer.h"
#include "http/response.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Any value of the fields a server reads: one is chosen by the first byte, the rest is what it says.
 * What is chosen exists, what is read as a date is written as one again, and nobody is told 304 for
 * a tag that does not hold ours. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void expect(bool is_true)
{
	if (!is_true)
		abort();
}

static void check_encoding(const char *value)
{
	static const bool have[ENCODING_COUNT] = { true, true, false };
	expect(encoding_choose(value, have) != ENCODING_BROTLI);
}

static void check_moment(const char *value)
{
	int64_t at, again;
	char text[MOMENT_BYTES];
	if (!moment_parse(value, &at))
		return;
	moment_write(at, text);
	expect(moment_parse(text, &again));
}

static void check_tags(const char *value)
{
	OWNED(request) req = request_new(METHOD_GET, 0);
	OWNED(response) res = response_new();
	expect(request_add_header(req, "If-None-Match", value, NULL));
	bool is_known = response_is_known(res, req, "v1", 0);
	const char *opaque = response_get_header(res, "ETag") + 2;
	expect(!is_known || strchr(value, '*') || strstr(value, opaque));
}

static void check_head(const char *value)
{
	static const char *const names[] = { "Host", "Content-Length", "Transfer-Encoding", "X" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct request_field fields[] = { { "Host", "site" }, { names[i], value }, { value, "1" } };
		struct head head = { "HTTP/1.1", METHOD_POST, fields, 2 + (i == 3) };
		struct error err = {0};
		size_t body = 0;
		unsigned status = head_check(&head, &body, &err);
		expect((status != 0) == (err.kind != ERROR_NONE));
		expect(body <= REQUEST_MAX_BODY);
	}
}

/* What is read as an address is read as the same one again. */
static void check_forwarded(const char *value)
{
	OWNED_STRING address = peer_forwarded(value);
	if (!address)
		return;
	address[strcspn(address, "/")] = '\0';
	OWNED_STRING again = peer_forwarded(address);
	expect(again && strncmp(again, address, strlen(address)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static void (*const checks[])(const char *) = { check_encoding, check_moment, check_tags, check_head,
		check_forwarded };
	if (length == 0)
		return 0;
	OWNED_STRING value = mem_copy_bytes((const char *)bytes + 1, length - 1);
	checks[bytes[0] % (sizeof checks / sizeof checks[0])](value);
	return 0;
}
