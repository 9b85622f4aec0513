#include "index/preface.h"

#include "base/text.h"
#include "index/analysis.h"
#include "index/question.h"

#include <stdlib.h>
#include <string.h>

/* What a word does in an introduction. */
enum role {
	ROLE_NONE,
	ROLE_LITTLE,    /* « je », « une »: goes with what is around it */
	ROLE_GREETING,
	ROLE_WISH,      /* « voudrais » */
	ROLE_VERB,      /* « cherche »: a wish behind « je », « on », « nous » */
	ROLE_REQUEST,   /* « pouvez », « merci »: a wish with what is asked for behind it */
	ROLE_GIFT,      /* « indiquer » */
	ROLE_DOING,     /* « faire », « trouver »: nothing by itself behind a wish */
	ROLE_SHEET,     /* « une séance »: as an example, but behind a wish */
	ROLE_EXAMPLE,   /* « idées »: a wish before a little word; « idées reçues » are a subject */
};

/* Sorted, folded. */
static const struct word {
	const char *folded;
	enum role role;
} WORDS[] = {
	{ "activite", ROLE_SHEET },
	{ "activites", ROLE_SHEET },
	{ "aider", ROLE_GIFT },
	{ "aimerais", ROLE_WISH },
	{ "aimerions", ROLE_WISH },
	{ "avoir", ROLE_DOING },
	{ "bonjour", ROLE_GREETING },
	{ "bonsoir", ROLE_GREETING },
	{ "cherche", ROLE_VERB },
	{ "cherchons", ROLE_VERB },
	{ "conseiller", ROLE_GIFT },
	{ "donner", ROLE_GIFT },
	{ "exemple", ROLE_EXAMPLE },
	{ "exemples", ROLE_EXAMPLE },
	{ "faire", ROLE_DOING },
	{ "idee", ROLE_EXAMPLE },
	{ "idees", ROLE_EXAMPLE },
	{ "indiquer", ROLE_GIFT },
	{ "merci", ROLE_REQUEST },
	{ "mettre", ROLE_DOING },
	{ "partager", ROLE_GIFT },
	{ "pourriez", ROLE_REQUEST },
	{ "pouvez", ROLE_REQUEST },
	{ "proposer", ROLE_GIFT },
	{ "recherche", ROLE_VERB },
	{ "recherchons", ROLE_VERB },
	{ "ressource", ROLE_SHEET },
	{ "ressources", ROLE_SHEET },
	{ "savoir", ROLE_DOING },
	{ "seance", ROLE_SHEET },
	{ "seances", ROLE_SHEET },
	{ "souhaite", ROLE_VERB },
	{ "souhaiterais", ROLE_WISH },
	{ "souhaiterions", ROLE_WISH },
	{ "souhaitons", ROLE_VERB },
	{ "travailler", ROLE_DOING },
	{ "trouver", ROLE_DOING },
	{ "utiliser", ROLE_DOING },
	{ "veux", ROLE_VERB },
	{ "voir", ROLE_DOING },
	{ "voudrais", ROLE_WISH },
	{ "voudrions", ROLE_WISH },
	{ "voulons", ROLE_VERB },
};

static int compare(const void *folded, const void *word)
{
	return strcmp(folded, ((const struct word *)word)->folded);
}

static bool is_plain(const struct question *node)
{
	return node->kind == QUESTION_WORD && node->field == QUESTION_ANYWHERE && !node->is_quoted
		&& !node->is_prefix && !node->is_required && !node->keys;
}

static bool is_little(const struct question *node)
{
	return is_plain(node) && (node->flags & TOKEN_STOP);
}

static enum role role_of(const struct question *node)
{
	if (is_little(node))
		return ROLE_LITTLE;
	const struct word *word = is_plain(node)
		? bsearch(node->folded, WORDS, sizeof WORDS / sizeof WORDS[0], sizeof WORDS[0], compare) : NULL;
	return word ? word->role : ROLE_NONE;
}

static bool is_one_of(const struct question *node, const char *const *words)
{
	for (; node->kind == QUESTION_WORD && *words; words++)
		if (text_equals(node->folded, *words))
			return true;
	return false;
}

static bool is_subject(const struct question *node)
{
	static const char *const subjects[] = { "je", "on", "nous", NULL };
	return is_one_of(node, subjects);
}

