#include "http/guard.h"

#include "base/mem.h"

#include <netinet/in.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

enum { ADDRESS_BYTES = 16 };

/* One connection; its place in the table is its descriptor. */
struct guest {
	bool is_here, is_late, is_counted;
	enum step step;
	uint64_t until_ms;
	unsigned char address[ADDRESS_BYTES];
};

struct guard {
	pthread_mutex_t lock;
	struct guest *guests;
	size_t capacity;
	size_t here, max, max_per_address;
};

struct guard *guard_new(size_t max, size_t max_per_address)
{
	struct guard *guard = mem_new(1, sizeof *guard);
	pthread_mutex_init(&guard->lock, NULL);
	guard->max = max;
	guard->max_per_address = max_per_address;
	return guard;
}

void guard_free(struct guard *guard)
{
	if (!guard)
		return;
	pthread_mutex_destroy(&guard->lock);
	free(guard->guests);
	free(guard);
}

uint64_t guard_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* The address as IPv6, cut to the /64 that one home or school is given. False when it is ours. */
static bool read_address(const struct sockaddr *from, unsigned char address[static ADDRESS_BYTES])
{
	struct in6_addr ip = {0};
	if (from->sa_family == AF_INET) {
		ip.s6_addr[10] = ip.s6_addr[11] = 0xFF;
		memcpy(ip.s6_addr + 12, &((const struct sockaddr_in *)(const void *)from)->sin_addr, 4);
	} else if (from->sa_family == AF_INET6) {
		ip = ((const struct sockaddr_in6 *)(const void *)from)->sin6_addr;
	} else {
		return false;
	}

	if (IN6_IS_ADDR_LOOPBACK(&ip) || (IN6_IS_ADDR_V4MAPPED(&ip) && ip.s6_addr[12] == 127))
		return false;
	memcpy(address, ip.s6_addr, ADDRESS_BYTES);
	if (!IN6_IS_ADDR_V4MAPPED(&ip))
		memset(address + 8, 0, 8);
	return true;
}

static size_t count_of(const struct guard *guard, const unsigned char *address)
{
	size_t count = 0;
	for (size_t i = 0; i < guard->capacity; i++)
		count += guard->guests[i].is_here && guard->guests[i].is_counted
			&& memcmp(guard->guests[i].address, address, ADDRESS_BYTES) == 0;
	return count;
}

static struct guest *guest_at(struct guard *guard, int socket)
{
	size_t place = (size_t)socket;
	if (place >= guard->capacity) {
		size_t capacity = place + 64;
		guard->guests = mem_resize(guard->guests, capacity, sizeof *guard->guests);
		memset(guard->guests + guard->capacity, 0,
			(capacity - guard->capacity) * sizeof *guard->guests);
		guard->capacity = capacity;
	}
	return &guard->guests[place];
}

bool guard_admit(struct guard *guard, int socket, const struct sockaddr *address, uint64_t until_ms)
{
	struct guest guest = { .is_here = true, .step = STEP_WAITING, .until_ms = until_ms };
	guest.is_counted = read_address(address, guest.address);

	pthread_mutex_lock(&guard->lock);
	bool is_welcome = !guest.is_counted || guard->max_per_address == 0
		|| count_of(guard, guest.address) < guard->max_per_address;
	if (is_welcome) {
		struct guest *place = guest_at(guard, socket);
		guard->here += !place->is_here;
		*place = guest;
	}
	pthread_mutex_unlock(&guard->lock);
	return is_welcome;
}

void guard_step(struct guard *guard, int socket, enum step step, uint64_t until_ms)
{
	pthread_mutex_lock(&guard->lock);
	struct guest *guest = guest_at(guard, socket);
	guest->step = step;
	guest->until_ms = until_ms;
	pthread_mutex_unlock(&guard->lock);
}

void guard_leave(struct guard *guard, int socket)
{
	pthread_mutex_lock(&guard->lock);
	struct guest *guest = guest_at(guard, socket);
	guard->here -= guest->is_here;
	*guest = (struct guest){0};
	pthread_mutex_unlock(&guard->lock);
}

void guard_sweep(struct guard *guard, uint64_t now_ms)
{
	pthread_mutex_lock(&guard->lock);
	for (size_t i = 0; i < guard->capacity; i++) {
		struct guest *guest = &guard->guests[i];
		if (!guest->is_here || guest->is_late || guest->step == STEP_WORKING
			|| now_ms < guest->until_ms)
			continue;
		/* Its thread sees the end of the stream and closes; the descriptor stays ours until then. */
		guest->is_late = true;
		shutdown((int)i, SHUT_RDWR);
	}
	pthread_mutex_unlock(&guard->lock);
}

bool guard_is_late(struct guard *guard, int socket)
{
	pthread_mutex_lock(&guard->lock);
	bool is_late = guest_at(guard, socket)->is_late;
	pthread_mutex_unlock(&guard->lock);
	return is_late;
}

bool guard_is_full(struct guard *guard)
{
	pthread_mutex_lock(&guard->lock);
	bool is_full = guard->here >= guard->max;
	pthread_mutex_unlock(&guard->lock);
	return is_full;
}

size_t guard_drain(struct guard *guard)
{
	pthread_mutex_lock(&guard->lock);
	for (size_t i = 0; i < guard->capacity; i++)
		if (guard->guests[i].is_here && guard->guests[i].step == STEP_WAITING)
			/* What the client has sent already can still be read. */
			shutdown((int)i, SHUT_RD);
	size_t here = guard->here;
	pthread_mutex_unlock(&guard->lock);
	return here;
}
