#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Memory never runs out for our callers: these abort instead. Every input
 * therefore has a limit (docs/limits.md). All results go to free(). */

/** `count` zeroed items of `size` bytes. */
__attribute__((malloc, returns_nonnull))
void *mem_new(size_t count, size_t size);

/** Room for `count` items of `size` bytes; what was there stays, the rest is not set. */
__attribute__((returns_nonnull))
void *mem_resize(void *old, size_t count, size_t size);

/**
 * Room for one more item behind `count` of them: `items` as they are, or twice the room. `*capacity` is how
 * many there is room for, 0 at first.
 */
static inline void *mem_room(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? 2 * *capacity : 8;
	return mem_resize(items, *capacity, size);
}

/** A copy of `text`; NULL stays NULL. */
char *mem_copy(const char *text);

/** The first `length` bytes of `bytes`, with a zero behind. */
__attribute__((malloc, returns_nonnull))
char *mem_copy_bytes(const char *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
