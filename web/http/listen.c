#include "http/listen.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { FIRST_INHERITED = 3 };  /* SD_LISTEN_FDS_START */

void listeners_done(struct listeners *listeners)
{
	for (size_t i = 0; i < listeners->count; i++) {
		struct listener *listener = &listeners->items[i];
		close(listener->socket);
		if (listener->path)
			unlink(listener->path);
		free(listener->path);
		free(listener->name);
	}
	listeners->count = 0;
}

static const char *reason(int why)
{
	switch (why) {
	case EADDRINUSE:    return "un autre programme y écoute déjà";
	case EADDRNOTAVAIL: return "cette adresse n’est pas de cette machine";
	case EACCES:        return "ce compte n’en a pas le droit";
	default:            return strerror(why);
	}
}

static bool fail(struct error *err, const char *address)
{
	enum error_kind kind = errno == EADDRINUSE ? ERROR_BUSY : ERROR_FAILED;
	return error_set(err, kind, "%s : %s", address, reason(errno));
}

static void keep(struct listeners *listeners, int socket_fd, char *name, char *path)
{
	listeners->items[listeners->count++] = (struct listener){ socket_fd, name, path };
}

/* Bind and listen; on failure the socket is closed and errno says why. */
static int open_socket(const struct sockaddr *address, socklen_t length)
{
	int made = socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (made < 0)
		return -1;

	int on = 1, off = 0;
	if (address->sa_family != AF_UNIX)
		setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (address->sa_family == AF_INET6)
		setsockopt(made, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
	if (bind(made, address, length) != 0 || listen(made, LISTEN_BACKLOG) != 0) {
		int why = errno;
		close(made);
		errno = why;
		return -1;
	}
	return made;
}

/* ---- unix:PATH ---- */

/* A socket left behind by a process that was killed refuses connections: it may go. */
static void remove_stale(const struct sockaddr_un *address)
{
	struct stat facts;
	if (lstat(address->sun_path, &facts) != 0 || !S_ISSOCK(facts.st_mode))
		return;
	int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (probe < 0)
		return;
	if (connect(probe, (const struct sockaddr *)address, sizeof *address) != 0 && errno == ECONNREFUSED)
		unlink(address->sun_path);
	close(probe);
}

static bool listen_at_path(struct listeners *listeners, const char *name, struct error *err)
{
	const char *path = strchr(name, ':') + 1;
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	if (*path == '\0' || strlen(path) >= sizeof address.sun_path)
		return error_set(err, ERROR_INVALID, "%s : un chemin de 1 à %zu octets est attendu", name,
			sizeof address.sun_path - 1);

	memcpy(address.sun_path, path, strlen(path));
	remove_stale(&address);
	int made = open_socket((const struct sockaddr *)&address, sizeof address);
	if (made < 0)
		return fail(err, name);
	/* What is served is public; the folder's own rights say who may come near. */
	chmod(path, 0666);
	keep(listeners, made, mem_copy(name), mem_copy(path));
	return true;
}

/* ---- ADDRESS:PORT ---- */

/* Cut "[::1]:8080" into host and port; false for what has not this form. */
static bool split_address(const char *address, char **host, char **port)
{
	const char *colon = strrchr(address, ':');
	if (!colon)
		return false;
	size_t digits = strspn(colon + 1, "0123456789");
	if (digits == 0 || digits > 5 || colon[1 + digits] != '\0' || strtoul(colon + 1, NULL, 10) > 65535)
		return false;

	size_t length = (size_t)(colon - address);
	bool has_brackets = length > 2 && address[0] == '[' && colon[-1] == ']';
	if (!has_brackets && memchr(address, ':', length))
		return false;
	*host = has_brackets ? mem_copy_bytes(address + 1, length - 2) : mem_copy_bytes(address, length);
	*port = mem_copy(colon + 1);
	return true;
}

/* The address a socket really has: the system chose the port when 0 was asked. */
static char *name_of(int made, const char *wanted)
{
	struct sockaddr_storage address;
	socklen_t length = sizeof address;
	char host[NI_MAXHOST], port[NI_MAXSERV];
	if (getsockname(made, (struct sockaddr *)&address, &length) != 0 || address.ss_family == AF_UNIX
		|| getnameinfo((struct sockaddr *)&address, length, host, sizeof host, port, sizeof port,
			NI_NUMERICHOST | NI_NUMERICSERV) != 0)
		return mem_copy(wanted);
	return text_make(address.ss_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host, port);
}

static bool listen_at_port(struct listeners *listeners, const char *address, struct error *err)
{
	OWNED_STRING host = NULL;
	OWNED_STRING port = NULL;
	if (!split_address(address, &host, &port))
		return error_set(err, ERROR_INVALID, "%s : ADRESSE:PORT, [IPV6]:PORT ou unix:CHEMIN est attendu",
			address);

	struct addrinfo wanted = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV };
	struct addrinfo *found;
	int why = getaddrinfo(*host ? host : "::", port, &wanted, &found);
	if (why != 0)
		return error_set(err, ERROR_INVALID, "%s : cette adresse ne se trouve pas (%s)", address,
			gai_strerror(why));

	int made = open_socket(found->ai_addr, found->ai_addrlen);
	freeaddrinfo(found);
	if (made < 0)
		return fail(err, address);
	keep(listeners, made, name_of(made, address), NULL);
	return true;
}

bool listen_reads(const char *address)
{
	OWNED_STRING host = NULL;
	OWNED_STRING port = NULL;
	if (strncmp(address, "unix:", 5) == 0)
		return address[5] != '\0' && strlen(address + 5) < sizeof((struct sockaddr_un *)NULL)->sun_path;
	return split_address(address, &host, &port);
}

bool listen_at(struct listeners *listeners, const char *address, struct error *err)
{
	if (listeners->count == LISTEN_MAX)
		return error_set(err, ERROR_TOO_LARGE, "plus de %d adresses où écouter", LISTEN_MAX);
	if (strncmp(address, "unix:", 5) == 0)
		return listen_at_path(listeners, address, err);
	return listen_at_port(listeners, address, err);
}

/* ---- systemd ---- */

static bool is_listening(int inherited)
{
	int type = 0, listens = 0;
	socklen_t length = sizeof type;
	return getsockopt(inherited, SOL_SOCKET, SO_TYPE, &type, &length) == 0 && type == SOCK_STREAM
		&& getsockopt(inherited, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length) == 0 && listens;
}

bool listen_inherit(struct listeners *listeners, struct error *err)
{
	const char *pid = getenv("LISTEN_PID");
	const char *count = getenv("LISTEN_FDS");
	bool is_ours = pid && count && strtol(pid, NULL, 10) == (long)getpid();
	long wanted = is_ours ? strtol(count, NULL, 10) : 0;
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	if (wanted < 0 || wanted > (long)(LISTEN_MAX - listeners->count))
		return error_set(err, ERROR_TOO_LARGE, "LISTEN_FDS : plus de %d sockets", LISTEN_MAX);

	for (int inherited = FIRST_INHERITED; inherited < FIRST_INHERITED + wanted; inherited++) {
		if (!is_listening(inherited))
			return error_set(err, ERROR_INVALID, "la socket %d reçue de systemd n’écoute pas", inherited);
		fcntl(inherited, F_SETFD, FD_CLOEXEC);
		fcntl(inherited, F_SETFL, fcntl(inherited, F_GETFL) | O_NONBLOCK);
		OWNED_STRING number = text_make("systemd:%d", inherited);
		keep(listeners, inherited, name_of(inherited, number), NULL);
	}
	return true;
}
