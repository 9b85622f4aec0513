#include "store/queue.h"

#include "store/db.h"

bool queue_list(struct db *db, const struct queue_filter *filter, queue_each *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT sent_at, :proposal, row FROM proposal"
		" WHERE :has_proposals"
		" AND state IN (iif(:is_waiting, 'soumis', ''), iif(:is_held, 'en_relecture', ''))"
		" AND (:holder = 0 OR holder = :holder) AND (:before = 0 OR sent_at < :before)"
		" AND (sent_at, :proposal, row) > (:since, :kind, :row)"
		" UNION ALL "
		"SELECT made_at, :dossier, row FROM dossier"
		" WHERE :has_dossiers"
		" AND state IN (iif(:is_waiting, 'ouvert', ''), iif(:is_held, 'en_charge', ''))"
		" AND (:holder = 0 OR holder = :holder) AND (:before = 0 OR made_at < :before)"
		" AND (made_at, :dossier, row) > (:since, :kind, :row)"
		" ORDER BY 1, 2, 3 LIMIT :limit");
	query_bind_integer(list, ":proposal", QUEUE_PROPOSAL);
	query_bind_integer(list, ":dossier", QUEUE_DOSSIER);
	query_bind_integer(list, ":has_proposals", filter->has_proposals);
	query_bind_integer(list, ":has_dossiers", filter->has_dossiers);
	query_bind_integer(list, ":is_waiting", filter->is_waiting);
	query_bind_integer(list, ":is_held", filter->is_held);
	query_bind_integer(list, ":holder", filter->holder);
	query_bind_integer(list, ":before", filter->before);
	query_bind_integer(list, ":since", filter->after.since);
	query_bind_integer(list, ":kind", filter->after.kind);
	query_bind_integer(list, ":row", filter->after.row);
	query_bind_integer(list, ":limit", (int64_t)filter->limit);
	while (query_next(list)) {
		const struct queue_place place = {
			.since = query_integer(list, 0),
			.kind = (enum queue_kind)query_integer(list, 1),
			.row = query_integer(list, 2),
		};
		each(context, &place);
	}
	return query_end(list, err);
}
