#include "http/exchange_inner.h"

#include "base/mem.h"
#include "http/brief.h"
#include "http/guard.h"
#include "http/head.h"
#include "http/lane.h"
#include "http/peer.h"
#include "http/pool.h"

#include <string.h>
#include <strings.h>
#include <time.h>

uint64_t exchange_now_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

const struct sockaddr *exchange_peer(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	return info ? info->client_addr : NULL;
}

/* ---- Requests whose header is not there yet ---- */

static void arrive(struct server *server, struct exchange *exchange)
{
	pthread_mutex_lock(&server->arriving_lock);
	exchange->is_arriving = true;
	exchange->next = server->arriving;
	if (exchange->next)
		exchange->next->previous = exchange;
	server->arriving = exchange;
	pthread_mutex_unlock(&server->arriving_lock);
}

static void has_arrived(struct server *server, struct exchange *exchange)
{
	pthread_mutex_lock(&server->arriving_lock);
	if (exchange->is_arriving) {
		exchange->is_arriving = false;
		if (exchange->next)
			exchange->next->previous = exchange->previous;
		if (exchange->previous)
			exchange->previous->next = exchange->next;
		else
			server->arriving = exchange->next;
	}
	pthread_mutex_unlock(&server->arriving_lock);
}

/*
 * Whether the library is reading this header at the very moment its remark reaches us: in this
 * thread, whole, and neither told to us nor answered yet. One request of a thread at most is in
 * that state. Those the library refused by itself wait in the same list and may have a whole
 * header, but they have a status: to take one for the other would write to another client.
 */
static bool is_being_read(const struct exchange *exchange)
{
	struct MHD_Connection *connection = exchange->connection;
	return pthread_equal(exchange->thread, pthread_self())
		&& MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)
		&& !MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
}

static struct exchange *being_read(struct server *server)
{
	pthread_mutex_lock(&server->arriving_lock);
	struct exchange *found = server->arriving;
	while (found && !is_being_read(found))
		found = found->next;
	pthread_mutex_unlock(&server->arriving_lock);
	return found;
}

/* What the library finds wrong with a header that is whole, from the status it is about to send. */
static const char *reason_of(unsigned status)
{
	if (status == 400 || status == 413)
		return "Content-Length is no number of bytes we take";
	return status == 431 ? "header fields too large" : "refused by the library";
}

bool exchange_refuse(struct server *server, unsigned status)
{
	struct exchange *exchange = being_read(server);
	if (!exchange)
		return false;
	has_arrived(server, exchange);
	exchange->status = status;
	exchange->ready_us = exchange_now_us();
	error_set(&exchange->err, ERROR_INVALID, "request: %s", reason_of(status));
	brief_answer(exchange->socket, status, NULL);
	return true;
}

/* ---- One request ---- */

void *exchange_begin(void *context, const char *target, struct MHD_Connection *connection)
{
	struct server *server = context;
	struct exchange *exchange = mem_new(1, sizeof *exchange);
	exchange->target = mem_copy(target);
	exchange->target_start = target;
	exchange->target_length = strlen(target);
	exchange->socket = server_socket_of(connection);
	exchange->connection = connection;
	exchange->thread = pthread_self();
	exchange->began_us = exchange_now_us();
	guard_step(server->guard, exchange->socket, STEP_RECEIVING,
		guard_now() + server->options.times.receive_ms);
	arrive(server, exchange);
	return exchange;
}

static enum MHD_Result note_field(void *context, enum MHD_ValueKind kind, const char *name,
	const char *value)
{
	struct exchange *exchange = context;
	(void)kind;
	if (exchange->field_count > REQUEST_MAX_HEADERS)
		return MHD_NO;
	exchange->fields[exchange->field_count++] = (struct request_field){ name, value ? value : "" };
	return MHD_YES;
}

/*
 * libmicrohttpd hides things from us: it cuts a target or a value at a NUL byte, takes lines that
 * end in a bare LF, skips spaces before the target, and joins a folded line to the *name* of its
 * field. It also keeps the whole header in one piece, each part followed by the zeros it put over
 * CRLF. So what we are shown must fill that piece exactly; one byte more or less, and somebody else
 * could read another request. (From 1.0 on the library refuses all this by itself, and keeps the
 * pieces elsewhere.)
 */
