#ifndef HTTP_EXCHANGE_INNER_H
#define HTTP_EXCHANGE_INNER_H

#include "base/error.h"
#include "base/text.h"
#include "http/request.h"
#include "http/server_inner.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What exchange.c (one request) and exchange_log.c (its line in the log) share, and nobody else. */

/* One request under way: born with its first line, gone with its log line. */
struct exchange {
	char *target;               /* as sent: path and query */
	const char *target_start;   /* where libmicrohttpd keeps it */
	size_t target_length;
	int socket;
	struct MHD_Connection *connection;
	pthread_t thread;
	struct exchange *previous, *next;  /* of server->arriving, until the header is there */
	bool is_arriving;
	uint64_t began_us;          /* as exchange_now_us() counts */
	uint64_t ready_us;          /* when the answer was ready to send; 0 until then */
	struct request *req;        /* NULL until the header is there */
	struct request_field fields[REQUEST_MAX_HEADERS + 1];
	size_t field_count;
	struct text body;
	struct response *res;       /* the answer, until it is sent; NULL before */
	unsigned status;            /* 0 until an answer is ready */
	size_t bytes;               /* of the answer's body */
	struct error err;           /* what went wrong, for the log */
};

/** Microseconds of a clock that never goes back. */
uint64_t exchange_now_us(void);

/** Who is at the other end; NULL when the library cannot tell. Borrowed from the connection. */
const struct sockaddr *exchange_peer(struct MHD_Connection *connection);

/** Write its line, once, as it ends: `code` says how. */
void exchange_log(const struct server *server, const struct exchange *exchange,
	struct MHD_Connection *connection, enum MHD_RequestTerminationCode code);

#endif
