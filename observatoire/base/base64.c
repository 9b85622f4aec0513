#include "base/base64.h"

#include "base/mem.h"
#include "base/owned.h"

#include <sodium.h>
#include <string.h>

enum { VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING };

char *base64_write(const char *bytes, size_t length)
{
	size_t room = sodium_base64_encoded_len(length, VARIANT);
	char *text = mem_new(room, 1);
	return sodium_bin2base64(text, room, (const unsigned char *)bytes, length, VARIANT);
}

char *base64_read(const char *text, size_t *length)
{
	size_t written = strlen(text), room = written / 4 * 3 + 3;
	OWNED_STRING bytes = mem_new(room + 1, 1);
	if (sodium_base642bin((unsigned char *)bytes, room, text, written, NULL, length, NULL, VARIANT) != 0)
		return NULL;
	return TAKE(bytes);
}
