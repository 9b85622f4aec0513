#include "indexer/session.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/share.h"
#include "base/text.h"
#include "indexer/command.h"
#include "sheet/vocabulary.h"

#include <errno.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum {
	LITTLE_ROOM_BYTES = 1 << 20,
	OPEN_TRIES = 12,  /* of DB_PATIENCE_MS each, or more */
};

void session_close(struct session *session)
{
	catalogue_ahead_free(TAKE(session->ahead));
	catalogue_free(TAKE(session->catalogue));
}

void session_done(struct session *session)
{
	if (session->is_watching) {
		progress_wipe(&session->progress);
		stop_done(&session->stop);
	}
	session_close(session);
	synonyms_free(TAKE(session->synonyms));
	vocabularies_free(TAKE(session->vocabularies));
	session->is_watching = false;
}

/* Without them mistakes are corrected less well, and questions are answered all the same. */
static void learn_french(struct session *session, const char *folder)
{
	struct error why = {0};
	if (!synonyms_learn_french(session->synonyms, folder, &why))
		report_problem(&session->report, "la liste des mots français ne peut pas être lue : la recherche"
			" s’en passe. Détail : %s", why.text);
}

bool session_load(struct session *session)
{
	struct error err = {0};
	if (session->synonyms)
		return true;
	const char *given = session->options->vocabularies;
	OWNED_STRING folder = given ? mem_copy(given) : share_find("vocabularies", &err);
	if (folder && !session->vocabularies)
		session->vocabularies = vocabularies_load(folder, &err);
	if (session->vocabularies)
		session->synonyms = synonyms_load(folder, session->vocabularies, &err);
	if (session->synonyms && session->is_asking)
		learn_french(session, folder);
	if (session->synonyms)
		return true;
	report_problem(&session->report,
		"les vocabulaires ne peuvent pas être lus ; réinstallez le programme ou"
		" donnez leur dossier avec --vocabularies. Détail : %s", err.text);
	return false;
}

bool session_become_owner(struct session *session)
{
	struct stat facts;
	if (geteuid() != 0 || stat(session->data, &facts) != 0 || facts.st_uid == 0)
		return true;
	if (setgroups(1, &facts.st_gid) == 0 && setgid(facts.st_gid) == 0 && setuid(facts.st_uid) == 0)
		return true;
	report_problem(&session->report,
		"le compte propriétaire de « %s » ne peut pas être pris ; lancez la"
		" commande avec ce compte.", session->data);
	return false;
}

static bool fail_without_catalogue(struct session *session)
{
	report_problem(&session->report,
			"il n’y a pas de catalogue dans « %s » ; donnez le bon dossier"
			" avec --data, ou commencez par « ingest ».", session->data);
	return false;
}

bool session_change(struct session *session)
{
	OWNED_STRING store = file_join(session->data, "observatoire.db");
	struct stat facts;
	if (stat(store, &facts) != 0 && (errno == ENOENT || errno == ENOTDIR))
		return fail_without_catalogue(session);
	return session_open(session, CATALOGUE_WRITE);
}

/* Two first ingests at once: one makes the catalogue, the other finds it held for some seconds. */
static struct catalogue *open_patiently(struct session *session, enum catalogue_mode mode,
	struct error *err)
{
	for (int tries = 1;; tries++) {
		struct catalogue *catalogue = catalogue_open(session->data, session->vocabularies, mode, err);
		if (catalogue || err->kind != ERROR_BUSY || tries == OPEN_TRIES)
			return catalogue;
		*err = (struct error){0};
	}
}

bool session_open(struct session *session, enum catalogue_mode mode)
{
	struct error err = {0};
	const char *data = session->data;
	if (!session_load(session) || (mode == CATALOGUE_WRITE && !session_become_owner(session)))
		return false;
	session->catalogue = open_patiently(session, mode, &err);
	if (session->catalogue) {
		catalogue_use_synonyms(session->catalogue, session->synonyms);
		return true;
	}

	if (err.kind == ERROR_NOT_FOUND)
		return fail_without_catalogue(session);
	if (err.kind == ERROR_INVALID)
		report_problem(&session->report, "le catalogue de « %s » n’est pas de la version de ce"
			" programme ; plus ancien, « observatoire-indexer sync » le met à niveau ; plus récent,"
			" installez la version qui l’a écrit. Détail : %s", data, err.text);
	else if (err.kind == ERROR_BUSY)
		report_problem(&session->report,
			"un autre programme prépare le catalogue de « %s » ; recommencez"
			" dans une minute.", data);
	else
		session_fail(session, "le catalogue ne peut pas être ouvert", &err);
	return false;
}

