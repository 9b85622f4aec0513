#include "http/answer.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/link.h"
#include "http/origin.h"

#include <string.h>

static const unsigned status_of_kind[] = {
	[ERROR_NONE] = 500,
	[ERROR_INVALID] = 400,
	[ERROR_NOT_FOUND] = 404,
	[ERROR_TOO_LARGE] = 413,
	[ERROR_BUSY] = 503,
	[ERROR_FAILED] = 500,
};

/* No page of ours runs a script or a style of its own; data: is for the small drawings of the CSS. */
static const struct request_field common_fields[] = {
	{ "Content-Security-Policy", "default-src 'self'; img-src 'self' data:; object-src 'none';"
		" base-uri 'none'; form-action 'self'; frame-ancestors 'none'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "X-Frame-Options", "DENY" },
	{ "Referrer-Policy", "same-origin" },
	{ "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
};

/* ---- Finding who answers ---- */

unsigned answer_find(const struct site *site, const struct request *req, struct route_match *match)
{
	if (!route_find(site->routes, site->route_count, request_method(req), request_path(req), match))
		return match->methods ? 405 : 404;

	bool is_open = match->route->method == METHOD_GET || match->route->flags & FROM_ANYWHERE;
	return is_open || origin_is_ours(req, site->base_url) ? 0 : 403;
}

static void add_allow(struct response *res, unsigned methods)
{
	static const struct {
		enum method method;
		const char *name;
	} known[] = {
		{ METHOD_GET,  "GET" },
		{ METHOD_HEAD, "HEAD" },
		{ METHOD_POST, "POST" },
	};
	OWNED_TEXT allow = {0};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (methods & 1u << known[i].method)
			text_format(&allow, "%s%s", allow.length ? ", " : "", known[i].name);
	response_header(res, "Allow", text_string(&allow));
}

/* ---- What scripts of other sites may read ---- */

static bool is_for_scripts(const struct site *site, const struct request *req)
{
	return site->open_below && request_is_below(req, site->open_below);
}

/* Never with Access-Control-Allow-Credentials: what a cookie would show stays with the site's own pages. */
static void open_to_scripts(struct response *res)
{
	response_header(res, "Access-Control-Allow-Origin", "*");
	response_header(res, "Access-Control-Expose-Headers", "ETag, Retry-After");
	response_header(res, "Cross-Origin-Resource-Policy", "cross-origin");
}

/* A browser asks first when a script would send a field of its own, If-None-Match for one. No field of
 * the header lets a script do more than read what anybody may. */
static bool allow_asking(const struct request *req, unsigned methods, struct response *res)
{
	if (request_method(req) != METHOD_OPTIONS || !(methods & 1u << METHOD_GET))
		return false;
	response_status(res, 204);
	response_header(res, "Access-Control-Allow-Methods", "GET, HEAD");
	response_header(res, "Access-Control-Allow-Headers", "*");
	response_header(res, "Access-Control-Max-Age", "86400");
	response_cache(res, "no-store");
	return true;
}

/* ---- Errors ---- */

static void show_error(const struct site *site, const struct desk *desk, const struct request *req,
	unsigned status, struct response *res, const struct error *err)
{
	struct error told = *err;
	response_clear(res);
	response_status(res, status);
	if (!site->error_page || !site->error_page(desk->app, req, status, res, &told)) {
		response_clear(res);
		response_text(res, text_make("Erreur %u\n", status));
	}
	response_status(res, status);
	response_cache(res, "no-store");
	if (status == 503)
		response_header(res, "Retry-After", "2");
}

/* ---- Static files ---- */

static void show_asset(const struct asset *asset, bool is_lasting, const struct request *req,
	struct response *res)
{
	bool have[ENCODING_COUNT];
	for (int i = 0; i < ENCODING_COUNT; i++)
		have[i] = asset->forms[i].bytes != NULL;
	if (have[ENCODING_GZIP] || have[ENCODING_BROTLI])
		response_vary(res, "Accept-Encoding");
	response_cache(res, is_lasting ? "public, max-age=31536000, immutable" : "no-cache");
	if (response_is_known(res, req, asset->etag, 0))
		return;

	enum encoding form = encoding_choose(request_header(req, "Accept-Encoding"), have);
	response_borrow(res, asset->type, asset->forms[form].bytes, asset->forms[form].length);
	if (encoding_name(form))
		response_header(res, "Content-Encoding", encoding_name(form));
}

/* ---- Pages ---- */

/* « /recherche/ » is « /recherche » to whoever typed it: slashes too many lead to the page. */
static bool show_without_slash(const struct site *site, const struct request *req, struct response *res)
{
	const char *path = request_path(req);
	size_t length = strlen(path);
	while (length > 1 && path[length - 1] == '/')
		length--;
	if (length <= 1 || path[length] == '\0')
		return false;

	struct route_match match;
	OWNED_STRING shorter = mem_copy_bytes(path, length);
	if (!route_find(site->routes, site->route_count, request_method(req), shorter, &match)
		|| match.route->method != METHOD_GET)
		return false;
	OWNED_STRING link = link_again(shorter, request_query(req));
	response_moved(res, link);
	return true;
}

static enum admission admit(const struct site *site, const struct desk *desk, struct request *req,
	const struct route *route, struct response *res, struct error *err)
{
	return site->admit ? site->admit(desk->app, req, route, res, err) : ADMISSION_GRANTED;
}

bool answer_admits(const struct site *site, const struct desk *desk, struct request *req,
	const struct route *route)
{
	struct error why = {0};
	bool is_admitted = admit(site, desk, req, route, NULL, &why) == ADMISSION_GRANTED;
	if (site->release)
		site->release(desk->app);
	return is_admitted;
}

/* No row of the table answers: a page says why, in the frame of who asks, if that can be known. */
static void show_refusal(const struct site *site, const struct desk *desk, struct request *req,
	unsigned refusal, struct response *res, struct error *err)
{
	struct error why = {0};
	if (refusal == 403)
		error_set(err, ERROR_INVALID, "a form that no page of ours sent");
	admit(site, desk, req, NULL, res, &why);
	show_error(site, desk, req, refusal, res, err);
}

static void show_page(const struct site *site, const struct desk *desk, struct request *req,
	struct response *res, struct error *err)
{
	struct route_match match;
	unsigned refusal = answer_find(site, req, &match);
	if (refusal == 404 && show_without_slash(site, req, res))
		return;
	if (refusal) {
		if (!is_for_scripts(site, req) || !allow_asking(req, match.methods, res))
			show_refusal(site, desk, req, refusal, res, err);
		if (refusal == 405)
			add_allow(res, match.methods);
		return;
	}
	for (size_t i = 0; i < match.parameter_count; i++)
		request_add_parameter(req, match.parameters[i].name, match.parameters[i].name_length,
			match.parameters[i].value, match.parameters[i].value_length);

	enum admission admission = admit(site, desk, req, match.route, res, err);
	if (admission == ADMISSION_GRANTED && !match.route->page(desk->app, req, res, err))
		admission = ADMISSION_FAILED;
	if (admission == ADMISSION_FAILED)
		show_error(site, desk, req, status_of_kind[err->kind], res, err);
}

static void show(const struct site *site, const struct desk *desk, struct request *req,
	struct response *res, struct error *err)
{
	bool is_lasting = false;
	const struct asset *asset = site->assets
		? asset_find(site->assets, request_path(req), &is_lasting) : NULL;
	bool is_read = request_method(req) == METHOD_GET || request_method(req) == METHOD_HEAD;

	if (!asset) {
		show_page(site, desk, req, res, err);
	} else if (is_read) {
		show_asset(asset, is_lasting, req, res);
	} else {
		show_error(site, desk, req, 405, res, err);
		add_allow(res, 1u << METHOD_GET | 1u << METHOD_HEAD);
	}
}

/* ---- What every answer has ---- */

/* A page that did not say what it is made of is known by its bytes. */
static void add_etag(const struct request *req, struct response *res)
{
	size_t length;
	const char *body = response_get_body(res, &length);
	bool is_kept = !request_is_private(req) && response_get_status(res) == 200;
	if (!is_kept || !body || response_get_header(res, "ETag"))
		return;
	char hex[HASH_MARK_BYTES];
	hash_mark(body, length, hex);
	response_is_known(res, req, hex, 0);
}

static bool is_compressible(const struct response *res)
{
	static const char *const types[] = { "text/", "application/json", "application/xml",
		"application/atom+xml", "image/svg+xml" };
	const char *type = response_get_header(res, "Content-Type");
	if (!type || response_get_header(res, "Content-Encoding"))
		return false;
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (strncmp(type, types[i], strlen(types[i])) == 0)
			return true;
	return false;
}

static void compress(const struct desk *desk, const struct request *req, struct response *res)
{
	static const bool have[ENCODING_COUNT] = { [ENCODING_IDENTITY] = true, [ENCODING_GZIP] = true };
	size_t length, smaller;
	const char *body = response_get_body(res, &length);
	if (!is_compressible(res))
		return;
	response_vary(res, "Accept-Encoding");
	if (length < COMPRESS_FROM_BYTES
		|| encoding_choose(request_header(req, "Accept-Encoding"), have) != ENCODING_GZIP)
		return;

	char *packed = compress_gzip(desk->compressor, body, length, &smaller);
	if (packed)
		response_encode(res, encoding_name(ENCODING_GZIP), packed, smaller);
}

static void finish(const struct site *site, const struct desk *desk, const struct request *req,
	struct response *res)
{
	if (is_for_scripts(site, req))
		open_to_scripts(res);
	for (size_t i = 0; i < sizeof common_fields / sizeof common_fields[0]; i++)
		if (!response_get_header(res, common_fields[i].name))
			response_header(res, common_fields[i].name, common_fields[i].value);
	if (!response_get_header(res, "Cache-Control"))
		response_cache(res, "no-cache");
	if (request_is_private(req)) {
		response_cache(res, "private, no-store");
		response_vary(res, "Cookie");
	}
	add_etag(req, res);
	if (response_get_status(res) == 304)
		response_vary(res, "Accept-Encoding");
	compress(desk, req, res);
}

void answer_request(const struct site *site, const struct desk *desk, struct request *req,
	unsigned refusal, struct response *res, struct error *err)
{
	request_set_edition(req, site->edition, site->edition_at);
	if (refusal)
		show_error(site, desk, req, refusal, res, err);
	else
		show(site, desk, req, res, err);
	finish(site, desk, req, res);
	if (site->release)
		site->release(desk->app);
}
