#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "base/error.h"
#include "http/answer.h"

#include <stdbool.h>
#include <stddef.h>

struct listeners;
struct server;

/** How long each step of a request may last in all, however busy the line looks. */
struct server_times {
	unsigned wait_ms;     /* from the connection, or the last answer, to the first line of a request */
	unsigned receive_ms;  /* from its first line to its last byte */
	unsigned send_ms;     /* to send the answer, and the time it takes on the slowest line */
	unsigned slowest;     /* bytes per millisecond of that line, about KB/s */
	unsigned drain_ms;    /* for the requests under way when the server stops */
};

/** What the real site uses. */
#define SERVER_TIMES_DEFAULT { 20000, 20000, 30000, 4, 10000 }

enum {
	SERVER_MIN_THREADS = 2,   /* libmicrohttpd ignores a pool of one */
	SERVER_MAX_THREADS = 64,
	SERVER_APPS_ASIDE = 1,    /* for requests that take long, answered one at a time */
	SERVER_MAX_CONNECTIONS = 16384,
	SERVER_CONNECTIONS = 1024,             /* default */
	SERVER_CONNECTIONS_PER_ADDRESS = 256,  /* default: a school may come from one address */
};

struct server_options {
	struct listeners *listeners;        /* borrowed; server_stop() empties it */
	struct site site;                   /* what it points to lives longer than the server */
	struct app *const *apps;            /* `threads` + SERVER_APPS_ASIDE: one a request under way */
	unsigned threads;                   /* SERVER_MIN_THREADS to SERVER_MAX_THREADS */
	size_t connections;                 /* at once; more wait in the system's queue */
	size_t connections_per_address;     /* more are told 429; 0: no such limit */
	struct server_times times;
	bool logs_addresses;                /* personal data: only when an operator asks */
	bool trusts_proxy;                  /* clients are where X-Forwarded-For says (http/peer.h) */
};

/**
 * Serve in threads of its own, until server_stop(). Each request is one line of the log:
 *
 *     method=GET path=/recherche status=200 us=1834 bytes=20433
 *
 * ERROR_FAILED when the system gives no thread. SIGPIPE must be ignored by the program.
 */
struct server *server_start(const struct server_options *options, struct error *err);

/** Take no more connections, let the requests under way end (`drain_ms` at most), stop. Frees it. */
void server_stop(struct server *server);

#endif
