#include "http/pool.h"

#include "base/mem.h"

#include <pthread.h>

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t returned;
	struct desk *desks;
	size_t count;
	const struct desk **free_desks;  /* the last one returned is lent first: its caches are warm */
	size_t free_count;
};

struct pool *pool_new(struct app *const *apps, size_t count)
{
	struct pool *pool = mem_new(1, sizeof *pool);
	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->returned, NULL);
	pool->desks = mem_new(count, sizeof *pool->desks);
	pool->free_desks = mem_new(count, sizeof(struct desk *));
	for (pool->count = 0; pool->count < count; pool->count++) {
		struct desk *desk = &pool->desks[pool->count];
		*desk = (struct desk){ apps[pool->count], compressor_new() };
		pool->free_desks[pool->free_count++] = desk;
	}
	return pool;
}

void pool_free(struct pool *pool)
{
	if (!pool)
		return;
	for (size_t i = 0; i < pool->count; i++)
		compressor_free(pool->desks[i].compressor);
	pthread_cond_destroy(&pool->returned);
	pthread_mutex_destroy(&pool->lock);
	free(pool->free_desks);
	free(pool->desks);
	free(pool);
}

const struct desk *pool_borrow(struct pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	while (pool->free_count == 0)
		pthread_cond_wait(&pool->returned, &pool->lock);
	const struct desk *desk = pool->free_desks[--pool->free_count];
	pthread_mutex_unlock(&pool->lock);
	return desk;
}

void pool_return(struct pool *pool, const struct desk *desk)
{
	pthread_mutex_lock(&pool->lock);
	pool->free_desks[pool->free_count++] = desk;
	pthread_cond_signal(&pool->returned);
	pthread_mutex_unlock(&pool->lock);
}
