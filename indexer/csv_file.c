#include "indexer/csv_file.h"

#include "base/file.h"
#include "base/owned.h"

char *csv_file_read(const struct csv_file *file, size_t *length, struct error *err)
{
	if (!file_is_folder(file->path))
		return file_read(file->path, file->most_bytes, length, err);
	error_set(err, ERROR_INVALID, "c’est un dossier ; donnez un fichier CSV.");
	return NULL;
}

enum status csv_file_refuse(struct session *session, const struct csv_file *file, const struct error *err)
{
	OWNED_STRING path = report_safe(file->path);
	switch (err->kind) {
	case ERROR_NOT_FOUND:
		report_problem(&session->report, "« %s » n’existe pas.", path);
		return STATUS_FAILED;
	case ERROR_TOO_LARGE:
		report_problem(&session->report,
			"« %s » est trop grand (%zu Mo au plus, %zu lignes au plus) ; %s.",
			path, file->most_bytes >> 20, file->most_rows, file->advice);
		return STATUS_REFUSED;
	case ERROR_INVALID:
		report_problem(&session->report, "« %s » : %s", path, err->text);
		return STATUS_REFUSED;
	case ERROR_BUSY:
		report_problem(&session->report, "un autre programme écrit dans le catalogue ; recommencez.");
		return STATUS_FAILED;
	default:
		return session_fail(session, file->failed, err);
	}
}
