#ifndef HTTP_PEER_H
#define HTTP_PEER_H

struct sockaddr;

/* Where a client is, as a text to count by: "192.0.2.1", and of an IPv6 address the network it is
 * in, "2001:db8:1:2::/64", for a house has 2^64 addresses there. An IPv4 address in the clothes of
 * IPv6 is told as IPv4. Results go to free(). */

/**
 * Of a socket; "" when it has none (a unix socket), when it is of this machine, where a proxy stands,
 * or `address` is NULL.
 */
char *peer_name(const struct sockaddr *address);

/**
 * What a proxy says in X-Forwarded-For: the last entry, the only one that the proxy itself wrote.
 * It may have brackets and a port. NULL when that is no address.
 */
char *peer_forwarded(const char *field);

#endif
