#ifndef HTTP_SERVER_INNER_H
#define HTTP_SERVER_INNER_H

#include "http/server.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

/* What server.c (clients come and go) and exchange.c (one request) share, and nobody else. */

struct server {
	struct server_options options;
	struct guard *guard;
	struct pool *pool;
	struct MHD_Daemon *daemon;
	pthread_t acceptor;
	int wake;                  /* an event that ends the acceptor */
	atomic_bool is_started, is_stopping;
	pthread_mutex_t arriving_lock;
	struct exchange *arriving; /* requests whose header is not there yet */
};

/** The descriptor of a client. */
int server_socket_of(struct MHD_Connection *connection);

/* The life of one request, as libmicrohttpd tells it: its first line has come; its header has, then
 * pieces of its body, then all of it; its answer is sent, or never will be. */
void *exchange_begin(void *context, const char *target, struct MHD_Connection *connection);
enum MHD_Result exchange_go_on(void *context, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_length, void **state);
void exchange_end(void *context, struct MHD_Connection *connection, void **state,
	enum MHD_RequestTerminationCode code);

/**
 * libmicrohttpd is about to refuse a request by itself. When it is for its Content-Length, it would
 * send two status lines in one answer: we then answer in its place, and true is returned. What it
 * finds too long or unreadable earlier it refuses well enough, and nothing says whose request it is.
 */
bool exchange_refuse(struct server *server, unsigned status);

#endif
