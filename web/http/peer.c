#include "http/peer.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <string.h>

static char *name_of_4(const void *address)
{
	char text[INET_ADDRSTRLEN];
	return mem_copy(inet_ntop(AF_INET, address, text, sizeof text));
}

static char *name_of_6(const struct in6_addr *address)
{
	char text[INET6_ADDRSTRLEN];
	struct in6_addr network = *address;
	if (IN6_IS_ADDR_V4MAPPED(address))
		return name_of_4(&address->s6_addr[12]);
	memset(&network.s6_addr[8], 0, 8);
	return text_make("%s/64", inet_ntop(AF_INET6, &network, text, sizeof text));
}

static bool is_here(const char *name)
{
	return strncmp(name, "127.", 4) == 0;
}

char *peer_name(const struct sockaddr *address)
{
	OWNED_STRING name = NULL;
	if (address && address->sa_family == AF_INET) {
		name = name_of_4(&((const struct sockaddr_in *)(const void *)address)->sin_addr);
	} else if (address && address->sa_family == AF_INET6) {
		const struct in6_addr *six = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
		name = IN6_IS_ADDR_LOOPBACK(six) ? NULL : name_of_6(six);
	}
	return name && !is_here(name) ? TAKE(name) : mem_copy("");
}

/* « [2001:db8::1]:8080 » and « 192.0.2.1:8080 » lose their port; « 2001:db8::1 » has none. */
static char *without_port(const char *entry, size_t length)
{
	const char *first = memchr(entry, ':', length), *last = memrchr(entry, ':', length);
	if (length > 0 && *entry == '[') {
		const char *end = memchr(entry, ']', length);
		return mem_copy_bytes(entry + 1, end ? (size_t)(end - entry) - 1 : length - 1);
	}
	return mem_copy_bytes(entry, first && first == last ? (size_t)(first - entry) : length);
}

char *peer_forwarded(const char *field)
{
	static const char blanks[] = " \t";
	const char *comma = strrchr(field, ',');
	const char *entry = comma ? comma + 1 : field;
	entry += strspn(entry, blanks);
	size_t length = strlen(entry);
	while (length > 0 && strchr(blanks, entry[length - 1]))
		length--;

	struct in_addr four;
	struct in6_addr six;
	OWNED_STRING address = without_port(entry, length);
	if (inet_pton(AF_INET, address, &four) == 1)
		return name_of_4(&four);
	return inet_pton(AF_INET6, address, &six) == 1 ? name_of_6(&six) : NULL;
}
