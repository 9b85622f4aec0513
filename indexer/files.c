#include "indexer/files.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/catalogue.h"
#include "indexer/walk.h"
#include "sheet/sheet.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void files_done(struct files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		free(files->items[i].path);
		free(files->items[i].name);
		free(files->items[i].refusal);
	}
	free(files->items);
	words_done(&files->roots);
	words_done(&files->walked);
	words_done(&files->walked_roots);
	*files = (struct files){0};
}

/* A root as the offers borrow it: one copy for all. */
static const char *keep_root(struct files *files, const char *path)
{
	words_add_once(&files->roots, path);
	for (size_t i = 0; i < files->roots.count; i++)
		if (text_equals(files->roots.items[i], path))
			return files->roots.items[i];
	return NULL;
}

/* A name that no store and no JSON line could hold. */
static const char *name_refusal(const char *name)
{
	size_t length = strlen(name);
	if (!utf8_is_valid(name, length, NULL))
		return "le nom de ce fichier n’est pas en UTF-8 ; renommez-le.";
	if (length > CATALOGUE_PATH_BYTES)
		return "le chemin de ce fichier est trop long (1024 octets au plus) ; raccourcissez-le.";
	return NULL;
}

bool files_take(struct files *files, struct offer offer, struct error *err)
{
	if (!offer.refusal)
		offer.refusal = mem_copy(name_refusal(offer.name));
	if (files->count == files->capacity) {
		files->capacity = files->capacity ? files->capacity * 2 : 256;
		files->items = mem_resize(files->items, files->capacity, sizeof files->items[0]);
	}
	files->items[files->count++] = offer;
	return files->count <= FILES_MAX
		|| error_set(err, ERROR_TOO_LARGE, "more than %d files", FILES_MAX);
}

static bool refuse(struct files *files, const char *path, const char *sentence, struct error *err)
{
	files->is_partial = true;
	return files_take(files, (struct offer){
		.path = mem_copy(path),
		.name = mem_copy(path),
		.refusal = mem_copy(sentence),
	}, err);
}

