#include "base/file.h"
#include "base/mem.h"
#include "base/words.h"
#include "indexer/command.h"
#include "indexer/files.h"
#include "indexer/session.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

struct export {
	struct session *session;
	const char *folder;
	size_t written;
	bool is_stuck;  /* a file could not be written: the folder is at fault, not the catalogue */
};

/* The path comes from a catalogue that somebody may have handed us: it must stay in the folder. */
static bool is_inside(const char *path)
{
	OWNED_WORDS parts = {0};
	words_split(&parts, path, '/');
	return path[0] != '/' && parts.count > 0 && !words_has(&parts, "..") && !words_has(&parts, ".");
}

static bool write_sheet(void *context, const char *path, const char *markdown, struct error *err)
{
	struct export *export = context;
	if (stop_is_asked(&export->session->stop))
		return error_set(err, ERROR_FAILED, "stopped");
	if (!is_inside(path))
		return error_set(err, ERROR_FAILED, "%s: not a path inside the folder", path);

	OWNED_STRING file = file_join(export->folder, path);
	OWNED_STRING folder = mem_copy_bytes(file, (size_t)(strrchr(file, '/') - file));
	export->is_stuck = !file_make_folder(folder, err)
		|| !file_write(file, markdown, strlen(markdown), err);
	if (export->is_stuck)
		return false;
	export->written++;
	return true;
}

/* True as well when it is not there yet. */
static bool is_empty(const char *folder)
{
	DIR *entries = opendir(folder);
	if (!entries)
		return errno == ENOENT;
	bool empty = true;
	for (const struct dirent *entry; empty && (entry = readdir(entries));)
		empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
	closedir(entries);
	return empty;
}

/* The real path of a folder or, when it is not made yet, of the nearest one above it that is there. */
static char *real_place(const char *folder)
{
	OWNED_STRING path = folder[0] == '/' ? mem_copy(folder) : file_join(".", folder);
	for (;;) {
		char *real = realpath(path, NULL);
		char *slash = strrchr(path, '/');
		if (real || !slash || slash == path)
			return real;
		*slash = '\0';
	}
}

static bool is_among_data(const struct session *session, const char *folder)
{
	OWNED_STRING data = realpath(session->data, NULL);
	OWNED_STRING place = real_place(folder);
	return data && place && files_name_under(data, place);
}

enum status command_export(struct session *session)
{
	struct error err = {0};
	const char *folder = session->options->arguments[0];
	struct export export = { .session = session, .folder = folder };
	if (folder[0] == '\0') {
		report_problem(&session->report, "un chemin vide ne mène à rien ; donnez un dossier.");
		return STATUS_USAGE;
	}
	if (is_among_data(session, folder)) {
		report_problem(&session->report,
			"« %s » est dans le dossier de données ; donnez un dossier d’ailleurs.", folder);
		return STATUS_USAGE;
	}
	if (!session->options->is_forced && !is_empty(folder)) {
		report_problem(&session->report,
			"« %s » n’est pas un dossier vide ; donnez-en un autre, ou --force"
			" pour y écrire quand même.", folder);
		return STATUS_USAGE;
	}
	if (!session_open(session, CATALOGUE_READ))
		return STATUS_FAILED;

	session_watch(session, "Export");
	export.is_stuck = !file_make_folder(folder, &err);
	bool done = !export.is_stuck
		&& catalogue_export(session->catalogue, write_sheet, &export, &err);
	OWNED_STRING written = report_count(export.written, "fiche écrite", "fiches écrites");
	report_say(&session->report, "%s dans « %s ».\n", written, folder);
	if (done)
		return STATUS_DONE;
	if (stop_is_asked(&session->stop))
		return session_stopped(session);
	if (!export.is_stuck)
		return session_fail(session,
			"l’export n’est pas complet : une fiche n’a pas pu être lue", &err);
	report_problem(&session->report,
		"l’export n’est pas complet ; vérifiez la place et les droits dans"
		" « %s », puis relancez avec --force. Détail : %s", folder, err.text);
	return STATUS_FAILED;
}
