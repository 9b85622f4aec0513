#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void *mem_new(size_t count, size_t size)
{
	void *made = calloc(count ? count : 1, size ? size : 1);
	if (!made)
		abort();
	return made;
}

void *mem_resize(void *old, size_t count, size_t size)
{
	void *grown = reallocarray(old, count ? count : 1, size ? size : 1);
	if (!grown)
		abort();
	return grown;
}

char *mem_copy(const char *text)
{
	return text ? mem_copy_bytes(text, strlen(text)) : NULL;
}

char *mem_copy_bytes(const char *bytes, size_t length)
{
	char *copy = malloc(length + 1);
	if (!copy)
		abort();
	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}