static bool is_whole(const struct exchange *exchange, struct MHD_Connection *connection,
	const char *method, const char *version)
{
	if (MHD_VERSION >= 0x01000000)
		return true;
	if (exchange->target_start != method + strlen(method) + 1
		|| version != exchange->target_start + exchange->target_length + 1)
		return false;

	const char *expected = version + strlen(version) + 2;
	for (size_t i = 0; i < exchange->field_count; i++) {
		if (exchange->fields[i].name != expected)
			return false;
		expected = exchange->fields[i].value + strlen(exchange->fields[i].value) + 2;
	}
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
	return expected + 2 == method + info->header_size;
}

/* A proxy adds the client it saw behind what that client sent: only the last entry of the last line
 * is its own word. */
static void note_peer(const struct server *server, struct exchange *exchange,
	struct MHD_Connection *connection)
{
	const char *forwarded = "";
	for (size_t i = 0; server->options.trusts_proxy && i < exchange->field_count; i++)
		if (strcasecmp(exchange->fields[i].name, "X-Forwarded-For") == 0)
			forwarded = exchange->fields[i].value;
	OWNED_STRING told = peer_forwarded(forwarded);
	OWNED_STRING seen = told ? NULL : peer_name(exchange_peer(connection));
	request_set_address(exchange->req, told ? told : seen);
}

/* What can be said of a request before its body: 0, or the status to refuse it with. */
static unsigned read_head(struct exchange *exchange, struct MHD_Connection *connection,
	const char *method, const char *version, size_t *body_bytes)
{
	MHD_get_connection_values(connection, MHD_HEADER_KIND, note_field, exchange);
	struct head head = {
		.version = version,
		.method = request_method(exchange->req),
		.fields = exchange->fields,
		.field_count = exchange->field_count,
	};
	unsigned refusal = head_check(&head, body_bytes, &exchange->err);
	if (refusal)
		return refusal;
	if (!is_whole(exchange, connection, method, version)) {
		error_set(&exchange->err, ERROR_INVALID,
			"request: NUL byte, folded field, bare line feed or spaces");
		return 400;
	}

	for (size_t i = 0; i < exchange->field_count; i++) {
		const struct request_field *field = &exchange->fields[i];
		request_add_header(exchange->req, field->name, field->value, NULL);
	}
	if (request_read_target(exchange->req, exchange->target, &exchange->err))
		return 0;
	return exchange->err.kind == ERROR_TOO_LARGE ? 414 : 400;
}

static struct MHD_Response *make_response(struct response *res)
{
	size_t length;
	const char *borrowed = response_get_body(res, &length);
	char *owned = response_take_body(res);
	void *body = owned ? owned : (void *)(uintptr_t)borrowed;
	struct MHD_Response *made = MHD_create_response_from_buffer(length, body,
		owned ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
	if (!made)
		abort();

	const char *name, *value;
	for (size_t i = 0; response_field_at(res, i, &name, &value); i++)
		MHD_add_response_header(made, name, value);
	return made;
}

static void make_answer(struct server *server, struct exchange *exchange, unsigned refusal)
{
	exchange->res = response_new();
	guard_step(server->guard, exchange->socket, STEP_WORKING, 0);
	request_set_body(exchange->req, text_string(&exchange->body), exchange->body.length);

	const struct desk *desk = pool_borrow(server->pool);
	answer_request(&server->options.site, desk, exchange->req, refusal, exchange->res, &exchange->err);
	pool_return(server->pool, desk);
	if (refusal)
		response_header(exchange->res, "Connection", "close");
}

static enum MHD_Result send_answer(struct server *server, struct exchange *exchange,
	struct MHD_Connection *connection)
{
	OWNED(response) res = TAKE(exchange->res);
	if (atomic_load(&server->is_stopping))
		response_header(res, "Connection", "close");
	response_get_body(res, &exchange->bytes);
	exchange->status = response_get_status(res);
	exchange->ready_us = exchange_now_us();
	guard_step(server->guard, exchange->socket, STEP_SENDING, guard_now()
		+ server->options.times.send_ms + exchange->bytes / server->options.times.slowest);

