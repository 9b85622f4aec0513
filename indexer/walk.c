#include "indexer/walk.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "indexer/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct walk {
	struct files *files;
	const char *root;
	unsigned depth;
};

/* The sorted entries of a folder, held until they are walked. */
struct entries {
	struct dirent **items;
	int count;
};

static void entries_done(struct entries *entries)
{
	for (int i = 0; i < entries->count; i++)
		free(entries->items[i]);
	free(entries->items);
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool is_sheet_name(const char *name)
{
	size_t length = strlen(name);
	return length > 3 && strcasecmp(name + length - 3, ".md") == 0;
}

static bool offer(struct walk *walk, const char *path, const char *name, const char *refusal,
	struct error *err)
{
	walk->files->is_partial |= refusal != NULL;
	return files_take(walk->files, (struct offer){
		.path = mem_copy(path),
		.name = mem_copy(name),
		.root = walk->root,
		.refusal = mem_copy(refusal),
	}, err);
}

/* What the root holds is met at its own place, unless it is hidden there or has another name. */
static bool is_met_anyway(const char *inside)
{
	return inside[0] != '.' && !strstr(inside, "/.") && is_sheet_name(inside);
}

static bool take_link(struct walk *walk, const char *path, const char *name, struct error *err)
{
	OWNED_STRING target = realpath(path, NULL);
	bool is_folder = target && file_is_folder(target);
	if (!is_folder && !is_sheet_name(name))
		return true;
	if (!target)
		return offer(walk, path, name,
			"ce lien ne mène à rien ; refaites-le ou supprimez-le.", err);

	const char *inside = files_name_under(walk->root, target);
	if (!inside)
		return offer(walk, path, name,
			"ce lien sort de la racine et n’est pas suivi ; copiez le fichier à sa place.", err);
	if (is_folder || is_met_anyway(inside))
		return true;
	return offer(walk, path, name, NULL, err);
}

static bool walk_into(struct walk *walk, const char *path, const char *name, struct error *err);

static bool take_folder(struct walk *walk, const char *path, const char *name, struct error *err)
{
	if (is_sheet_name(name))
		return offer(walk, path, name,
			"c’est un dossier, pas une fiche ; renommez-le sans « .md » pour que son contenu soit lu.",
			err);
	if (walk->depth >= FILES_MAX_DEPTH)
		return offer(walk, path, name, "trop de dossiers les uns dans les autres (64 au plus).", err);
	walk->depth++;
	bool done = walk_into(walk, path, name, err);
	walk->depth--;
	return done;
}

static bool take_entry(struct walk *walk, const char *path, const char *name, struct error *err)
{
	struct stat facts;
	if (lstat(path, &facts) != 0)
		return !is_sheet_name(name)
			|| offer(walk, path, name, "ce fichier a disparu pendant la lecture.", err);
	if (S_ISLNK(facts.st_mode))
		return take_link(walk, path, name, err);
	if (S_ISDIR(facts.st_mode))
		return take_folder(walk, path, name, err);
	if (!is_sheet_name(name))
		return true;
	if (!S_ISREG(facts.st_mode))
		return offer(walk, path, name, "ce n’est pas un fichier ordinaire ; supprimez-le.", err);
	return offer(walk, path, name, NULL, err);
}

static bool walk_into(struct walk *walk, const char *path, const char *name, struct error *err)
{
	__attribute__((cleanup(entries_done))) struct entries entries = {0};
	entries.count = scandir(path, &entries.items, is_visible, by_bytes);
	if (entries.count < 0) {
		entries.count = 0;
		return offer(walk, path, name, errno == EACCES
			? "vous n’avez pas le droit de lire ce dossier ; demandez-le, ou lancez la commande"
			  " avec le compte de son propriétaire."
			: "ce dossier ne peut pas être lu ; vérifiez le disque.", err);
	}

	for (int i = 0; i < entries.count; i++) {
		const char *entry = entries.items[i]->d_name;
		OWNED_STRING below = file_join(path, entry);
		OWNED_STRING named = name[0] ? file_join(name, entry) : mem_copy(entry);
		if (!take_entry(walk, below, named, err))
			return false;
	}
	return true;
}

bool walk_folder(struct files *files, const char *typed, const char *root, const char *prefix,
	struct error *err)
{
	struct walk walk = { .files = files, .root = root };
	return walk_into(&walk, typed, prefix, err);
}
