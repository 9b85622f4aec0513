#include "people/handle.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "store/accounts.h"

#include <string.h>

/* Accounts as people look for them: by name, past case and accents, which SQLite does not know. */

struct line {
	char *key;    /* its folded name */
	int64_t row;
	enum role role;
};

struct list {
	struct words words;  /* folded */
	unsigned roles;
	struct line *lines;
	size_t count, capacity;
};

static void list_done(struct list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->lines[i].key);
	free(list->lines);
	words_done(&list->words);
}

#define OWNED_LIST __attribute__((cleanup(list_done))) struct list

static bool is_wanted(const struct list *list, const struct account *account, const char *name)
{
	for (size_t i = 0; i < list->words.count; i++)
		if (!strstr(name, list->words.items[i]) && !strstr(account->email, list->words.items[i]))
			return false;
	return true;
}

static void add_line(void *context, const struct account *account)
{
	struct list *list = context;
	OWNED_STRING name = utf8_fold(account->name);
	enum role role;
	if (!role_find(account->role, &role) || !(list->roles & ROLE_BIT(role))
		|| !is_wanted(list, account, name))
		return;
	list->lines = mem_room(list->lines, list->count, &list->capacity, sizeof *list->lines);
	list->lines[list->count++] = (struct line){ TAKE(name), account->row, role };
}

static int by_name(const void *a, const void *b)
{
	const struct line *one = a, *two = b;
	int order = strcmp(one->key, two->key);
	return order ? order : (one->row > two->row) - (one->row < two->row);
}

bool people_list_accounts(struct people *people, const struct accounts_wanted *wanted,
	people_each_member *each, void *context, size_t *total, struct error *err)
{
	OWNED_LIST list = { .roles = wanted->roles };
	OWNED_STRING folded = utf8_fold(wanted->words);
	words_split(&list.words, folded, ' ');
	if (!accounts_list(people->db, add_line, &list, err))
		return false;
	if (list.count > 0)
		qsort(list.lines, list.count, sizeof *list.lines, by_name);

	for (size_t i = wanted->skipped; i < list.count && i - wanted->skipped < wanted->limit; i++) {
		OWNED(account) account = accounts_find(people->db, list.lines[i].row, err);
		if (!account)
			return false;
		const struct member member = {
			.row = account->row,
			.role = list.lines[i].role,
			.email = account->email,
			.name = account->name,
			.scopes = &account->scopes,
			.closed_at = account->closed_at,
			.has_passphrase = account->passphrase != NULL,
		};
		each(context, &member);
	}
	*total = list.count;
	return true;
}
