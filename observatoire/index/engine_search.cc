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

static struct engine_query *nothing()
{
	return made([] { return asked(Xapian::Query()); });
}

extern "C" struct engine_query *engine_query_term(const char *term)
{
	if (!engine_is_term(term))
		return nothing();
	return made([&] { return asked(Xapian::Query(std::string(term))); });
}

extern "C" struct engine_query *engine_query_combine(enum engine_operator op,
	const struct engine_query *const *operands, size_t count)
{
	return made([&] {
		std::vector<Xapian::Query> queries;
		for (size_t i = 0; i < count; i++)
			queries.push_back(operands[i]->query);
		Xapian::Query::op as = op == ENGINE_AND ? Xapian::Query::OP_AND : Xapian::Query::OP_OR;
		return asked(Xapian::Query(as, queries.begin(), queries.end()));
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
			return nothing();
	return made([&] {
		std::vector<std::string> words(terms, terms + count);
		return asked(Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(), window));
	});
}

extern "C" struct engine_query *engine_query_prefix(const char *prefix)
{
	if (!engine_is_term(prefix))
		return nothing();
	return made([&] {
		return asked(Xapian::Query(Xapian::Query::OP_WILDCARD, prefix, ENGINE_PREFIX_TERMS,
			Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM));
	});
}

extern "C" void engine_query_free(struct engine_query *query)
{
	delete query;
}

static Xapian::BM25Weight bm25()
{
	return Xapian::BM25Weight(ENGINE_K1, 0, 1, ENGINE_B, 0.5);
}

static struct engine_hits *hits_of(const Xapian::MSet &found)
{
	struct engine_hits *hits = static_cast<struct engine_hits *>(mem_new(1, sizeof *hits));
	hits->items = static_cast<struct engine_hit *>(mem_new(found.size() + 1, sizeof *hits->items));
	for (Xapian::MSetIterator at = found.begin(); at != found.end(); ++at)
		hits->items[hits->count++] = {*at, at.get_weight()};
	return hits;
}

extern "C" struct engine_hits *engine_search(struct engine *engine,
	const struct engine_query *query, size_t limit, struct error *err)
{
	struct engine_hits *hits = nullptr;
	reading(engine, err, [&] {
		Xapian::Enquire enquire(engine->db);
		enquire.set_query(query->query);
		enquire.set_weighting_scheme(bm25());
		hits = hits_of(enquire.get_mset(0, Xapian::doccount(limit)));
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
	struct bits *bits, struct error *err)
{
	OWNED_BITS found = {};
	bool done = reading(engine, err, [&] {
		Noting noting(&found);
		Xapian::Enquire enquire(engine->db);
		enquire.set_query(query->query);
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
		enquire.set_weighting_scheme(bm25());
		enquire.add_matchspy(&telling);
		enquire.get_mset(0, 1, engine->db.get_doccount());
	});
}
