#include "people/gate.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/secret.h"
#include "base/text.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct count {
	char mark[HASH_BYTES];  /* of what and who; "" when the place is free */
	int64_t since;
	unsigned times;
};

struct gate {
	pthread_mutex_t lock;
	struct count counts[GATE_KEYS];
	sem_t turns;
	char *decoy;
	char salt[SECRET_BYTES];  /* of this run: what is in memory says nothing elsewhere */
};

struct gate *gate_new(void)
{
	struct gate *gate = mem_new(1, sizeof *gate);
	char nobody[SECRET_BYTES];
	pthread_mutex_init(&gate->lock, NULL);
	sem_init(&gate->turns, 0, GATE_HASHERS);
	secret_make(gate->salt);
	secret_make(nobody);
	gate->decoy = passphrase_hash(nobody, NULL);
	if (!gate->decoy)
		abort();
	return gate;
}

void gate_free(struct gate *gate)
{
	if (!gate)
		return;
	pthread_mutex_destroy(&gate->lock);
	sem_destroy(&gate->turns);
	free(gate->decoy);
	free(gate);
}

const char *gate_decoy(const struct gate *gate)
{
	return gate->decoy;
}

/* Each key has a few places, by its hash: no search through all of them, and no list to keep. */
enum { PLACES = 8 };

static struct count *place_of(struct gate *gate, const struct gate_limit *limit, const char *who)
{
	char mark[HASH_BYTES];
	OWNED_STRING key = text_make("%s %s %s", gate->salt, limit->what, who);
	secret_mark("compte des essais", key, mark);

	size_t first = strtoul((char[]){ mark[0], mark[1], mark[2], mark[3], '\0' }, NULL, 16)
		% (GATE_KEYS / PLACES) * PLACES;
	struct count *oldest = &gate->counts[first];
	for (size_t i = first; i < first + PLACES; i++) {
		if (strcmp(gate->counts[i].mark, mark) == 0)
			return &gate->counts[i];
		if (gate->counts[i].since < oldest->since)
			oldest = &gate->counts[i];
	}
	*oldest = (struct count){0};
	memcpy(oldest->mark, mark, sizeof mark);
	return oldest;
}

bool gate_take(struct gate *gate, const struct gate_limit *limit, const char *who, int64_t now)
{
	pthread_mutex_lock(&gate->lock);
	struct count *count = place_of(gate, limit, who);
	if (count->times == 0 || now >= count->since + limit->seconds || now < count->since) {
		count->since = now;
		count->times = 0;
	}
	bool may = count->times < limit->times;
	count->times += may;
	pthread_mutex_unlock(&gate->lock);
	return may;
}

void gate_forget(struct gate *gate, const struct gate_limit *limit, const char *who)
{
	pthread_mutex_lock(&gate->lock);
	*place_of(gate, limit, who) = (struct count){0};
	pthread_mutex_unlock(&gate->lock);
}

bool gate_enter(struct gate *gate)
{
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += GATE_PATIENCE;
	return sem_timedwait(&gate->turns, &until) == 0;
}

void gate_leave(struct gate *gate)
{
	sem_post(&gate->turns);
}