bool session_list(struct session *session, struct files *files)
{
	const struct options *options = session->options;
	for (size_t i = 0; i < options->argument_count; i++) {
		struct error err = {0};
		const char *path = options->arguments[i];
		bool done = text_equals(path, "-") ? files_add_list(files, stdin, options->root, &err)
			: files_add(files, path, options->root, &err);
		if (done)
			continue;
		if (err.kind == ERROR_NOT_FOUND)
			report_problem(&session->report, "la racine « %s » n’est pas un dossier.", options->root);
		else if (err.kind == ERROR_TOO_LARGE)
			report_problem(&session->report,
				"trop de fichiers à la fois (un million au plus, 256 Mo pour une"
				" liste) ; donnez-les en plusieurs fois.");
		else
			report_problem(&session->report, "la liste des fichiers ne peut pas être lue. Détail : %s",
				err.text);
		return false;
	}
	files_settle(files);
	return true;
}

void session_watch(struct session *session, const char *what)
{
	if (!session->is_watching)
		stop_init(&session->stop);
	session->is_watching = true;
	progress_wipe(&session->progress);
	progress_start(&session->progress, session->report.err, what);
}

bool session_progress(void *context, size_t done, size_t total)
{
	struct session *session = context;
	progress_show(&session->progress, done, total);
	return !stop_is_asked(&session->stop);
}

enum status session_stopped(struct session *session)
{
	progress_wipe(&session->progress);
	report_problem(&session->report, "arrêté à votre demande ; relancez la même commande pour finir.");
	return STATUS_FAILED;
}

void session_index_ahead(struct session *session, size_t to_come)
{
	if (!session->ahead)
		session->ahead = catalogue_ahead_start(session->catalogue, to_come);
}

/* The index that was begun, if any, then what it lacks. */
static bool follow(struct session *session, struct error *err)
{
	size_t read = 0, applied = 0;
	if (session->ahead)
		catalogue_ahead_finish(session->ahead, session_progress, session, &read);
	catalogue_ahead_free(TAKE(session->ahead));
	bool done = catalogue_sync(session->catalogue, session_progress, session, &applied, err);
	session->indexed = read + applied;
	return done;
}

enum status session_sync(struct session *session)
{
	struct error err = {0};
	session_watch(session, "Index");
	bool done = follow(session, &err);
	progress_wipe(&session->progress);

	if (stop_is_asked(&session->stop))
		return session_stopped(session);
	session->is_index_held = !done && err.kind == ERROR_BUSY;
	if (session->is_index_held) {
		report_say(&session->report, "Un autre programme tient l’index : il le met à jour lui-même.\n");
		return STATUS_DONE;
	}
	if (!done)
		return session_fail(session, "l’index ne peut pas être mis à jour", &err);
	OWNED_STRING count = report_count(session->indexed, "fiche relue", "fiches relues");
	report_say(&session->report, "Index à jour (%s).\n", count);
	return STATUS_DONE;
}

static bool may_write(const char *path)
{
	return !file_exists(path) || access(path, W_OK) == 0;
}

/* What had filled the disk may be gone by now: a rebuild takes its half-made index away. */
static bool tells_full(const struct error *err)
{
	return strstr(err->text, strerror(ENOSPC)) || strstr(err->text, strerror(EDQUOT));
}

/* The usual causes, looked for where they show: no library tells them the same way. */
static const char *guess_cause(const char *data, const struct error *err)
{
	struct statvfs disk;
	if (statvfs(data, &disk) != 0)
		return errno == EACCES
			? "vous n’avez pas le droit d’y entrer ; lancez la commande avec le compte"
			" du service." : NULL;
	if (!file_is_folder(data))
		return "ce n’est pas un dossier ; donnez le bon avec --data.";
	if (disk.f_flag & ST_RDONLY)
		return "ce disque est en lecture seule ; remontez-le en écriture.";
	OWNED_STRING store = file_join(data, "observatoire.db");
	OWNED_STRING index = file_join(data, "index");
	OWNED_STRING lock = file_join(index, "lock");
	if (!may_write(data) || !may_write(store))
		return "vous n’avez pas le droit d’y écrire ; lancez la commande avec le compte du service.";
	if (!may_write(index) || !may_write(lock))
		return "tout n’y appartient pas au compte du service ; rendez-le-lui (chown -R), puis relancez la"
			" même commande.";
	bool has_no_inode = disk.f_files > 0 && disk.f_ffree == 0;
	if (disk.f_bavail * disk.f_frsize < LITTLE_ROOM_BYTES || has_no_inode || tells_full(err))
		return "le disque est plein ; libérez de la place, puis relancez la même commande. Rien de ce qui"
			" était rangé n’est perdu.";
	return NULL;
}

enum status session_fail(struct session *session, const char *what, const struct error *err)
{
	const char *data = session->data;
	const char *cause = file_exists(data) || errno == EACCES ? guess_cause(data, err) : NULL;
	progress_wipe(&session->progress);
	if (!cause && session->catalogue)
		cause = "« observatoire-indexer verify » dit ce qui est abîmé et ce qu’il faut faire.";
	else if (!cause && err->kind == ERROR_FAILED && file_exists(data))
		cause = "si « observatoire.db » y est abîmé, restaurez une sauvegarde.";
	if (cause)
		report_problem(&session->report,
			"%s dans « %s » : %s Détail : %s", what, data, cause, err->text);
	else
		report_problem(&session->report, "%s dans « %s ». Détail : %s", what, data, err->text);
	return STATUS_FAILED;
}
