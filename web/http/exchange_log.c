#include "http/exchange_inner.h"

#include "base/mem.h"
#include "http/guard.h"
#include "http/log.h"

#include <netdb.h>
#include <netinet/in.h>
#include <string.h>

static char *address_of(struct MHD_Connection *connection)
{
	char host[NI_MAXHOST];
	const struct sockaddr *address = exchange_peer(connection);
	if (!address || (address->sa_family != AF_INET && address->sa_family != AF_INET6))
		return mem_copy("-");
	socklen_t length = address->sa_family == AF_INET
		? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
	if (getnameinfo(address, length, host, sizeof host, NULL, 0, NI_NUMERICHOST) != 0)
		return mem_copy("-");
	return mem_copy(host);
}

/* The pattern of a route whose path lets somebody in, when this request may be for it; else NULL. It
 * may never have been routed, and its target be anything: wherever the pattern begins, the rest is hidden. */
static const char *secret_pattern(const struct server *server, const struct exchange *exchange)
{
	const struct site *site = &server->options.site;
	const char *path = exchange->req ? request_path(exchange->req) : "";
	for (size_t i = 0; i < site->route_count; i++) {
		const struct route *route = &site->routes[i];
		if (!(route->flags & SECRET_PATH))
			continue;
		OWNED_STRING start = mem_copy_bytes(route->pattern, strcspn(route->pattern, ":"));
		if (strstr(exchange->target, start) || strstr(path, start))
			return route->pattern;
	}
	return NULL;
}

/* The path as sent, in one word: what could end the word or the line is encoded as in a URL. */
static char *path_for_log(const struct server *server, const struct exchange *exchange)
{
	enum { LONGEST = 256 };
	OWNED_TEXT path = {0};
	const char *pattern = secret_pattern(server, exchange);
	const char *target = pattern ? pattern : exchange->target;
	for (size_t i = 0; target[i] && target[i] != '?' && i < LONGEST; i++) {
		unsigned char c = (unsigned char)target[i];
		if (c <= ' ' || c >= 0x7F || c == '"')
			text_format(&path, "%%%02X", c);
		else
			text_add_char(&path, target[i]);
	}
	return text_take(&path);
}

static const char *ending(const struct server *server, const struct exchange *exchange,
	enum MHD_RequestTerminationCode code)
{
	if (guard_is_late(server->guard, exchange->socket))
		return " end=late";
	static const char *const endings[] = {
		[MHD_REQUEST_TERMINATED_COMPLETED_OK] = "",
		[MHD_REQUEST_TERMINATED_WITH_ERROR] = " end=error",
		[MHD_REQUEST_TERMINATED_TIMEOUT_REACHED] = " end=silent",
		[MHD_REQUEST_TERMINATED_DAEMON_SHUTDOWN] = " end=stopped",
		[MHD_REQUEST_TERMINATED_READ_ERROR] = " end=error",
		[MHD_REQUEST_TERMINATED_CLIENT_ABORT] = " end=client",
	};
	return (size_t)code < sizeof endings / sizeof endings[0] ? endings[code] : " end=?";
}

/* What went wrong, between quotes it cannot leave; "" when nothing did. */
static char *reason(const struct exchange *exchange)
{
	if (exchange->err.kind == ERROR_NONE)
		return mem_copy("");
	char *reason = text_make(" why=\"%s\"", exchange->err.text);
	for (char *c = strchr(reason, '"') + 1; c[1]; c++)
		if (*c == '"')
			*c = '\'';
	return reason;
}

void exchange_log(const struct server *server, const struct exchange *exchange,
	struct MHD_Connection *connection, enum MHD_RequestTerminationCode code)
{
	static const char *const methods[] = { "GET", "HEAD", "POST", "OPTIONS", "OTHER" };
	OWNED_STRING path = path_for_log(server, exchange);
	OWNED_STRING client = server->options.logs_addresses ? address_of(connection) : NULL;
	OWNED_STRING why = reason(exchange);
	const char *method = exchange->req ? methods[request_method(exchange->req)] : "-";
	uint64_t end_us = exchange->ready_us ? exchange->ready_us : exchange_now_us();

	bool is_failed = exchange->status == 500 || (exchange->status == 503 && exchange->err.kind);
	log_line(is_failed ? LOG_LEVEL_ERROR : LOG_LEVEL_INFO,
		"method=%s path=%s status=%u us=%llu bytes=%zu%s%s%s%s", method, path, exchange->status,
		(unsigned long long)(end_us - exchange->began_us), exchange->bytes,
		ending(server, exchange, code), client ? " address=" : "", client ? client : "", why);
}
