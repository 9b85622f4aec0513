#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include "base/error.h"
#include "base/owned.h"
#include "base/words.h"

struct request;

/* What a form of ours sends: the body of a POST, application/x-www-form-urlencoded, or multipart/form-data
 * when it has a file. It was read within REQUEST_MAX_BODY, and only when it came from a page of ours
 * (http/origin.h). */

struct form;

enum {
	FORM_MAX_FIELDS = 256,
	FORM_MAX_NAME = 64,           /* bytes of a field's name, decoded */
	FORM_MAX_VALUE = 256 * 1024,  /* bytes of a field's value, decoded */
	FORM_MAX_FILES = 4,
	FORM_MAX_FILE = 512 * 1024,   /* bytes of one */
	FORM_FILE_NAME = 200,         /* bytes of its name */
};

/**
 * Read the body of `req`, for the caller to form_free(). Names and values are UTF-8 without NUL;
 * line ends are LF, tabs stay, other control characters become spaces. No body is a form without
 * field. NULL with
 *   ERROR_INVALID    another media type, or a charset that is not UTF-8; what url_decode() refuses; parts
 *                    that are broken, or hold no text where no file is
 *   ERROR_TOO_LARGE  past FORM_MAX_FIELDS, _NAME, _VALUE, _FILES or _FILE
 */
struct form *form_read(const struct request *req, struct error *err);
void form_free(struct form *form);
OWNABLE(form)

/**
 * The value of one field of the body, without reading the others, for the caller to free(); NULL
 * when there is none, or no form.
 */
char *form_peek(const struct request *req, const char *name);

/** Value of a field, the first one if it is repeated; "" when absent. Borrowed. */
const char *form_value(const struct form *form, const char *name);

/** All the values of a repeated field, in their order, empty ones left out: added to `values`. */
void form_values(const struct form *form, const char *name, struct words *values);

/** Give each field that is no file to `each`, in their order. Both borrowed. */
typedef void form_field_fn(void *context, const char *name, const char *value);
void form_each(const struct form *form, form_field_fn *each, void *context);

/**
 * The bytes of the file chosen for a field, a zero behind them: nothing of them was looked at. NULL when none
 * was chosen. Borrowed.
 */
const char *form_file(const struct form *form, const char *name, size_t *length);

/**
 * The name of that file as its sender says, without folders, signs that are not shown, nor what is past
 * FORM_FILE_NAME: to be told, never to be opened. "" when there is none. Borrowed.
 */
const char *form_file_name(const struct form *form, const char *name);

#endif
