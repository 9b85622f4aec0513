#ifndef HTTP_LISTEN_H
#define HTTP_LISTEN_H

#include "base/error.h"

#include <stddef.h>

enum {
	LISTEN_MAX = 16,        /* sockets of one server */
	LISTEN_BACKLOG = 512,   /* connections waiting to be accepted */
};

/** One socket that waits for clients. */
struct listener {
	int socket;
	char *name;   /* "127.0.0.1:8080", "[::1]:8080", "unix:/run/…", "systemd:3" when it has none */
	char *path;   /* of a socket of ours to remove at the end, or NULL */
};

/** Where a server listens. Starts as {0}. */
struct listeners {
	struct listener items[LISTEN_MAX];
	size_t count;
};

/** Close the sockets and remove those of the file system. */
void listeners_done(struct listeners *listeners);
#define OWNED_LISTENERS __attribute__((cleanup(listeners_done))) struct listeners

/**
 * Listen at "ADDRESS:PORT", "[IPV6]:PORT" ("[::]:80" takes IPv4 too), ":PORT" (every address),
 * or "unix:PATH" (a socket nobody answers at is replaced). Port 0 lets the system choose. False with
 *   ERROR_INVALID    not one of these forms
 *   ERROR_TOO_LARGE  more than LISTEN_MAX
 *   ERROR_BUSY       somebody listens there already
 *   ERROR_FAILED     the system refuses
 */
bool listen_at(struct listeners *listeners, const char *address, struct error *err);

/** Whether `address` has one of these forms; it may still not be ours to listen at. */
bool listen_reads(const char *address);

/**
 * Take the sockets that systemd opened for this process (LISTEN_PID, LISTEN_FDS), none being
 * fine too. Called before any thread starts: it forgets these variables. ERROR_INVALID when one
 * of them is not a listening stream socket.
 */
bool listen_inherit(struct listeners *listeners, struct error *err);

#endif
