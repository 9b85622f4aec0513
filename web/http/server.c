#include "http/server_inner.h"

#include "base/mem.h"
#include "http/brief.h"
#include "http/guard.h"
#include "http/lane.h"
#include "http/listen.h"
#include "http/log.h"
#include "http/pool.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum {
	CONNECTION_MEMORY = 128 * 1024, /* header and answer's header of one connection: what is too
	                                 * long is ours to refuse up to 10,000 characters of any kind */
	SILENCE_SECONDS = 15,           /* without a byte in either direction */
	SWEEP_MS = 250,
};

int server_socket_of(struct MHD_Connection *connection)
{
	return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

static void on_connection(void *context, struct MHD_Connection *connection, void **state,
	enum MHD_ConnectionNotificationCode code)
{
	struct server *server = context;
	(void)state;
	if (code == MHD_CONNECTION_NOTIFY_CLOSED)
		guard_leave(server->guard, server_socket_of(connection));
}

/* ---- Letting clients in ---- */

/* Before libmicrohttpd knows the client: no template, no thread, a few bytes. */
static void turn_away(int client)
{
	brief_answer(client, 429, "Trop de connexions depuis votre adresse. Réessayez dans un instant.\n");
	close(client);
}

static void let_in(struct server *server, int listener)
{
	struct sockaddr_storage address = {0};
	socklen_t length = sizeof address;
	int client = accept4(listener, (struct sockaddr *)&address, &length, SOCK_CLOEXEC | SOCK_NONBLOCK);
	if (client < 0)
		return;

	const struct sockaddr *from = (const struct sockaddr *)&address;
	if (!guard_admit(server->guard, client, from, guard_now() + server->options.times.wait_ms))
		turn_away(client);
	else if (MHD_add_connection(server->daemon, client, from, length) != MHD_YES)
		guard_leave(server->guard, client);
}

/* One thread for all the sockets: it counts clients before they cost anything, and watches the clock. */
static void *accept_clients(void *context)
{
	struct server *server = context;
	struct pollfd waits[LISTEN_MAX + 1] = { { .fd = server->wake, .events = POLLIN } };
	size_t count = server->options.listeners->count;
	for (size_t i = 0; i < count; i++)
		waits[i + 1] = (struct pollfd){ .fd = server->options.listeners->items[i].socket,
			.events = POLLIN };

	uint64_t next_sweep = guard_now() + SWEEP_MS;
	while (!atomic_load(&server->is_stopping)) {
		/* A full house leaves newcomers in the system's queue. */
		size_t watched = guard_is_full(server->guard) ? 1 : count + 1;
		int ready = poll(waits, watched, SWEEP_MS);
		for (size_t i = 1; ready > 0 && i < watched; i++)
			if (waits[i].revents)
				let_in(server, waits[i].fd);
		if (guard_now() >= next_sweep) {
			guard_sweep(server->guard, guard_now());
			next_sweep = guard_now() + SWEEP_MS;
		}
	}
	return NULL;
}

/* ---- Start and stop ---- */

/*
 * What libmicrohttpd says of itself. Requests it refuses before we see them still get their line; of
 * the rest, only what keeps it from starting matters: later remarks are of clients who left, and of
 * TCP options that a unix socket does not have.
 */
static void on_remark(void *context, const char *format, va_list args)
{
	struct server *server = context;
	char text[512];
	vsnprintf(text, sizeof text, format, args);
	text[strcspn(text, "\n")] = '\0';

	static const char code_follows[] = "HTTP response code is ";
	const char *code = strstr(text, code_follows);
	unsigned status = code ? (unsigned)strtoul(code + strlen(code_follows), NULL, 10) : 0;
	if (status && !exchange_refuse(server, status))
		log_line(LOG_LEVEL_INFO,
			"method=- path=- status=%u us=0 bytes=0 why=\"request: unreadable\"", status);
	else if (!status && !atomic_load(&server->is_started))
		log_line(LOG_LEVEL_WARNING, "microhttpd: %s", text);
}

static struct MHD_Daemon *start_daemon(struct server *server)
{
	/* The library divides its limit among its threads, and one that passes its share closes the
	 * newcomer without a word to us. The guard alone counts: one thread may have all clients. */
	unsigned most = (unsigned)server->options.connections * server->options.threads;

	/* poll, not epoll: MHD_epoll() freezes all clients of a thread when exactly 128 are ready. */
	return MHD_start_daemon(
		MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ITC | MHD_USE_ERROR_LOG
			| MHD_ALLOW_SUSPEND_RESUME,
		0, NULL, NULL, exchange_go_on, server,
		MHD_OPTION_EXTERNAL_LOGGER, on_remark, server,
		MHD_OPTION_THREAD_POOL_SIZE, server->options.threads,
		MHD_OPTION_CONNECTION_LIMIT, most,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SILENCE_SECONDS,
		MHD_OPTION_URI_LOG_CALLBACK, exchange_begin, server,
		MHD_OPTION_NOTIFY_COMPLETED, exchange_end, server,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, server,
		MHD_OPTION_END);
}

static void server_free(struct server *server)
{
	if (!server)
		return;
	/* No connection may sleep when the library stops. */
	lane_stop(server->lane);
	if (server->daemon)
		MHD_stop_daemon(server->daemon);
	if (server->wake >= 0)
		close(server->wake);
	pool_free(server->pool);
	guard_free(server->guard);
	pthread_mutex_destroy(&server->arriving_lock);
	free(server);
}
OWNABLE(server)

struct server *server_start(const struct server_options *options, struct error *err)
{
	OWNED(server) server = mem_new(1, sizeof *server);
	server->options = *options;
	pthread_mutex_init(&server->arriving_lock, NULL);
	server->guard = guard_new(options->connections, options->connections_per_address);
	server->pool = pool_new(options->apps, options->threads + SERVER_APPS_ASIDE);
	server->wake = eventfd(0, EFD_CLOEXEC);
	server->lane = lane_start(exchange_answer_aside, server, err);
	if (!server->lane)
		return NULL;
	server->daemon = server->wake >= 0 ? start_daemon(server) : NULL;
	if (!server->daemon) {
		error_set(err, ERROR_FAILED, "server: cannot start: %s", strerror(errno));
		return NULL;
	}
	atomic_store(&server->is_started, true);
	int why = pthread_create(&server->acceptor, NULL, accept_clients, server);
	if (why != 0) {
		error_set(err, ERROR_FAILED, "server: no thread: %s", strerror(why));
		return NULL;
	}
	return TAKE(server);
}

void server_stop(struct server *server)
{
	if (!server)
		return;
	atomic_store(&server->is_stopping, true);
	eventfd_write(server->wake, 1);
	pthread_join(server->acceptor, NULL);
	/* Closed now: a client that comes later is refused at once rather than left waiting. */
	listeners_done(server->options.listeners);

	uint64_t end = guard_now() + server->options.times.drain_ms;
	while (guard_drain(server->guard) > 0 && guard_now() < end) {
		guard_sweep(server->guard, guard_now());
		poll(NULL, 0, 20);
	}
	server_free(server);
}