	struct MHD_Response *made = make_response(res);
	enum MHD_Result is_queued = MHD_queue_response(connection, exchange->status, made);
	MHD_destroy_response(made);
	return is_queued;
}

static enum MHD_Result answer(struct server *server, struct exchange *exchange,
	struct MHD_Connection *connection, unsigned refusal)
{
	make_answer(server, exchange, refusal);
	return send_answer(server, exchange, connection);
}

/* ---- Those that take long ---- */

static bool takes_long(const struct server *server, const struct exchange *exchange)
{
	struct route_match match;
	return answer_find(&server->options.site, exchange->req, &match) == 0
		&& match.route->flags & TAKES_LONG;
}

/* The connection sleeps meanwhile, and its thread goes on with others. */
static enum MHD_Result answer_later(struct server *server, struct exchange *exchange,
	struct MHD_Connection *connection)
{
	if (!lane_enter(server->lane)) {
		error_set(&exchange->err, ERROR_BUSY, "%d requests that take long are under way", LANE_MOST);
		return answer(server, exchange, connection, 503);
	}
	guard_step(server->guard, exchange->socket, STEP_WORKING, 0);
	MHD_suspend_connection(connection);
	lane_give(server->lane, exchange);
	return MHD_YES;
}

void exchange_answer_aside(void *context, struct exchange *exchange, bool is_over)
{
	struct server *server = context;
	if (is_over)
		error_set(&exchange->err, ERROR_BUSY, "the server stops");
	make_answer(server, exchange, is_over ? 503 : 0);
	/* Its own thread sends the answer, and may have freed the exchange before this returns. */
	MHD_resume_connection(exchange->connection);
}

/* Whether a body is worth reading: there is a page for it, and who sends it may have that page. */
static bool is_welcome(struct server *server, struct exchange *exchange)
{
	struct route_match match;
	if (answer_find(&server->options.site, exchange->req, &match) != 0)
		return false;
	const struct desk *desk = pool_borrow(server->pool);
	bool is_admitted = answer_admits(&server->options.site, desk, exchange->req, match.route);
	pool_return(server->pool, desk);
	return is_admitted;
}

static enum MHD_Result on_head(struct server *server, struct exchange *exchange,
	struct MHD_Connection *connection, const char *method, const char *version)
{
	size_t body_bytes = 0;
	has_arrived(server, exchange);
	exchange->req = request_new(request_method_named(method), (int64_t)time(NULL));
	request_set_sent(exchange->req, exchange->target);
	unsigned refusal = read_head(exchange, connection, method, version, &body_bytes);
	if (refusal)
		return answer(server, exchange, connection, refusal);

	/* An answer given this early, before the body is read, ends the connection. */
	note_peer(server, exchange, connection);
	if (body_bytes > 0 && !is_welcome(server, exchange))
		return answer(server, exchange, connection, 0);
	return MHD_YES;
}

enum MHD_Result exchange_go_on(void *context, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_length,
	void **state)
{
	struct server *server = context;
	struct exchange *exchange = *state;
	(void)url;
	if (!exchange->req)
		return on_head(server, exchange, connection, method, version);
	if (exchange->res)
		return send_answer(server, exchange, connection);
	if (*upload_length == 0)
		return takes_long(server, exchange) ? answer_later(server, exchange, connection)
			: answer(server, exchange, connection, 0);

	if (exchange->body.length + *upload_length > REQUEST_MAX_BODY)
		return MHD_NO;
	text_add_bytes(&exchange->body, upload, *upload_length);
	*upload_length = 0;
	return MHD_YES;
}

void exchange_end(void *context, struct MHD_Connection *connection, void **state,
	enum MHD_RequestTerminationCode code)
{
	struct server *server = context;
	struct exchange *exchange = *state;
	if (!exchange)
		return;
	has_arrived(server, exchange);
	exchange_log(server, exchange, connection, code);
	guard_step(server->guard, exchange->socket, STEP_WAITING,
		guard_now() + server->options.times.wait_ms);
	request_free(exchange->req);
	response_free(exchange->res);
	text_done(&exchange->body);
	free(exchange->target);
	free(exchange);
	*state = NULL;
}
