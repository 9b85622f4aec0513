#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/owned.h"

#include <stdbool.h>
#include <stdint.h>

/* Values for machines, written by libjansson. A node belongs to the one it was
 * added to; only the root is freed. Texts must be valid UTF-8. */

struct json;

struct json *json_new(void);       /* an empty object */
struct json *json_new_list(void);  /* an empty list */
void json_free(struct json *json);
OWNABLE(json)

void json_set_text(struct json *object, const char *key, const char *value);  /* NULL gives null */
void json_set_integer(struct json *object, const char *key, int64_t value);
void json_set_real(struct json *object, const char *key, double value);
void json_set_boolean(struct json *object, const char *key, bool value);

/** A new object, or a new list, under `key`; borrowed from `object`. */
struct json *json_set_object(struct json *object, const char *key);
struct json *json_set_list(struct json *object, const char *key);

/** The object already under `key`, or a new one; borrowed from `object`. */
struct json *json_set_object_once(struct json *object, const char *key);

/** Add to a list. */
void json_push_text(struct json *list, const char *value);
struct json *json_push_object(struct json *list);
struct json *json_push_list(struct json *list);

/** One line without spaces, keys in the order they were set; for the caller to free(). */
char *json_write(const struct json *json);

#endif
