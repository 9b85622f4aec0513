#ifndef HTTP_GUARD_H
#define HTTP_GUARD_H

#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

/* Who is connected, and until when. libmicrohttpd only limits silence: a client that sends a byte
 * a second stays for ever. The guard gives each step of a request its whole time, and ends the
 * connections that pass it. Safe between threads. */

struct guard;

/** At most `max` connections, and `max_per_address` from one client (0: as many); unix sockets
 *  and this machine's own addresses, where a proxy stands, are not counted by address. */
struct guard *guard_new(size_t max, size_t max_per_address);
void guard_free(struct guard *guard);
OWNABLE(guard)

/** What a connection is doing. */
enum step {
	STEP_WAITING,    /* for the first line of a request */
	STEP_RECEIVING,  /* its header and body */
	STEP_WORKING,    /* we are making the answer: no limit of time */
	STEP_SENDING,
};

/** Let in the client behind `socket`, who has until `until_ms` to ask; false when its address has too
 *  many connections. */
bool guard_admit(struct guard *guard, int socket, const struct sockaddr *address, uint64_t until_ms);

/** The connection begins a step, which must end before `until_ms` of the clock of guard_now(). */
void guard_step(struct guard *guard, int socket, enum step step, uint64_t until_ms);

/** The connection ends; called before its socket is closed. */
void guard_leave(struct guard *guard, int socket);

/** End the connections whose time is over. */
void guard_sweep(struct guard *guard, uint64_t now_ms);

/** Whether the connection was ended by guard_sweep(). */
bool guard_is_late(struct guard *guard, int socket);

bool guard_is_full(struct guard *guard);

/** No more requests: end the connections that wait for one, and tell how many others remain. */
size_t guard_drain(struct guard *guard);

/** A clock that never goes back, in milliseconds. */
uint64_t guard_now(void);

#endif
