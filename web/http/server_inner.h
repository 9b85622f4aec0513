#ifndef HTTP_SERVER_INNER_H
#define HTTP_SERVER_INNER_H

#include "http/server.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

/* What server.c (clients come and go), exchange.c (one request) and exchange_log.c (its line of the
 * log) share, and nobody else: the only header of ours that includes libmicrohttpd's.
 *
 * A client is let in by the acceptor, a thread of ours, and then belongs to one of libmicrohttpd's
 * threads until it leaves: whatever is said of its requests is said in that thread. A connection
 * serves one request after another; each of them is one struct exchange. */

struct exchange;

struct server {
	struct server_options options;
	struct guard *guard;       /* who is connected, and until when */
	struct pool *pool;         /* what requests borrow to be answered */
	struct lane *lane;         /* where those that take long are */
	struct MHD_Daemon *daemon;
	pthread_t acceptor;        /* lets clients in, and sweeps those whose time is over */
	int wake;                  /* an eventfd(2): written once, to end the acceptor */
	atomic_bool is_started;    /* from then on libmicrohttpd's remarks are of clients, not of us */
	atomic_bool is_stopping;
	pthread_mutex_t arriving_lock;
	struct exchange *arriving; /* requests whose first line has come and whose header has not */
};

/** The descriptor of a client: the guard knows it by this number. Open as long as `connection`. */
int server_socket_of(struct MHD_Connection *connection);

/* The life of one request, called by libmicrohttpd in the thread of its connection. `context` is
 * the struct server; the other parameters are the library's. */

/** Its first line has come. Gives the exchange, which the library hands back as `*state`. */
void *exchange_begin(void *context, const char *target, struct MHD_Connection *connection);

/**
 * Called once when the header is whole, once for each piece of the body, and once when all has come
 * (no upload): answers as soon as it can. MHD_NO closes the connection without an answer.
 */
enum MHD_Result exchange_go_on(void *context, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_length,
	void **state);

/** A lane_answer: makes the answer of a request that was given to the lane, and wakes its connection. */
void exchange_answer_aside(void *context, struct exchange *exchange, bool is_over);

/** Its answer is sent, or never will be: `code` says which. Writes the line of the log. */
void exchange_end(void *context, struct MHD_Connection *connection, void **state,
	enum MHD_RequestTerminationCode code);

/**
 * To be called when libmicrohttpd remarks that it refuses a request by itself with `status`, in the
 * thread it does so. For a Content-Length it cannot read it would send two status lines in one
 * answer: we then answer in its place, on that client's socket, and true is returned. False when it
 * refuses something earlier (a line too long, or that is none): nothing says whose request that is,
 * and the library's own answer is good enough.
 */
bool exchange_refuse(struct server *server, unsigned status);

#endif
