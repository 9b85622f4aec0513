#ifndef HTTP_COOKIE_H
#define HTTP_COOKIE_H

struct request;
struct response;

/* What the site asks a browser to keep. A cookie is given only as the answer to an act of a person
 * who wants something kept, never for reading: that is why no page has a banner.
 *
 * Every cookie is sent back to the whole site and to nobody else: Path=/, no Domain, HttpOnly (no
 * script reads it), SameSite=Lax (another site's form does not carry it, a link from a message
 * does). When the public address is https it is Secure, and its name begins with "__Host-", so that
 * browsers refuse it from a neighbouring site or without encryption. `base_url` says which: it is
 * the same in all three calls, and names here are without that prefix. */

enum { COOKIE_MAX_BYTES = 4096 };  /* of a value; browsers keep no more, a longer one is as if absent */

/** A cookie to keep. Borrowed. */
struct cookie {
	const char *name;
	const char *value;  /* ASCII letters, digits and "-._~" only */
	unsigned seconds;   /* how long, counted from this answer */
};

/**
 * The value the client sent, for the caller to free(); NULL when there is none, or none that is
 * printable ASCII within COOKIE_MAX_BYTES. The first one when a name comes twice. Whatever it
 * says was chosen by the client. The answer then depends on it: tell response_vary().
 */
char *cookie_find(const struct request *req, const char *base_url, const char *name);

/** Have the client keep it; one cookie an answer. */
void cookie_give(struct response *res, const char *base_url, const struct cookie *cookie);

/** Have the client forget it at once. */
void cookie_forget(struct response *res, const char *base_url, const char *name);

#endif
