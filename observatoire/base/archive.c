#include "base/archive.h"

#include "base/mem.h"

#include <zip.h>

#include <stdlib.h>

enum { FIRST_DAY = 1 << 5 | 1 };  /* 1 January 1980, the first that ZIP can tell */

struct archive {
	zip_source_t *source;  /* where the archive is written */
	zip_t *zip;            /* NULL once it is closed, or could not be opened */
	struct error err;      /* the first failure */
};

static void fail(struct archive *archive, zip_error_t *why)
{
	if (archive->err.kind == ERROR_NONE)
		error_set(&archive->err, ERROR_FAILED, "archive: %s", zip_error_strerror(why));
	zip_error_fini(why);
}

/* The archive takes the source over when it is opened; a second hold on it lets its bytes be read. */
struct archive *archive_new(void)
{
	struct archive *archive = mem_new(1, sizeof *archive);
	zip_error_t why;
	*archive = (struct archive){0};
	zip_error_init(&why);
	archive->source = zip_source_buffer_create(NULL, 0, 0, &why);
	if (!archive->source) {
		fail(archive, &why);
		return archive;
	}
	zip_source_keep(archive->source);
	archive->zip = zip_open_from_source(archive->source, ZIP_TRUNCATE, &why);
	if (!archive->zip) {
		zip_source_free(archive->source);
		fail(archive, &why);
	}
	return archive;
}

void archive_free(struct archive *archive)
{
	if (!archive)
		return;
	if (archive->zip)
		zip_discard(archive->zip);
	if (archive->source)
		zip_source_free(archive->source);
	free(archive);
}

static void keep_failure(struct archive *archive)
{
	if (archive->err.kind == ERROR_NONE)
		error_set(&archive->err, ERROR_FAILED, "archive: %s", zip_strerror(archive->zip));
}

/* A source that was not taken over is still ours to free; one that was goes with the archive. */
void archive_add(struct archive *archive, const char *name, const char *bytes, size_t length,
	enum archive_form form)
{
	if (!archive->zip)
		return;
	/* Of a file that is empty the library takes nothing over. */
	char *copy = length > 0 ? mem_copy_bytes(bytes, length) : NULL;
	zip_source_t *file = zip_source_buffer(archive->zip, copy, length, 1);
	zip_int64_t place = file ? zip_file_add(archive->zip, name, file, 0) : -1;
	if (place < 0) {
		if (file)
			zip_source_free(file);
		keep_failure(archive);
		return;
	}
	zip_int32_t method = form == ARCHIVE_STORED ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
	if (zip_set_file_compression(archive->zip, (zip_uint64_t)place, method, 0) < 0
		|| zip_file_set_dostime(archive->zip, (zip_uint64_t)place, 0, FIRST_DAY, 0) < 0)
		keep_failure(archive);
}

/* What was written into the source, once the archive is closed. */
static char *read_source(struct archive *archive, size_t *length)
{
	zip_stat_t size;
	if (zip_source_stat(archive->source, &size) < 0 || zip_source_open(archive->source) < 0) {
		error_set(&archive->err, ERROR_FAILED, "archive: it cannot be read back");
		return NULL;
	}
	OWNED_STRING bytes = mem_new(size.size + 1, 1);
	zip_int64_t got = zip_source_read(archive->source, bytes, size.size);
	zip_source_close(archive->source);
	if (got < 0 || (zip_uint64_t)got != size.size) {
		error_set(&archive->err, ERROR_FAILED, "archive: it cannot be read back");
		return NULL;
	}
	*length = (size_t)got;
	return TAKE(bytes);
}

char *archive_take(struct archive *archive, size_t *length, struct error *err)
{
	if (archive->zip && archive->err.kind == ERROR_NONE) {
		if (zip_close(archive->zip) < 0)
			keep_failure(archive);
		else
			archive->zip = NULL;
	}
	char *bytes = archive->err.kind == ERROR_NONE ? read_source(archive, length) : NULL;
	if (!bytes)
		error_set(err, archive->err.kind, "%s", archive->err.text);
	return bytes;
}
