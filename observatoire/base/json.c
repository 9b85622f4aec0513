#include "base/json.h"

#include <jansson.h>
#include <stdlib.h>

/* struct json is only another name for jansson's type, so that one file knows it. */
static json_t *inner(struct json *json)
{
	return (json_t *)json;
}

static struct json *outer(json_t *json)
{
	if (!json)
		abort();
	return (struct json *)json;
}

static void set(struct json *object, const char *key, json_t *value)
{
	if (json_object_set_new(inner(object), key, value) != 0)
		abort();
}

static void push(struct json *list, json_t *value)
{
	if (json_array_append_new(inner(list), value) != 0)
		abort();
}

struct json *json_new(void)
{
	return outer(json_object());
}

struct json *json_new_list(void)
{
	return outer(json_array());
}

void json_free(struct json *json)
{
	json_decref(inner(json));
}

void json_set_text(struct json *object, const char *key, const char *value)
{
	set(object, key, value ? json_string(value) : json_null());
}

void json_set_integer(struct json *object, const char *key, int64_t value)
{
	set(object, key, json_integer(value));
}

void json_set_real(struct json *object, const char *key, double value)
{
	set(object, key, json_real(value));
}

void json_set_boolean(struct json *object, const char *key, bool value)
{
	set(object, key, json_boolean(value));
}

struct json *json_set_object(struct json *object, const char *key)
{
	json_t *child = json_object();
	set(object, key, child);
	return outer(child);
}

struct json *json_set_object_once(struct json *object, const char *key)
{
	json_t *there = json_object_get(inner(object), key);
	return there ? outer(there) : json_set_object(object, key);
}

struct json *json_set_list(struct json *object, const char *key)
{
	json_t *child = json_array();
	set(object, key, child);
	return outer(child);
}

void json_push_text(struct json *list, const char *value)
{
	push(list, json_string(value));
}

struct json *json_push_object(struct json *list)
{
	json_t *child = json_object();
	push(list, child);
	return outer(child);
}

struct json *json_push_list(struct json *list)
{
	json_t *child = json_array();
	push(list, child);
	return outer(child);
}

char *json_write(const struct json *json)
{
	char *written = json_dumps((const json_t *)json,
		JSON_COMPACT | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(6));
	if (!written)
		abort();
	return written;
}