/* The folder that holds `path`, as typed. */
static char *parent(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return mem_copy(".");
	return slash == path ? mem_copy("/") : mem_copy_bytes(path, (size_t)(slash - path));
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

const char *files_name_under(const char *root, const char *real)
{
	size_t length = strlen(root);
	if (length > 0 && root[length - 1] == '/')
		length--;
	if (strncmp(root, real, length) != 0 || (real[length] != '/' && real[length] != '\0'))
		return NULL;
	return real[length] == '/' ? real + length + 1 : real + length;
}

static const char *const outside =
	"ce chemin est hors de la racine ; donnez avec --root un dossier qui le contient.";

static const char *const leads_out =
	"ce lien sort de la racine et n’est pas suivi ; copiez le fichier à sa place.";

static void note_walked(struct files *files, const char *root, const char *folder)
{
	words_add(&files->walked, folder);
	words_add(&files->walked_roots, root);
}

static bool add_folder(struct files *files, const char *path, const char *root, struct error *err)
{
	OWNED_STRING real = realpath(path, NULL);
	if (!real)
		return refuse(files, path, "ce dossier a disparu pendant la lecture.", err);
	const char *kept = keep_root(files, root ? root : real);
	const char *prefix = files_name_under(kept, real);
	if (!prefix)
		return refuse(files, path, outside, err);
	note_walked(files, kept, real);
	return walk_folder(files, path, kept, prefix, err);
}

static bool add_file(struct files *files, const char *path, const char *root, struct error *err)
{
	OWNED_STRING folder = parent(path);
	OWNED_STRING real = realpath(folder, NULL);
	if (!real)
		return refuse(files, path, "ce chemin n’existe pas ; vérifiez-le.", err);
	const char *kept = keep_root(files, root ? root : real);
	const char *prefix = files_name_under(kept, real);
	if (!prefix)
		return refuse(files, path, outside, err);
	/* Named by a person without a root, a link is followed wherever it leads. */
	OWNED_STRING target = root ? realpath(path, NULL) : NULL;
	if (target && !files_name_under(root, target))
		return refuse(files, path, leads_out, err);
	const char *name = last_part(path);
	return files_take(files, (struct offer){
		.path = mem_copy(path),
		.name = prefix[0] ? file_join(prefix, name) : mem_copy(name),
		.root = kept,
	}, err);
}

static bool add(struct files *files, const char *path, const char *root, struct error *err)
{
	if (path[0] == '\0')
		return refuse(files, path, "un chemin vide ne mène à rien.", err);
	if (file_is_folder(path))
		return add_folder(files, path, root, err);
	if (file_exists(path))
		return add_file(files, path, root, err);
	return refuse(files, path, errno == EACCES
		? "vous n’avez pas le droit d’aller jusqu’à ce chemin."
		: "ce chemin n’existe pas ; vérifiez-le.", err);
}

static char *real_root(const char *root, struct error *err)
{
	char *real = realpath(root, NULL);
	if (real && file_is_folder(real))
		return real;
	free(real);
	error_set(err, ERROR_NOT_FOUND, "%s: not a folder", root);
	return NULL;
}

bool files_add(struct files *files, const char *path, const char *root, struct error *err)
{
	if (!root)
		return add(files, path, NULL, err);
	OWNED_STRING real = real_root(root, err);
	return real && add(files, path, real, err);
}

/* A link met in a list is no choice of a person: it must stay inside the root. */
static bool add_listed(struct files *files, const char *path, const char *root, struct error *err)
{
	OWNED_STRING real = realpath(path, NULL);
	if (real && !files_name_under(root, real))
		return refuse(files, path, outside, err);
	if (!real && errno == ENOENT && strchr(path, '\n'))
		return refuse(files, path, "ce chemin n’existe pas ; dans une liste, un octet nul sépare"
			" les chemins, non une fin de ligne (find … -print0).", err);
	return add(files, path, root, err);
}

bool files_add_list(struct files *files, FILE *list, const char *root, struct error *err)
{
	OWNED_STRING real = real_root(root ? root : ".", err);
	if (!real)
		return false;

	OWNED_STRING path = NULL;
	size_t room = 0;
	size_t bytes = 0;
	for (ssize_t got; (got = getdelim(&path, &room, '\0', list)) > 0;) {
		bytes += (size_t)got;
		if (bytes > FILES_LIST_BYTES)
			return error_set(err, ERROR_TOO_LARGE, "list of more than %d bytes", FILES_LIST_BYTES);
		if (!add_listed(files, path, real, err))
			return false;
	}
	return !ferror(list) || error_set(err, ERROR_FAILED, "standard input: %s", strerror(errno));
}

static int by_name(const void *a, const void *b)
{
	const struct offer *const *left = a;
	const struct offer *const *right = b;
	int order = strcmp((*left)->name, (*right)->name);
	if (order != 0)
		return order;
	return *left < *right ? -1 : *left > *right;
}

/* Of several offers with one name the first stands; `same` is another way to the same file. */
static void settle_pair(const struct offer *first, struct offer *later)
{
	if (first->refusal || later->refusal || !first->root || !later->root)
		return;
	if (text_equals(first->root, later->root)) {
		free(later->path);
		later->path = NULL;
		return;
	}
	later->refusal = text_make("« %s » porte déjà ce nom sous une autre racine ; donnez avec --root le"
		" dossier qui contient les deux.", first->path);
}

static void drop_repeated(struct files *files)
{
	size_t kept = 0;
	for (size_t i = 0; i < files->count; i++) {
		if (files->items[i].path) {
			files->items[kept++] = files->items[i];
			continue;
		}
		free(files->items[i].name);
		free(files->items[i].refusal);
	}
	files->count = kept;
}

/* An offer by the file itself, whatever its root. */
struct whole {
	char *path;
	struct offer *offer;
};

/* The outer root first, then as offered. */
static int by_whole_path(const void *a, const void *b)
{
	const struct whole *left = a, *right = b;
	int order = strcmp(left->path, right->path);
	if (order != 0)
		return order;
	size_t left_root = strlen(left->offer->root), right_root = strlen(right->offer->root);
	if (left_root != right_root)
		return left_root < right_root ? -1 : 1;
	return left->offer < right->offer ? -1 : left->offer > right->offer;
}

/* A file under two roots, one within the other, is named from the outer one. */
static void settle_roots(struct files *files)
{
	struct whole *sorted = mem_new(files->count + 1, sizeof sorted[0]);
	size_t count = 0;
	for (size_t i = 0; i < files->count; i++) {
		struct offer *offer = &files->items[i];
		if (offer->root)
			sorted[count++] = (struct whole){ file_join(offer->root, offer->name), offer };
	}
	qsort(sorted, count, sizeof sorted[0], by_whole_path);

	for (size_t i = 1; i < count; i++)
		if (text_equals(sorted[i - 1].path, sorted[i].path))
			free(TAKE(sorted[i].offer->path));
	for (size_t i = 0; i < count; i++)
		free(sorted[i].path);
	free(sorted);
	drop_repeated(files);
}

void files_settle(struct files *files)
{
	if (files->roots.count > 1)
		settle_roots(files);
	struct offer **sorted = mem_new(files->count + 1, sizeof sorted[0]);
	for (size_t i = 0; i < files->count; i++)
		sorted[i] = &files->items[i];
	qsort(sorted, files->count, sizeof sorted[0], by_name);

	size_t first = 0;
	for (size_t i = 1; i < files->count; i++) {
		if (text_equals(sorted[first]->name, sorted[i]->name))
			settle_pair(sorted[first], sorted[i]);
		else
			first = i;
	}
	free(sorted);
	drop_repeated(files);
}

static void refuse_unread(const struct offer *offer, enum error_kind kind, struct remarks *remarks)
{
	const char *sentence = "ce fichier ne peut pas être lu ; vérifiez le disque.";
	if (kind == ERROR_TOO_LARGE)
		sentence = "ce fichier dépasse 512 Ko ; ce n’est pas une fiche, ou il faut la raccourcir.";
	else if (kind == ERROR_INVALID)
		sentence = "ce n’est pas un fichier ordinaire.";
	else if (kind == ERROR_NOT_FOUND)
		sentence = "ce fichier a disparu pendant la lecture.";
	else if (access(offer->path, R_OK) != 0 && errno == EACCES)
		sentence = "vous n’avez pas le droit de lire ce fichier ; demandez-le, ou lancez la commande"
			" avec le compte de son propriétaire.";
	remarks_add(remarks, SEVERITY_REFUSAL, "", 0, "%s", sentence);
}

char *files_read(const struct offer *offer, size_t *length, struct remarks *remarks)
{
	struct error err = {0};
	if (offer->refusal) {
		remarks_add(remarks, SEVERITY_REFUSAL, "", 0, "%s", offer->refusal);
		return NULL;
	}
	char *bytes = file_read(offer->path, SHEET_MAX_BYTES, length, &err);
	if (!bytes)
		refuse_unread(offer, err.kind, remarks);
	return bytes;
}
