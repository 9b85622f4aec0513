#include "index/engine_inner.h"

#include "base/mem.h"
#include "index/bits.h"

#include <cassert>
#include <vector>

/* Questions, and what they match. */

static struct engine_query *asked(const Xapian::Query &query)
{
	return new engine_query{query};
}

/* Not Query::MatchAll: it is a global, whose reference count threads would share. */
static Xapian::Query everything()
{
	return Xapian::Query(std::string());
}

extern "C" struct engine_query *engine_query_all(void)
{
	return made([] { return asked(everything()); });
}

extern "C" struct engine_query *engine_query_nothing(void)
{
	return made([] { return asked(Xapian::Query()); });
}

extern "C" struct engine_query *engine_query_term(const char *term)
{
	if (!engine_is_term(term))
		return engine_query_nothing();
	return made([&] { return asked(Xapian::Query(std::string(term))); });
}

static Xapian::Query::op operator_of(enum engine_operator op)
{
	switch (op) {
	case ENGINE_AND:       return Xapian::Query::OP_AND;
	case ENGINE_OR:        return Xapian::Query::OP_OR;
	case ENGINE_AND_NOT:   return Xapian::Query::OP_AND_NOT;
	case ENGINE_AND_MAYBE: return Xapian::Query::OP_AND_MAYBE;
	case ENGINE_FILTER:    return Xapian::Query::OP_FILTER;
	case ENGINE_BEST:      return Xapian::Query::OP_MAX;
	}
	abort();
}

extern "C" struct engine_query *engine_query_combine(enum engine_operator op,
	const struct engine_query *const *operands, size_t count)
{
	return made([&] {
		std::vector<Xapian::Query> queries;
		for (size_t i = 0; i < count; i++)
			if (operands[i])
				queries.push_back(operands[i]->query);
		return asked(Xapian::Query(operator_of(op), queries.begin(), queries.end()));
	});
}

extern "C" struct engine_query *engine_query_scale(const struct engine_query *query, double factor)
{
	assert(factor >= 0);
	return made([&] { return asked(query->query * factor); });
}

extern "C" struct engine_query *engine_query_phrase(const char *const *terms, size_t count,
	unsigned window)
{
	for (size_t i = 0; i < count; i++)
		if (!engine_is_term(terms[i]))
			return engine_query_nothing();
	return made([&] {
		std::vector<std::string> words(terms, terms + count);
		return asked(Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(), window));
	});
}

extern "C" struct engine_query *engine_query_prefix(const char *prefix)
{
	if (!engine_is_term(prefix))
		return engine_query_nothing();
	return made([&] {
		return asked(Xapian::Query(Xapian::Query::OP_WILDCARD, prefix, ENGINE_PREFIX_TERMS,
			Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM));
	});
}

extern "C" char *engine_query_describe(const struct engine_query *query)
{
	return made([&] {
		size_t length;
		return engine_copied(query->query.get_description(), &length);
	});
}

extern "C" void engine_query_free(struct engine_query *query)
{
	delete query;
}

/* A set of documents as something Xapian can match: it filters, it never weighs. Borrows the
 * set, so lives no longer than the call that was given it. */
class Within : public Xapian::PostingSource {
	const struct bits *bits;
	size_t size;
	uint32_t at = 0;
	bool is_past = false;

	void seek(uint64_t from)
	{
		is_past = from > UINT32_MAX || !bits_next(bits, uint32_t(from), &at);
	}

public:
	Within(const struct bits *set, size_t count) : bits(set), size(count) {}

	PostingSource *clone() const override { return new Within(bits, size); }
	void init(const Xapian::Database &) override { at = 0; is_past = false; }
	Xapian::doccount get_termfreq_min() const override { return size; }
	Xapian::doccount get_termfreq_est() const override { return size; }
	Xapian::doccount get_termfreq_max() const override { return size; }
	void next(double) override { seek(uint64_t(at) + 1); }
	void skip_to(Xapian::docid docid, double) override { if (docid > at) seek(docid); }
	bool at_end() const override { return is_past; }
	Xapian::docid get_docid() const override { return at; }
};

