#include "view/members.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "people/people.h"
#include "view/french.h"
#include "view/member.h"
#include "view/notice.h"
#include "view/template.h"

static const struct notice notices[] = {
	{ "ferme",   "Le compte est fermé, et ses sessions ont pris fin." },
	{ "rouvert", "Le compte est rouvert." },
};

/* "compte-12": where an account stands in the list. */
static char *anchor_of(int64_t account)
{
	return text_make("compte-%lld", (long long)account);
}

/* What the DAN can do with it. Nobody closes one's own account. */
static void add_acts(struct fields *line, const struct member *member, const struct person *visitor)
{
	struct fields *acts = fields_repeat(line, "ACTES");
	OWNED_STRING action = text_make("/comptes/%lld", (long long)member->row);
	fields_text(acts, "ACTION", action);
	if (member->closed_at)
		return;
	struct fields *open = fields_repeat(acts, "OUVERT");
	if (member->row != visitor->row)
		fields_repeat(open, "FERMABLE");
}

void view_members_add(struct members *members, const struct member *member)
{
	if (!members->list)
		members->list = fields_repeat(members->fields, "LISTE");
	struct fields *line = fields_repeat(members->list, "COMPTE");
	OWNED_STRING anchor = anchor_of(member->row);
	fields_text(line, "ANCRE", anchor);
	fields_text(line, "NOM", member->name);
	fields_text(line, "COURRIEL", member->email);
	fields_text(line, "ROLE", member_role(member->role));
	if (member->role == ROLE_REFERENT) {
		OWNED_STRING reach = member_reach(members->vocabularies, member->scopes);
		fields_text(fields_repeat(line, "AVEC_PORTEE"), "PORTEE", reach);
	}
	if (member->closed_at) {
		OWNED_STRING date = french_day(member->closed_at);
		fields_text(fields_repeat(line, "FERME"), "DATE", date);
	}
	if (!member->has_passphrase)
		fields_repeat(line, "SANS_PHRASE");
	if (members->visitor->role == ROLE_DAN)
		add_acts(line, member, members->visitor);
}

static void add_page_link(struct fields *pages, const char *section, const char *question,
	unsigned page)
{
	OWNED_STRING link = link_to_accounts(question, page);
	fields_text(fields_repeat(pages, section), "LIEN", link);
}

void view_members(const struct members *members, size_t total)
{
	struct fields *fields = members->fields;
	view_notice(fields, notices, sizeof notices / sizeof notices[0], members->done);
	fields_repeat(fields, members->visitor->role == ROLE_DAN ? "TOUS" : "ENSEIGNANTS");
	fields_text(fields, "QUESTION", members->question);
	fields_count(fields, "NOMBRE", "NOMBRE_PLURIEL", total);

	bool has_next = (size_t)members->page * MEMBERS_PER_PAGE < total;
	if (members->page == 1 && !has_next)
		return;
	struct fields *pages = fields_repeat(fields, "PAGES");
	if (members->page > 1)
		add_page_link(pages, "PRECEDENTE", members->question, members->page - 1);
	if (has_next)
		add_page_link(pages, "SUIVANTE", members->question, members->page + 1);
}
