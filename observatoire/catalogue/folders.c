#include "catalogue/folders.h"

#include "base/file.h"
#include "base/lock.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum {
	POINTER_BYTES = 32,
	QUESTION_SECONDS = 60,  /* no question reads its index for longer */
};

struct lock *folders_lock(const char *index, unsigned patience_ms, struct error *err)
{
	OWNED_STRING path = file_join(index, "lock");
	return lock_take(path, patience_ms, err);
}

/* The number of a folder, 0 when the name is not one of ours. */
static unsigned long number_of(const char *name)
{
	size_t length = strspn(name, "0123456789");
	return length >= 4 && length <= 9 && name[length] == '\0' ? strtoul(name, NULL, 10) : 0;
}

/* Lines of the pointer: the number of the folder that is served, and of the one served before. */
struct pointer {
	unsigned long served, before;  /* 0: none */
};

static struct pointer read_pointer(const char *index)
{
	OWNED_STRING path = file_join(index, "current");
	size_t length = 0;
	OWNED_STRING lines = file_read(path, POINTER_BYTES, &length, NULL);
	OWNED_WORDS names = {0};
	words_split(&names, lines ? lines : "", '\n');
	return (struct pointer){
		.served = names.count > 0 ? number_of(names.items[0]) : 0,
		.before = names.count > 1 ? number_of(names.items[1]) : 0,
	};
}

static char *folder_of(const char *index, unsigned long number)
{
	return text_make("%s/%04lu", index, number);
}

char *folders_serving(const char *index, struct error *err)
{
	const struct pointer pointer = read_pointer(index);
	OWNED_STRING folder = pointer.served > 0 ? folder_of(index, pointer.served) : NULL;
	if (!folder || !file_is_folder(folder)) {
		error_set(err, ERROR_NOT_FOUND, "%s: no index is served", index);
		return NULL;
	}
	return TAKE(folder);
}

/* Numbers of all the index folders there are; NULL when the folder cannot be read. */
static unsigned long *list_numbers(const char *index, size_t *count)
{
	DIR *folder = opendir(index);
	if (!folder)
		return NULL;
	unsigned long *numbers = mem_new(1, sizeof *numbers);
	*count = 0;
	for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
		unsigned long number = number_of(entry->d_name);
		if (number == 0)
			continue;
		numbers = mem_resize(numbers, *count + 1, sizeof *numbers);
		numbers[(*count)++] = number;
	}
	closedir(folder);
	return numbers;
}

char *folders_new(const char *index, struct error *err)
{
	size_t count = 0;
	unsigned long *numbers = list_numbers(index, &count);
	if (!numbers) {
		error_set(err, ERROR_FAILED, "%s: cannot be read", index);
		return NULL;
	}
	unsigned long last = 0;
	for (size_t i = 0; i < count; i++)
		last = numbers[i] > last ? numbers[i] : last;
	free(numbers);
	return folder_of(index, last + 1);
}

bool folders_serve(const char *index, const char *folder, struct error *err)
{
	OWNED_STRING pointer = file_join(index, "current");
	OWNED_STRING lines = text_make("%s\n%04lu\n", strrchr(folder, '/') + 1, read_pointer(index).served);
	return file_flush_folder(folder, err)
		&& file_write(pointer, lines, strlen(lines), err)
		&& file_flush_folder(index, err);
}

/* Readers open the index named by the pointer at each question: those that read the one before
 * have finished some time after it changed. */
static bool is_settled(const char *index)
{
	OWNED_STRING pointer = file_join(index, "current");
	struct stat facts;
	return stat(pointer, &facts) == 0 && time(NULL) - facts.st_mtime > QUESTION_SECONDS;
}

/* A question under way reads on in files that are removed, as long as it has them open. The one before
 * is kept all the same for those that read its name and have yet to open it. */
void folders_sweep(const char *index)
{
	OWNED_STRING serving = folders_serving(index, NULL);
	size_t count = 0;
	unsigned long *numbers = serving ? list_numbers(index, &count) : NULL;
	if (!numbers)
		return;

	const struct pointer pointer = read_pointer(index);
	unsigned long kept = is_settled(index) ? 0 : pointer.before;
	for (size_t i = 0; i < count; i++) {
		if (numbers[i] == pointer.served || numbers[i] == kept)
			continue;
		OWNED_STRING folder = folder_of(index, numbers[i]);
		file_remove_tree(folder, NULL);
	}
	free(numbers);
}
