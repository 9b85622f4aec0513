// The floor of the benchmarks: the same sheets and the same questions through bare libxapian, the
// way its own documentation teaches, with none of what the observatoire adds (store, revisions,
// checks, rendered bodies, facets, snippets, pages). What we do on top of it is compared with this,
// in the same run on the same machine.
//
//     floor index DATABASE FOLDER     prints: documents seconds
//     floor search DATABASE           reads a question a line, prints: microseconds matches
//
// And what a page of results costs when its filters and snippets are left to the library: a
// ValueCountMatchSpy for each of ten facets, MSet::snippet() for each of the twenty sheets.
//
//     floor index-page DATABASE FOLDER
//     floor search-page DATABASE

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

using std::string;
using std::string_view;
namespace fs = std::filesystem;
using std::chrono::steady_clock;

namespace {

constexpr unsigned PAGE = 20;
constexpr unsigned ENOUGH = 5;  // below which the words are asked one by one, as the site does

struct list_row {
	const char *field;
	const char *prefix;
};

// The filters, as boolean terms.
constexpr list_row lists[] = {
	{ "niveaux", "XN" },
	{ "thematiques", "XT" },
	{ "equipements", "XE" },
	{ "type", "XY" },
};

// The same as values, a slot each from 0 on: a spy counts the values of one slot.
constexpr const char *facets[] = {
	"niveaux", "enseignements", "thematiques", "equipements", "logiciels",
	"type", "modalites", "etablissements", "experimente", "licence",
};
constexpr size_t SNIPPET_BYTES = 300;

string read_file(const fs::path &path)
{
	std::ifstream file(path, std::ios::binary);
	return { std::istreambuf_iterator<char>(file), {} };
}

// The value of `field: …` on one line of the front matter; generated sheets have no other shape.
string value_of(const string &head, const string &field)
{
	size_t at = head.find("\n" + field + ":");
	if (at == string::npos)
		return {};
	at += field.size() + 2;
	return head.substr(at, head.find('\n', at) - at);
}

void add_list(Xapian::Document &document, const string &prefix, string value)
{
	for (char &letter : value)
		if (letter == '[' || letter == ']' || letter == ',')
			letter = ' ';
	std::istringstream keys(value);
	for (string key; keys >> key;)
		document.add_boolean_term(prefix + key);
}

Xapian::Document document_of(Xapian::TermGenerator &generator, const string &sheet)
{
	size_t end = std::min(sheet.find("\n---\n", 3), sheet.size());
	string head = sheet.substr(0, end + 1);
	Xapian::Document document;
	generator.set_document(document);
	generator.set_termpos(0);

	string title = value_of(head, "titre");
	generator.index_text(title, 2, "S");
	generator.index_text(title);
	generator.increase_termpos();
	generator.index_text(value_of(head, "resume"));
	generator.increase_termpos();
	generator.index_text(sheet.substr(std::min(end + 5, sheet.size())));
	for (const list_row &row : lists)
		add_list(document, row.prefix, value_of(head, row.field));
	return document;
}

// What the page needs beside: the values its spies count, the text its snippets are cut from.
void add_page(Xapian::Document &document, const string &sheet)
{
	size_t end = std::min(sheet.find("\n---\n", 3), sheet.size());
	string head = sheet.substr(0, end + 1);
	Xapian::valueno slot = 0;
	for (const char *field : facets)
		document.add_value(slot++, value_of(head, field));
	document.set_data(value_of(head, "resume") + "\n" + sheet.substr(std::min(end + 5, sheet.size())));
}

int index_folder(const string &database, const string &folder, bool for_page)
{
	std::vector<fs::path> paths;
	for (const auto &entry : fs::recursive_directory_iterator(folder))
		if (entry.path().extension() == ".md")
			paths.push_back(entry.path());
	std::sort(paths.begin(), paths.end());

	auto start = steady_clock::now();
	Xapian::WritableDatabase db(database, Xapian::DB_CREATE_OR_OVERWRITE);
	Xapian::TermGenerator generator;
	generator.set_stemmer(Xapian::Stem("french"));
	for (const auto &path : paths) {
		string sheet = read_file(path);
		Xapian::Document document = document_of(generator, sheet);
		if (for_page)
			add_page(document, sheet);
		db.add_document(document);
	}
	db.commit();
	std::chrono::duration<double> spent = steady_clock::now() - start;
	std::cout << paths.size() << ' ' << spent.count() << std::endl;
	return 0;
}

// Sheets with every word, or with some when there are few: as the site does.
Xapian::MSet ask(Xapian::Enquire &enquire, Xapian::QueryParser &parser, const string &question,
	Xapian::doccount checked)
{
	Xapian::MSet found;
	for (Xapian::Query::op joined : { Xapian::Query::OP_AND, Xapian::Query::OP_OR }) {
		parser.set_default_op(joined);
		enquire.set_query(parser.parse_query(question, Xapian::QueryParser::FLAG_PHRASE));
		found = enquire.get_mset(0, PAGE, checked);
		if (found.size() >= ENOUGH)
			break;
	}
	return found;
}

// Numbers only.
Xapian::MSet list(Xapian::Enquire &enquire, Xapian::QueryParser &parser, const string &question)
{
	Xapian::MSet found = ask(enquire, parser, question, 1000);
	for (auto hit = found.begin(); hit != found.end(); ++hit)
		(void)*hit;
	return found;
}

Xapian::MSet make_page(const Xapian::Database &db, Xapian::Enquire &enquire,
	Xapian::QueryParser &parser, const string &question)
{
	std::deque<Xapian::ValueCountMatchSpy> spies;
	for (Xapian::valueno slot = 0; slot < std::size(facets); slot++)
		spies.emplace_back(slot);
	enquire.clear_matchspies();
	for (auto &spy : spies)
		enquire.add_matchspy(&spy);

	Xapian::MSet found = ask(enquire, parser, question, db.get_doccount());
	static const Xapian::Stem stem("french");
	for (auto hit = found.begin(); hit != found.end(); ++hit)
		found.snippet(hit.get_document().get_data(), SNIPPET_BYTES, stem);
	for (auto &spy : spies)
		for (auto value = spy.top_values_begin(100); value != spy.top_values_end(100); ++value)
			(void)value.get_termfreq();
	return found;
}

int search(const string &path, bool for_page)
{
	Xapian::Database db(path);
	Xapian::QueryParser parser;
	parser.set_database(db);
	parser.set_stemmer(Xapian::Stem("french"));
	parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
	Xapian::Enquire enquire(db);

	for (string question; std::getline(std::cin, question);) {
		auto start = steady_clock::now();
		Xapian::MSet found = for_page ? make_page(db, enquire, parser, question)
			: list(enquire, parser, question);
		auto spent = std::chrono::duration_cast<std::chrono::microseconds>(
			steady_clock::now() - start);
		std::cout << spent.count() << ' ' << found.get_matches_estimated() << std::endl;
	}
	return 0;
}

}  // namespace

int main(int count, char **args)
try {
	std::vector<string_view> words(args, args + count);
	if (count == 4 && (words[1] == "index" || words[1] == "index-page"))
		return index_folder(args[2], args[3], words[1] == "index-page");
	if (count == 3 && (words[1] == "search" || words[1] == "search-page"))
		return search(args[2], words[1] == "search-page");
	std::cerr << "usage: floor index|index-page DATABASE FOLDER | floor search|search-page DATABASE\n";
	return 2;
} catch (const Xapian::Error &error) {
	std::cerr << "floor: " << error.get_description() << '\n';
	return 3;
} catch (const std::exception &error) {
	std::cerr << "floor: " << error.what() << '\n';
	return 3;
}
