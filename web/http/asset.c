#include "http/asset.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

/* Digits of SHA-256 in an address: two versions of one file meet once in 10^12. */
enum { FINGERPRINT_DIGITS = 10 };

static const char folder_of_site[] = "/statique/";

/* Adding a kind of static file is adding a row. */
static const struct {
	const char *extension, *type;
} kinds[] = {
	{ ".css",         "text/css; charset=utf-8" },
	{ ".ico",         "image/x-icon" },
	{ ".jpg",         "image/jpeg" },
	{ ".json",        "application/json" },
	{ ".js",          "text/javascript; charset=utf-8" },
	{ ".png",         "image/png" },
	{ ".svg",         "image/svg+xml" },
	{ ".txt",         "text/plain; charset=utf-8" },
	{ ".webmanifest", "application/manifest+json" },
	{ ".woff2",       "font/woff2" },
};

/* Forms made at build time beside each file. */
static const char *const form_extensions[ENCODING_COUNT] = {
	[ENCODING_GZIP] = ".gz",
	[ENCODING_BROTLI] = ".br",
};

struct assets {
	struct asset *items;
	size_t count;
	char fingerprint[HASH_BYTES];
};

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);
	return length > tail && strcmp(text + length - tail, end) == 0;
}

static const char *type_of(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (ends_with(name, kinds[i].extension))
			return kinds[i].type;
	return NULL;
}

static bool is_compressed_form(const char *name)
{
	for (int i = ENCODING_GZIP; i < ENCODING_COUNT; i++)
		if (ends_with(name, form_extensions[i]))
			return true;
	return false;
}

static void asset_done(struct asset *asset)
{
	for (int i = 0; i < ENCODING_COUNT; i++)
		free((char *)asset->forms[i].bytes);
	free(asset->name);
	free(asset->url);
	free(asset->etag);
}

void assets_free(struct assets *assets)
{
	if (!assets)
		return;
	for (size_t i = 0; i < assets->count; i++)
		asset_done(&assets->items[i]);
	free(assets->items);
	free(assets);
}

/* "site.css" and "3f2a…" make "/statique/site.3f2a….css". */
static char *make_url(const char *name, const char *hex)
{
	const char *dot = strrchr(name, '.');
	return text_make("%s%.*s.%.*s%s", folder_of_site, (int)(dot - name), name, FINGERPRINT_DIGITS, hex,
		dot);
}

/* The compressed forms are optional: without them the file itself is sent. */
static bool read_forms(struct asset *asset, const char *path, struct error *err)
{
	for (int i = ENCODING_GZIP; i < ENCODING_COUNT; i++) {
		struct error gone = {0};
		OWNED_STRING beside = text_make("%s%s", path, form_extensions[i]);
		struct asset_bytes *form = &asset->forms[i];
		form->bytes = file_read(beside, ASSET_MAX_BYTES, &form->length, &gone);
		if (!form->bytes && gone.kind != ERROR_NOT_FOUND)
			return error_set(err, gone.kind, "%s", gone.text);
	}
	return true;
}

static bool read_asset(struct assets *assets, const char *dir, const char *name, struct error *err)
{
	const char *type = type_of(name);
	if (!type)
		return error_set(err, ERROR_INVALID, "%s/%s : le site ne sert pas de fichier de cette sorte",
			dir, name);
	if (assets->count == ASSET_MAX_COUNT)
		return error_set(err, ERROR_TOO_LARGE, "%s : plus de %d fichiers", dir, ASSET_MAX_COUNT);

	OWNED_STRING path = file_join(dir, name);
	size_t length;
	OWNED_STRING bytes = file_read(path, ASSET_MAX_BYTES, &length, err);
	if (!bytes)
		return false;

	char hex[HASH_BYTES];
	hash_text(bytes, length, hex);
	struct asset *asset = &assets->items[assets->count++];
	*asset = (struct asset){
		.name = mem_copy(name),
		.url = make_url(name, hex),
		.type = type,
		.etag = mem_copy(hex),
		.forms[ENCODING_IDENTITY] = { TAKE(bytes), length },
	};
	return read_forms(asset, path, err);
}

/* A folder is no file of the site: a build leaves one of its own there. */
static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && entry->d_type != DT_DIR;
}

static void make_fingerprint(struct assets *assets)
{
	OWNED_TEXT all = {0};
	for (size_t i = 0; i < assets->count; i++)
		text_format(&all, "%s\n", assets->items[i].url);
	hash_text(text_string(&all), all.length, assets->fingerprint);
}

struct assets *assets_load(const char *dir, struct error *err)
{
	struct dirent **entries;
	int count = scandir(dir, &entries, is_visible, alphasort);
	if (count < 0) {
		enum error_kind kind = errno == ENOENT || errno == ENOTDIR ? ERROR_NOT_FOUND : ERROR_FAILED;
		error_set(err, kind, "%s: %s", dir, strerror(errno));
		return NULL;
	}

	OWNED(assets) assets = mem_new(1, sizeof *assets);
	assets->items = mem_new(ASSET_MAX_COUNT, sizeof *assets->items);
	bool is_read = true;
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		if (is_read && !is_compressed_form(name))
			is_read = read_asset(assets, dir, name, err);
		free(entries[i]);
	}
	free(entries);
	if (!is_read)
		return NULL;
	make_fingerprint(assets);
	return TAKE(assets);
}

const char *asset_url(const struct assets *assets, const char *name)
{
	for (size_t i = 0; i < assets->count; i++)
		if (strcmp(assets->items[i].name, name) == 0)
			return assets->items[i].url;
	return NULL;
}

const struct asset *asset_find(const struct assets *assets, const char *path, bool *is_lasting)
{
	size_t folder = sizeof folder_of_site - 1;
	if (strncmp(path, folder_of_site, folder) != 0)
		return NULL;

	for (size_t i = 0; i < assets->count; i++) {
		const struct asset *asset = &assets->items[i];
		*is_lasting = strcmp(asset->url, path) == 0;
		if (*is_lasting || strcmp(asset->name, path + folder) == 0)
			return asset;
	}
	return NULL;
}

const char *assets_fingerprint(const struct assets *assets)
{
	return assets->fingerprint;
}