static Xapian::Query limited(const Xapian::Query &query, const struct bits *within)
{
	if (!within)
		return query;
	Xapian::PostingSource *source = new Within(within, bits_size(within));
	return Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(source->release()));
}

static void arrange(Xapian::Enquire &enquire, const struct engine_request &request)
{
	if (request.sort_slot == ENGINE_RELEVANCE)
		enquire.set_weighting_scheme(Xapian::BM25Weight(request.k1, 0, 1, request.b, 0.5));
	else
		enquire.set_weighting_scheme(Xapian::BoolWeight());

	if (request.sort_slot != ENGINE_RELEVANCE)
		enquire.set_sort_by_value(Xapian::valueno(request.sort_slot), true);
	else if (request.tie_slot != ENGINE_RELEVANCE)
		enquire.set_sort_by_relevance_then_value(Xapian::valueno(request.tie_slot), true);
}

static struct engine_hits *hits_of(const Xapian::MSet &found)
{
	struct engine_hits *hits = static_cast<struct engine_hits *>(mem_new(1, sizeof *hits));
	hits->items = static_cast<struct engine_hit *>(mem_new(found.size() + 1, sizeof *hits->items));
	hits->best = found.get_max_attained();
	for (Xapian::MSetIterator at = found.begin(); at != found.end(); ++at)
		hits->items[hits->count++] = {*at, at.get_weight()};
	return hits;
}

extern "C" struct engine_hits *engine_search(struct engine *engine,
	const struct engine_query *query, const struct engine_request *request, struct error *err)
{
	assert(request->limit <= 10000);
	struct engine_hits *hits = nullptr;
	reading(engine, err, [&] {
		Xapian::Enquire enquire(engine->db);
		enquire.set_query(limited(query->query, request->within));
		arrange(enquire, *request);
		hits = hits_of(enquire.get_mset(request->offset, request->limit));
	});
	return hits;
}

extern "C" void engine_hits_free(struct engine_hits *hits)
{
	if (!hits)
		return;
	free(hits->items);
	free(hits);
}

/* Notes each document that matches. */
class Noting : public Xapian::MatchSpy {
	struct bits *bits;

public:
	explicit Noting(struct bits *set) : bits(set) {}
	void operator()(const Xapian::Document &document, double) override
	{
		bits_add(bits, document.get_docid());
	}
};

extern "C" bool engine_matches(struct engine *engine, const struct engine_query *query,
	const struct bits *within, struct bits *bits, struct error *err)
{
	OWNED_BITS found = {};
	bool done = reading(engine, err, [&] {
		Noting noting(&found);
		Xapian::Enquire enquire(engine->db);
		enquire.set_query(limited(query->query, within));
		enquire.set_weighting_scheme(Xapian::BoolWeight());
		enquire.add_matchspy(&noting);
		enquire.get_mset(0, 1, engine->db.get_doccount());
	});
	if (done)
		bits_unite(bits, &found);
	return done;
}

/* Tells what each document that matches weighs. */
class Telling : public Xapian::MatchSpy {
	engine_weight_fn *each;
	void *context;

public:
	Telling(engine_weight_fn *fn, void *given) : each(fn), context(given) {}
	void operator()(const Xapian::Document &document, double weight) override
	{
		each(context, document.get_docid(), weight);
	}
};

extern "C" bool engine_weigh(struct engine *engine, const struct engine_query *query,
	engine_weight_fn *each, void *context, struct error *err)
{
	return reading(engine, err, [&] {
		Telling telling(each, context);
		Xapian::Enquire enquire(engine->db);
		enquire.set_query(query->query);
		enquire.set_weighting_scheme(Xapian::BM25Weight(ENGINE_K1, 0, 1, ENGINE_B, 0.5));
		enquire.add_matchspy(&telling);
		enquire.get_mset(0, 1, engine->db.get_doccount());
	});
}
