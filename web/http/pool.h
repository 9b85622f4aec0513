#ifndef HTTP_POOL_H
#define HTTP_POOL_H

#include "base/owned.h"
#include "http/answer.h"

#include <stddef.h>

/** A fixed set of desks, each lent to one request at a time. Safe between threads. */
struct pool;

/** One desk for each of the `count` apps, which are borrowed as long as the pool lives. */
struct pool *pool_new(struct app *const *apps, size_t count);
void pool_free(struct pool *pool);
OWNABLE(pool)

/** A desk nobody uses; waits for one. */
const struct desk *pool_borrow(struct pool *pool);
void pool_return(struct pool *pool, const struct desk *desk);

#endif
