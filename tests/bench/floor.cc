// The floor of the benchmarks: the same sheets and the same questions through bare libxapian, the
// way its own documentation teaches, with none of what the observatoire adds (store, revisions,
// checks, rendered bodies, facets, snippets, pages). What we do on top of it is compared with this,
// in the same run on the same machine.
//
//     floor index DATABASE FOLDER     prints: documents seconds
//     floor search DATABASE           reads a question a line, prints: microseconds matches

#include <xapian.h>

#include <algorithm>
#include <chrono>
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

int index_folder(const string &database, const string &folder)
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
	for (const auto &path : paths)
		db.add_document(document_of(generator, read_file(path)));
	db.commit();
	std::chrono::duration<double> spent = steady_clock::now() - start;
	std::cout << paths.size() << ' ' << spent.count() << std::endl;
	return 0;
}

Xapian::MSet ask(Xapian::Enquire &enquire, Xapian::QueryParser &parser, const string &question,
	Xapian::Query::op joined)
{
	parser.set_default_op(joined);
	enquire.set_query(parser.parse_query(question, Xapian::QueryParser::FLAG_PHRASE));
	return enquire.get_mset(0, PAGE, 1000);
}

int search(const string &path)
{
	Xapian::Database db(path);
	Xapian::QueryParser parser;
	parser.set_database(db);
	parser.set_stemmer(Xapian::Stem("french"));
	parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
	Xapian::Enquire enquire(db);

	for (string question; std::getline(std::cin, question);) {
		auto start = steady_clock::now();
		Xapian::MSet found = ask(enquire, parser, question, Xapian::Query::OP_AND);
		if (found.size() < ENOUGH)
			found = ask(enquire, parser, question, Xapian::Query::OP_OR);
		for (auto hit = found.begin(); hit != found.end(); ++hit)
			(void)*hit;
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
	if (count == 4 && words[1] == "index")
		return index_folder(args[2], args[3]);
	if (count == 3 && words[1] == "search")
		return search(args[2]);
	std::cerr << "usage: floor index DATABASE FOLDER | floor search DATABASE\n";
	return 2;
} catch (const Xapian::Error &error) {
	std::cerr << "floor: " << error.get_description() << '\n';
	return 3;
} catch (const std::exception &error) {
	std::cerr << "floor: " << error.what() << '\n';
	return 3;
}