/* Whether the child at `i` is a little word, or has one before it: of « d’escape game » only the
 * apostrophe is left. */
static bool has_little(const struct question *root, size_t i, const char *typed)
{
	size_t start, length;
	if (i >= root->count)
		return false;
	question_span(root->children[i], &start, &length);
	return is_little(root->children[i]) || (start > 0 && typed[start - 1] == '\'')
		|| (start >= strlen("’") && strncmp(typed + start - strlen("’"), "’", strlen("’")) == 0);
}

/* How many of the first children introduce the others; 0 when none wishes for anything. */
static size_t length_of(const struct question *root, const char *typed)
{
	size_t length = 0;
	bool is_asked = false;  /* by a request */
	for (size_t i = 0; i < root->count; i++) {
		enum role role = role_of(root->children[i]);
		bool is_behind_subject = i > 0 && is_subject(root->children[i - 1]);
		bool is_before_little = has_little(root, i + 1, typed);
		bool wishes = role == ROLE_WISH || (role == ROLE_VERB && is_behind_subject)
			|| (role == ROLE_GIFT && (is_asked || length))
			|| (role == ROLE_DOING && length)
			|| (role == ROLE_SHEET && length && is_before_little)
			|| (role == ROLE_EXAMPLE && is_before_little);
		bool leads = role == ROLE_LITTLE || role == ROLE_REQUEST || (role == ROLE_GREETING && i == 0);
		if (!wishes && !leads)
			break;
		is_asked |= role == ROLE_REQUEST;
		if (wishes)
			length = i + 1;
	}
	return length;
}

/* Where thanks end a question: « merci », « merci d'avance »; pupils may be « en avance ». */
static size_t end_of(const struct question *root)
{
	static const char *const thanks[] = { "merci", "cordialement", "stp", "svp", NULL };
	static const char *const ahead[] = { "avance", NULL };
	size_t end = root->count;
	if (end > 0 && is_one_of(root->children[end - 1], ahead)) {
		size_t before = end - 1;
		while (before > 0 && is_little(root->children[before - 1]))
			before--;
		if (before > 0 && is_one_of(root->children[before - 1], thanks))
			end = before;
	}
	while (end > 0 && is_one_of(root->children[end - 1], thanks))
		end--;
	return end;
}

static bool says_something(const struct question *node)
{
	return node->kind != QUESTION_NOT && !is_little(node);
}

static void forget_wishes(struct question *root, const char *typed)
{
	size_t from = length_of(root, typed), to = end_of(root);
	bool is_about_something = false;
	for (size_t i = from; i < to; i++)
		is_about_something |= says_something(root->children[i]);
	if (from == 0 || !is_about_something)
		return;
	for (size_t i = 0; i < root->count; i++)
		if (i < from || i >= to) {
			root->children[i]->flags |= TOKEN_STOP;
			root->children[i]->is_preface = true;
		}
}

/* « que faire avec des tablettes » asks for tablets; « savoir faire » asks for both its words. */
static void forget_doing(struct question *root)
{
	static const char *const opening[] = { "que", "quoi", "comment", NULL };
	static const char *const doing[] = { "faire", NULL };
	for (size_t i = 1; i < root->count; i++)
		if (is_one_of(root->children[i], doing) && is_one_of(root->children[i - 1], opening))
			root->children[i]->flags |= TOKEN_STOP;
}

/* « code.org », « www.lumni.fr »: what an address has besides its name. */
static void forget_address(struct question *root, const char *typed)
{
	static const char *const beginnings[] = { "http", "https", "www", NULL };
	static const char *const endings[] = { "com", "edu", "eu", "fr", "net", "org", NULL };
	for (size_t i = 0; i < root->count; i++) {
		struct question *node = root->children[i];
		if (!is_plain(node))
			continue;
		const char *past = typed + node->start + node->length;
		size_t start = 0, length = 0;
		if (i > 0)
			question_span(root->children[i - 1], &start, &length);
		bool begins = is_one_of(node, beginnings) && (*past == '.' || *past == ':');
		bool ends = is_one_of(node, endings) && i > 0 && node->start > 0 && typed[node->start - 1] == '.'
			&& start + length == node->start - 1;
		if (begins || ends)
			node->flags |= TOKEN_STOP;
	}
}

void preface_forget(struct question *root, const char *typed)
{
	forget_doing(root);
	forget_address(root, typed);
	forget_wishes(root, typed);
}
