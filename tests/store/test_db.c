#include "store/db.h"

#include "support/rows.h"
#include "support/temp.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct db *open_in(const char *folder, enum db_mode mode, struct error *err)
{
	OWNED_STRING path = file_join(folder, "test.db");
	return db_open(path, mode, err);
}

static struct db *open_new(const char *folder)
{
	struct error err = {0};
	struct db *db = open_in(folder, DB_WRITE, &err);
	assert_non_null(db);
	assert_true(db_run(db, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT UNIQUE) STRICT", &err));
	return db;
}

static bool add(struct db *db, const char *b, struct error *err)
{
	OWNED(query) insert = db_query(db, "INSERT INTO t (b) VALUES (:b)");
	query_bind_text(insert, ":b", b);
	return query_run(insert, err);
}

static int64_t count(struct db *db)
{
	OWNED(query) query = db_query(db, "SELECT count(*) FROM t");
	assert_true(query_next(query));
	return query_integer(query, 0);
}

/* Without a write-ahead log yet: half of a first transaction is in the file, and what undoes it beside. */
static void begin_and_die(const char *folder)
{
	struct db *db = open_in(folder, DB_WRITE, NULL);
	if (db && db_run(db, "CREATE TABLE t (b); PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN;"
			" CREATE TABLE half (b); INSERT INTO half VALUES (randomblob(100000))", NULL))
		kill(getpid(), SIGKILL);
	_exit(1);
}

static void a_reader_undoes_what_a_killed_program_began(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	int status = 0;
	pid_t child = fork();
	if (child == 0)
		begin_and_die(folder);
	assert_true(child > 0 && waitpid(child, &status, 0) == child);
	assert_true(WIFSIGNALED(status));
	OWNED_STRING undo = file_join(folder, "test.db-journal");
	assert_true(file_exists(undo));

	struct error err = {0};
	OWNED(db) reader = open_in(folder, DB_READ, &err);
	if (!reader)
		fail_msg("%s", err.text);
	assert_int_equal(count(reader), 0);
	assert_false(db_run(reader, "SELECT b FROM half", NULL));
	assert_false(add(reader, "x", NULL));
}

static void a_missing_file_is_not_made_by_a_reader(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	OWNED(db) db = open_in(folder, DB_READ, &err);
	assert_null(db);
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

/* WAL keeps a file beside the database, for readers too. Root may write anywhere: be somebody else. */
static void a_reader_who_may_not_write_is_told_why(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "test.db");
	struct error err = {0};
	db_free(open_new(folder));
	assert_int_equal(chmod(path, 0444) | chmod(folder, 0555), 0);

	bool is_root = geteuid() == 0;
	if (is_root)
		assert_int_equal(seteuid(65534), 0);
	OWNED(db) db = open_in(folder, DB_READ, &err);
	if (is_root)
		assert_int_equal(seteuid(0), 0);
	chmod(folder, 0755);
	assert_null(db);
	assert_int_equal(err.kind, ERROR_FAILED);
	assert_non_null(strstr(err.text, "must be allowed to write"));
}

static void a_file_in_no_folder_fails(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED(db) db = db_open("/nonexistent/folder/test.db", DB_WRITE, &err);
	assert_null(db);
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void a_file_that_is_no_database_fails(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "test.db");
	char junk[5000];
	memset(junk, 'x', sizeof junk);
	assert_true(file_write(path, junk, sizeof junk, NULL));
	struct error err = {0};
	OWNED(db) db = open_in(folder, DB_WRITE, &err);
	assert_null(db);
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void a_reader_cannot_write(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) writer = open_new(folder);
	assert_non_null(writer);
	struct error err = {0};
	OWNED(db) reader = open_in(folder, DB_READ, &err);
	assert_non_null(reader);
	assert_false(add(reader, "x", &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void the_journal_is_a_log_and_commits_are_full(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = open_new(folder);
	OWNED(query) mode = db_query(db, "PRAGMA journal_mode");
	assert_true(query_next(mode));
	assert_string_equal(query_text(mode, 0), "wal");
	OWNED(query) synchronous = db_query(db, "PRAGMA synchronous");
	assert_true(query_next(synchronous));
	assert_int_equal(query_integer(synchronous, 0), 2);
	OWNED(query) keys = db_query(db, "PRAGMA foreign_keys");
	assert_true(query_next(keys));
	assert_int_equal(query_integer(keys, 0), 1);
}

/* Two readers, of whom one is always reading what the log has. */
struct relay {
	const char *folder;
	atomic_bool is_over;
};

static void *read_in_turns(void *context)
{
	struct relay *relay = context;
	OWNED(db) first = open_in(relay->folder, DB_READ, NULL);
	OWNED(db) second = open_in(relay->folder, DB_READ, NULL);
	struct db *readers[] = { first, second };
	for (size_t turn = 0; !atomic_load(&relay->is_over); turn++) {
		struct db *reader = readers[turn % 2];
		if (!db_begin_reading(reader, NULL) || !db_run(reader, "SELECT a FROM t LIMIT 1", NULL))
			break;
		nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
		if (turn > 0)
			db_rollback(readers[(turn + 1) % 2]);
	}
	return NULL;
}

static void the_log_begins_anew_though_somebody_always_reads(void **state)
{
	(void)state;
	enum { MEGABYTES = 120, LOG_BYTES_AT_MOST = 48 << 20 };
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = open_new(folder);
	struct relay relay = { .folder = folder };
	pthread_t thread;
	assert_int_equal(pthread_create(&thread, NULL, read_in_turns, &relay), 0);
	bool done = true;
	for (int i = 0; done && i < MEGABYTES; i++)
		done = db_run(db, "INSERT INTO t (b) VALUES (hex(randomblob(500000)))", NULL);
	atomic_store(&relay.is_over, true);
	pthread_join(thread, NULL);
	assert_true(done);

	OWNED_STRING log = file_join(folder, "test.db-wal");
	struct stat found;
	assert_int_equal(stat(log, &found), 0);
	assert_in_range(found.st_size, 1, LOG_BYTES_AT_MOST);
}

static void assert_kept(struct db *db, int64_t kilobytes)
{
	OWNED(query) kept = db_query(db, "PRAGMA cache_size");
	assert_true(query_next(kept));
	assert_int_equal(query_integer(kept, 0), -kilobytes);
}

static void pages_are_kept_within_bytes(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "test.db");
	OWNED(db) db = db_open(path, DB_WRITE, NULL);
	assert_kept(db, DB_KEPT_BYTES / 1024);
	assert_true(db_keep(db, 3 << 20, NULL));
	assert_kept(db, 3 * 1024);
}

static void a_broken_constraint_is_invalid(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = open_new(folder);
	struct error err = {0};
	assert_true(add(db, "x", &err));
	assert_false(add(db, "x", &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_true(add(db, "y", &err));
}

static void a_bad_statement_is_told_at_the_end(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = open_new(folder);
	struct error err = {0};
	OWNED(query) query = db_query(db, "SELEKT 1");
	query_bind_text(query, ":x", "x");
	assert_false(query_next(query));
	assert_false(query_end(query, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void a_bad_bind_is_told_at_the_end(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = open_new(folder);
	struct error err = {0};
	OWNED(query) query = db_query(db, "SELECT :a");
	query_bind_text(query, ":b", "x");
	assert_false(query_run(query, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	assert_non_null(strstr(err.text, ":b"));
}

static void a_null_stays_a_null(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = open_new(folder);
	assert_true(add(db, NULL, NULL));
	OWNED(query) query = db_query(db, "SELECT b FROM t");
	assert_true(query_next(query));
	assert_null(query_text(query, 0));
	assert_null(query_copy(query, 0));
}

static void one_statement_may_run_inside_itself(void **state)
{
	(void)state;
	static const char sql[] = "SELECT a FROM t ORDER BY a";
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = open_new(folder);
	assert_true(add(db, "x", NULL) && add(db, "y", NULL));
	OWNED(query) outer = db_query(db, sql);
	assert_true(query_next(outer));
	{
		OWNED(query) inner = db_query(db, sql);
		assert_true(query_next(inner) && query_next(inner));
		assert_int_equal(query_integer(inner, 0), 2);
	}
	assert_int_equal(query_integer(outer, 0), 1);
}

static void an_inner_part_is_undone_alone(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = open_new(folder);
	struct error err = {0};
	assert_true(db_begin(db, &err));
	assert_true(add(db, "kept", &err));
	assert_true(db_begin(db, &err));
	assert_true(add(db, "undone", &err));
	db_rollback(db);
	assert_true(db_begin(db, &err));
	assert_true(add(db, "kept too", &err));
	assert_true(db_commit(db, &err));
	assert_true(db_commit(db, &err));
	assert_false(db_in_transaction(db));
	assert_int_equal(count(db), 2);
}

static void closing_undoes_what_was_not_committed(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	{
		OWNED(db) db = open_new(folder);
		assert_true(db_begin(db, NULL) && add(db, "x", NULL));
	}
	OWNED(db) db = open_in(folder, DB_WRITE, NULL);
	assert_int_equal(count(db), 0);
}

static void a_second_writer_is_told_busy(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) first = open_new(folder);
	OWNED(db) second = open_in(folder, DB_WRITE, NULL);
	assert_true(db_run(second, "PRAGMA busy_timeout = 10", NULL));
	assert_true(db_begin(first, NULL));
	struct error err = {0};
	assert_false(db_begin(second, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
	assert_true(db_commit(first, NULL));
	assert_true(db_begin(second, NULL));
}

static void a_reader_keeps_its_moment(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) writer = open_new(folder);
	OWNED(db) reader = open_in(folder, DB_READ, NULL);
	assert_true(db_begin_reading(reader, NULL));
	assert_int_equal(count(reader), 0);
	assert_true(add(writer, "x", NULL));
	assert_int_equal(count(reader), 0);
	db_rollback(reader);
	assert_int_equal(count(reader), 1);
}

/* A limit on the size of files stands for a full disk: SQLite meets the same failing write. */
static void a_full_disk_fails_and_loses_nothing(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = open_new(folder);
	assert_true(add(db, "before", NULL));

	signal(SIGXFSZ, SIG_IGN);
	struct rlimit old, small = { .rlim_cur = 64 << 10 };
	getrlimit(RLIMIT_FSIZE, &old);
	small.rlim_max = old.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);
	struct error err = {0};
	bool done = db_begin(db, NULL);
	for (int i = 0; done && i < 1000; i++) {
		char text[1000];
		memset(text, 'x', sizeof text);
		snprintf(text + 900, 50, "%d", i);
		done = add(db, text, &err);
	}
	done = db_commit(db, &err) && done;
	setrlimit(RLIMIT_FSIZE, &old);

	assert_false(done);
	assert_int_equal(err.kind, ERROR_FAILED);
	assert_false(db_in_transaction(db));
	assert_int_equal(count(db), 1);
	assert_true(add(db, "after", NULL));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_missing_file_is_not_made_by_a_reader);
	SUITE_TEST(&suite, a_reader_undoes_what_a_killed_program_began);
	SUITE_TEST(&suite, a_reader_who_may_not_write_is_told_why);
	SUITE_TEST(&suite, a_file_in_no_folder_fails);
	SUITE_TEST(&suite, a_file_that_is_no_database_fails);
	SUITE_TEST(&suite, a_reader_cannot_write);
	SUITE_TEST(&suite, the_journal_is_a_log_and_commits_are_full);
	SUITE_TEST(&suite, the_log_begins_anew_though_somebody_always_reads);
	SUITE_TEST(&suite, pages_are_kept_within_bytes);
	SUITE_TEST(&suite, a_broken_constraint_is_invalid);
	SUITE_TEST(&suite, a_bad_statement_is_told_at_the_end);
	SUITE_TEST(&suite, a_bad_bind_is_told_at_the_end);
	SUITE_TEST(&suite, a_null_stays_a_null);
	SUITE_TEST(&suite, one_statement_may_run_inside_itself);
	SUITE_TEST(&suite, an_inner_part_is_undone_alone);
	SUITE_TEST(&suite, closing_undoes_what_was_not_committed);
	SUITE_TEST(&suite, a_second_writer_is_told_busy);
	SUITE_TEST(&suite, a_reader_keeps_its_moment);
	SUITE_TEST(&suite, a_full_disk_fails_and_loses_nothing);
	return suite_run(&suite, "store/db");
}
