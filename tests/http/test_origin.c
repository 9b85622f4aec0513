#include "base/owned.h"
#include "http/origin.h"
#include "http/request.h"
#include "support/rows.h"

static const char site[] = "https://a.fr", test_site[] = "http://127.0.0.1:8080";

struct row {
	const char *name, *base_url, *host, *field, *value;  /* field NULL: only Host */
	bool is_ours;
};

static const struct row rows[] = {
	{ "the browser says same origin",      site, "a.fr", "Sec-Fetch-Site", "same-origin", true },
	{ "the person asked by hand",          site, "a.fr", "Sec-Fetch-Site", "none",        true },
	{ "a neighbour is somebody else",      site, "a.fr", "Sec-Fetch-Site", "same-site",   false },
	{ "so is another site",                site, "a.fr", "Sec-Fetch-Site", "cross-site",  false },
	{ "what nobody says yet is no yes",    site, "a.fr", "Sec-Fetch-Site", "same-origins", false },
	{ "our origin",                        site, "a.fr", "Origin", "https://a.fr", true },
	{ "our origin in capitals",            site, "a.fr", "Origin", "HTTPS://A.Fr", true },
	{ "our origin with its own port",      site, "a.fr", "Origin", "https://a.fr:443", true },
	{ "our origin behind a proxy",         site, "10.0.0.7:8080",  "Origin", "https://a.fr", true },
	{ "a site of no known address",        NULL, "a.fr", "Origin", "https://a.fr", true },
	{ "the same host without encryption",  site, "a.fr", "Origin", "http://a.fr", false },
	{ "another name of the site",          site, "127.0.0.1:8080", "Origin", "http://127.0.0.1:8080", true },
	{ "a site that says http is reached by https", "http://a.fr", "a.fr",
		"Origin", "https://a.fr", true },
	{ "another port is another site",      test_site, "127.0.0.1:8080",
		"Origin", "http://127.0.0.1:8081", false },
	{ "no port is another one",            test_site, "127.0.0.1:8080", "Origin", "http://127.0.0.1", false },
	{ "an address of IPv6",                test_site, "[::1]:8080", "Origin", "http://[::1]:8080", true },
	{ "another site",                      site, "a.fr", "Origin", "https://evil.fr", false },
	{ "a name that begins as ours",        site, "a.fr", "Origin", "https://a.fr.evil", false },
	{ "a name that ends as ours",          site, "a.fr", "Origin", "https://evil-a.fr", false },
	{ "our name as somebody's name",       site, "a.fr", "Origin", "https://a.fr@evil", false },
	{ "an origin that is hidden",          site, "a.fr", "Origin", "null", false },
	{ "an origin that is none",            site, "a.fr", "Origin", "a.fr", false },
	{ "an origin of no host",              site, "a.fr", "Origin", "https://", false },
	{ "an origin of no host, none asked",  NULL, "", "Origin", "https://", false },
	{ "a page of ours",                    site, "a.fr", "Referer", "https://a.fr/selection?a=b", true },
	{ "a page of another site",            site, "a.fr", "Referer", "https://evil.fr/https://a.fr", false },
	{ "nothing said at all",               site, "a.fr", NULL, NULL, false },
};

static void decides(void **state)
{
	const struct row *row = *state;
	OWNED(request) req = request_new(METHOD_POST, 0);
	request_add_header(req, "Host", row->host, NULL);
	if (row->field)
		request_add_header(req, row->field, row->value, NULL);
	assert_int_equal(origin_is_ours(req, row->base_url), row->is_ours);
}

/* Whoever forges a form can choose neither of the first two: the first one there decides. */
static void the_browser_is_believed_first(void **state)
{
	(void)state;
	OWNED(request) forged = request_new(METHOD_POST, 0);
	request_add_header(forged, "Host", "a.fr", NULL);
	request_add_header(forged, "Referer", "https://a.fr/", NULL);
	assert_true(origin_is_ours(forged, site));
	request_add_header(forged, "Origin", "https://evil.fr", NULL);
	assert_false(origin_is_ours(forged, site));
	request_add_header(forged, "Sec-Fetch-Site", "same-origin", NULL);
	assert_true(origin_is_ours(forged, site));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, decides);
	SUITE_TEST(&suite, the_browser_is_believed_first);
	return suite_run(&suite, "http/origin");
}
