#include "index/engine_inner.h"

#include <cassert>
#include <cstring>
#include <sstream>

/* Documents, the writer, and what is done to whole indexes. */

extern "C" struct engine_document *engine_document_new(void)
{
	return made([] { return new engine_document; });
}

extern "C" void engine_document_free(struct engine_document *document)
{
	delete document;
}

extern "C" void engine_document_term(struct engine_document *document, const char *term,
	unsigned weight)
{
	if (engine_is_term(term))
		made([&] { document->document.add_term(term, weight); return document; });
}

extern "C" void engine_document_word(struct engine_document *document, const char *term,
	unsigned position, unsigned weight)
{
	if (engine_is_term(term))
		made([&] { document->document.add_posting(term, position, weight); return document; });
}

extern "C" void engine_document_value(struct engine_document *document, unsigned slot,
	const char *bytes, size_t length)
{
	assert(slot < ENGINE_SLOTS);
	if (length > ENGINE_VALUE_BYTES)
		length = ENGINE_VALUE_BYTES;
	made([&] { document->document.add_value(slot, std::string(bytes, length)); return document; });
}

extern "C" void engine_document_number(struct engine_document *document, unsigned slot,
	double number)
{
	std::string bytes = Xapian::sortable_serialise(number);
	engine_document_value(document, slot, bytes.data(), bytes.size());
}

extern "C" bool engine_document_each(const struct engine_document *document, engine_term_fn *each,
	void *context, struct error *err)
{
	return guarded(err, [&] {
		Xapian::TermIterator end = document->document.termlist_end();
		for (Xapian::TermIterator at = document->document.termlist_begin(); at != end; ++at)
			if (!each(context, (*at).c_str(), at.get_wdf()))
				return;
	});
}

static struct engine_writer *opened(const char *folder, int flags, struct error *err)
{
	engine_writer *writer = nullptr;
	guarded(err, [&] {
		Xapian::WritableDatabase db(folder, flags | Xapian::DB_BACKEND_GLASS);
		writer = new engine_writer{db, false};
	});
	return writer;
}

extern "C" struct engine_writer *engine_writer_open(const char *folder, struct error *err)
{
	return opened(folder, Xapian::DB_CREATE_OR_OPEN, err);
}

extern "C" struct engine_writer *engine_writer_open_part(const char *folder, struct error *err)
{
	return opened(folder, Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS, err);
}

extern "C" bool engine_writer_begin(struct engine_writer *writer, struct error *err)
{
	assert(!writer->is_open);
	return guarded(err, [&] {
		writer->db.begin_transaction(true);
		writer->is_open = true;
	});
}

extern "C" bool engine_writer_commit(struct engine_writer *writer, struct error *err)
{
	assert(writer->is_open);
	writer->is_open = false;
	return guarded(err, [&] { writer->db.commit_transaction(); });
}

extern "C" bool engine_writer_cancel(struct engine_writer *writer, struct error *err)
{
	assert(writer->is_open);
	writer->is_open = false;
	return guarded(err, [&] { writer->db.cancel_transaction(); });
}

extern "C" bool engine_writer_put(struct engine_writer *writer, uint32_t docid,
	const struct engine_document *document, struct error *err)
{
	assert(writer->is_open && docid > 0);
	return guarded(err, [&] { writer->db.replace_document(docid, document->document); });
}

extern "C" bool engine_writer_remove(struct engine_writer *writer, uint32_t docid,
	struct error *err)
{
	assert(writer->is_open && docid > 0);
	return guarded(err, [&] { writer->db.delete_document(docid); });
}

extern "C" bool engine_writer_set_metadata(struct engine_writer *writer, const char *key,
	const char *bytes, size_t length, struct error *err)
{
	assert(writer->is_open);
	if (!*key || strlen(key) > ENGINE_METADATA_BYTES)
		return error_set(err, ERROR_INVALID, "metadata key of %zu bytes", strlen(key));
	return guarded(err, [&] { writer->db.set_metadata(key, std::string(bytes, length)); });
}

extern "C" bool engine_writer_close(struct engine_writer *writer, bool commit, struct error *err)
{
	bool done = true;
	if (commit && writer->is_open)
		done = engine_writer_commit(writer, err);

	/* With a transaction open close() forgets it; the destructor would hide a failure. */
	bool closed = guarded(done ? err : nullptr, [&] { writer->db.close(); });
	delete writer;
	return done && closed;
}

extern "C" void engine_writer_free(struct engine_writer *writer)
{
	if (writer)
		engine_writer_close(writer, false, nullptr);
}

/* Xapian::Database::check() of 1.4.22 deletes a table as its smaller base class. That is harmless
 * with the C library's allocator, but stops a program built with AddressSanitizer. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER
#endif
#ifdef HAS_SANITIZER
extern "C" const char *__asan_default_options(void);
extern "C" const char *__asan_default_options(void)
{
	return "new_delete_type_mismatch=0";
}
#endif

static bool ends(const std::string &line, const char *tail)
{
	size_t length = strlen(tail);
	return line.size() >= length && line.compare(line.size() - length, length, tail) == 0;
}

/* The library also tells what is sound, and which table it comes to. */
static bool tells_a_fault(const std::string &line)
{
	return !line.empty() && !ends(line, " OK") && !ends(line, " okay") && !ends(line, ":")
		&& line.rfind("blocksize=", 0) != 0 && line.rfind("Lazily created", 0) != 0
		&& line.rfind("Continuing check", 0) != 0;
}

static void tell_faults(std::istringstream &report, engine_report_fn *tell, void *context)
{
	std::string table;
	for (std::string line; tell && std::getline(report, line);) {
		if (ends(line, ":"))
			table = line + " ";
		else if (tells_a_fault(line))
			tell(context, (table + line).c_str());
	}
}

extern "C" bool engine_check(const char *folder, engine_report_fn *tell, void *context,
	size_t *faults, struct error *err)
{
	if (!engine_is_index(folder))
		return error_set(err, ERROR_NOT_FOUND, "no index in %s", folder);

	return guarded(err, [&] {
		std::ostringstream report;
		size_t found = 0;
		try {
			found = Xapian::Database::check(folder, 0, &report);
		} catch (const Xapian::DatabaseError &e) {
			/* Too damaged to be read to its end is an answer, not a failure to check. */
			report << '\n' << e.get_description() << '\n';
			found = 1;
		}
		std::istringstream lines(report.str());
		tell_faults(lines, tell, context);
		*faults = found;
	});
}

extern "C" bool engine_merge(const char *const *parts, size_t count, const char *destination,
	struct error *err)
{
	for (size_t i = 0; i < count; i++)
		if (!engine_is_index(parts[i]))
			return error_set(err, ERROR_NOT_FOUND, "no index in %s", parts[i]);

	return guarded(err, [&] {
		Xapian::Database all;
		for (size_t i = 0; i < count; i++)
			all.add_database(Xapian::Database(parts[i], Xapian::DB_BACKEND_GLASS));
		all.compact(destination, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
	});
}
