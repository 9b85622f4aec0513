#include "base/file.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void descriptor_drop(int *descriptor)
{
	if (*descriptor >= 0)
		close(*descriptor);
}

#define OWNED_DESCRIPTOR __attribute__((cleanup(descriptor_drop))) int

static bool fail(struct error *err, const char *path)
{
	enum error_kind kind = errno == ENOENT || errno == ENOTDIR ? ERROR_NOT_FOUND : ERROR_FAILED;
	return error_set(err, kind, "%s: %s", path, strerror(errno));
}

/* Read until the end or until one byte past the limit. */
static bool read_all(int descriptor, struct text *content, size_t limit)
{
	char block[65536];
	while (content->length <= limit) {
		ssize_t got = read(descriptor, block, sizeof block);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0;
		text_add_bytes(content, block, (size_t)got);
	}
	return true;
}

char *file_read(const char *path, size_t limit, size_t *length, struct error *err)
{
	OWNED_DESCRIPTOR descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat facts;
	if (descriptor < 0 || fstat(descriptor, &facts) != 0) {
		fail(err, path);
		return NULL;
	}
	if (!S_ISREG(facts.st_mode)) {
		error_set(err, ERROR_INVALID, "%s: not a regular file", path);
		return NULL;
	}

	OWNED_TEXT content = {0};
	if ((size_t)facts.st_size <= limit && !read_all(descriptor, &content, limit)) {
		fail(err, path);
		return NULL;
	}
	if ((size_t)facts.st_size > limit || content.length > limit) {
		error_set(err, ERROR_TOO_LARGE, "%s: more than %zu bytes", path, limit);
		return NULL;
	}
	*length = content.length;
	return text_take(&content);
}

static bool write_all(int descriptor, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t put = write(descriptor, bytes, length);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes += put;
		length -= (size_t)put;
	}
	return true;
}

bool file_write(const char *path, const char *bytes, size_t length, struct error *err)
{
	OWNED_STRING beside = text_make("%s.%ld.part", path, (long)getpid());
	OWNED_DESCRIPTOR descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
	if (descriptor < 0)
		return fail(err, beside);
	if (!write_all(descriptor, bytes, length) || fsync(descriptor) != 0 || rename(beside, path) != 0) {
		fail(err, path);
		unlink(beside);
		return false;
	}
	return true;
}

bool file_make_folder(const char *path, struct error *err)
{
	if (path[0] == '\0')
		return error_set(err, ERROR_FAILED, "an empty path is no folder");
	OWNED_STRING prefix = mem_copy(path);
	for (char *slash = strchr(prefix + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(prefix, 0755) != 0 && errno != EEXIST)
			return fail(err, prefix);
		*slash = '/';
	}
	if (mkdir(path, 0755) != 0 && errno != EEXIST)
		return fail(err, path);
	return file_is_folder(path) || error_set(err, ERROR_FAILED, "%s: not a folder", path);
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool file_is_gone(const char *path)
{
	return !file_exists(path) && (errno == ENOENT || errno == ENOTDIR);
}

bool file_is_folder(const char *path)
{
	struct stat facts;
	return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

char *file_join(const char *folder, const char *name)
{
	size_t length = strlen(folder);
	bool ends = length > 0 && folder[length - 1] == '/';
	return text_make("%s%s%s", folder, ends ? "" : "/", name);
}

static int remove_one(const char *path, const struct stat *facts, int type, struct FTW *where)
{
	(void)facts;
	(void)type;
	(void)where;
	return remove(path);
}

bool file_remove_tree(const char *path, struct error *err)
{
	if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT)
		return fail(err, path);
	return true;
}

static bool flush_file(const char *path, struct error *err)
{
	struct stat facts;
	if (lstat(path, &facts) != 0)
		return fail(err, path);
	if (!S_ISREG(facts.st_mode))
		return true;
	OWNED_DESCRIPTOR descriptor = open(path, O_RDONLY | O_CLOEXEC);
	return (descriptor >= 0 && fsync(descriptor) == 0) || fail(err, path);
}

bool file_flush_files(const char *path, struct error *err)
{
	DIR *folder = opendir(path);
	if (!folder)
		return fail(err, path);
	bool done = true;
	for (struct dirent *entry = readdir(folder); done && entry; entry = readdir(folder)) {
		OWNED_STRING file = file_join(path, entry->d_name);
		done = flush_file(file, err);
	}
	closedir(folder);
	return done;
}

bool file_flush_folder(const char *path, struct error *err)
{
	OWNED_DESCRIPTOR descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (descriptor < 0 || fsync(descriptor) != 0)
		return fail(err, path);
	return true;
}
