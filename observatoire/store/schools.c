#include "store/schools.h"

#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"
#include "sheet/zone.h"
#include "store/changes.h"
#include "store/db.h"

/* All that is known of a school, to see whether anything changed. */
static char *picture(struct db *db, const char *uai, struct error *err)
{
	OWNED(query) find = db_query(db, "SELECT json_array(name, kind, sector, postcode, commune,"
		" commune_code, latitude, longitude, zap, zap_name, bassin, bassin_name, circonscription,"
		" circonscription_name, opened_on, is_open, equipment) FROM school WHERE uai = :uai");
	query_bind_text(find, ":uai", uai);
	OWNED_STRING found = query_next(find) ? query_copy(find, 0) : NULL;
	if (!query_end(find, err))
		return NULL;
	if (!found)
		error_set(err, ERROR_NOT_FOUND, "no such school");
	return TAKE(found);
}

/* What is said takes the place of what was; NULL says nothing. */
static bool update(struct db *db, const struct school *school, int64_t now, struct error *err)
{
	OWNED(query) learn = db_query(db, "UPDATE school SET"
		" name = coalesce(:name, name), kind = coalesce(:kind, kind),"
		" sector = coalesce(:sector, sector), postcode = coalesce(:postcode, postcode),"
		" commune = coalesce(:commune, commune),"
		" commune_code = coalesce(:commune_code, commune_code),"
		" latitude = CASE WHEN :has_place THEN :latitude ELSE latitude END,"
		" longitude = CASE WHEN :has_place THEN :longitude ELSE longitude END,"
		" zap = coalesce(:zap, zap), zap_name = coalesce(:zap_name, zap_name),"
		" bassin = coalesce(:bassin, bassin), bassin_name = coalesce(:bassin_name, bassin_name),"
		" circonscription = coalesce(:circonscription, circonscription),"
		" circonscription_name = coalesce(:circonscription_name, circonscription_name),"
		" opened_on = coalesce(:opened_on, opened_on), equipment = coalesce(:equipment, equipment),"
		" is_open = CASE WHEN :says_state THEN NOT :is_closed ELSE is_open END,"
		" told_at = :now WHERE uai = :uai");
	query_bind_text(learn, ":uai", school->uai);
	query_bind_text(learn, ":name", school->name);
	query_bind_text(learn, ":kind", school->kind);
	query_bind_text(learn, ":sector", school->sector);
	query_bind_text(learn, ":postcode", school->postcode);
	query_bind_text(learn, ":commune", school->commune);
	query_bind_text(learn, ":commune_code", school->commune_code);
	query_bind_integer(learn, ":has_place", school->has_place);
	query_bind_integer(learn, ":latitude", school->latitude);
	query_bind_integer(learn, ":longitude", school->longitude);
	query_bind_text(learn, ":zap", school->zap);
	query_bind_text(learn, ":zap_name", school->zap_name);
	query_bind_text(learn, ":bassin", school->bassin);
	query_bind_text(learn, ":bassin_name", school->bassin_name);
	query_bind_text(learn, ":circonscription", school->circonscription);
	query_bind_text(learn, ":circonscription_name", school->circonscription_name);
	query_bind_text(learn, ":opened_on", school->opened_on);
	query_bind_text(learn, ":equipment", school->equipment);
	query_bind_integer(learn, ":says_state", school->says_state);
	query_bind_integer(learn, ":is_closed", school->is_closed);
	query_bind_integer(learn, ":now", now);
	return query_run(learn, err);
}

/* A school nobody knew, of which only its name is known yet. */
static bool insert(struct db *db, const struct school *school, bool *is_new, struct error *err)
{
	OWNED(query) insert = db_query(db, "INSERT INTO school (uai, name, told_at)"
		" SELECT :uai, :name, 0 WHERE :name IS NOT NULL"
		" AND NOT EXISTS (SELECT 1 FROM school WHERE uai = :uai)");
	query_bind_text(insert, ":uai", school->uai);
	query_bind_text(insert, ":name", school->name);
	if (!query_run(insert, err))
		return false;
	*is_new = db_changed(db) == 1;
	return true;
}

/* Unless it is the last one it had. */
static bool keep_name(struct db *db, const struct school *school, const char *day, struct error *err)
{
	OWNED(query) keep = db_query(db, "INSERT OR IGNORE INTO school_name (uai, since, name)"
		" SELECT :uai, :day, :name WHERE :name IS NOT (SELECT name FROM school_name"
		" WHERE uai = :uai ORDER BY since DESC LIMIT 1)");
	query_bind_text(keep, ":uai", school->uai);
	query_bind_text(keep, ":day", day);
	query_bind_text(keep, ":name", school->name);
	return query_run(keep, err);
}

bool schools_learn(struct db *db, const struct school *school, const char *day, int64_t now,
	enum school_change *change, struct error *err)
{
	bool is_new = false;
	if (!insert(db, school, &is_new, err))
		return false;
	OWNED_STRING before = picture(db, school->uai, err);
	if (!before || !update(db, school, now, err))
		return false;
	OWNED_STRING after = picture(db, school->uai, err);
	if (!after)
		return false;
	bool is_same = text_equals(before, after);
	*change = is_new ? SCHOOL_ADDED : is_same ? SCHOOL_SAME : SCHOOL_CHANGED;
	return !school->name || keep_name(db, school, day, err);
}

static struct school read_school(const struct query *query)
{
	return (struct school){
		.uai = query_text(query, 0),
		.name = query_text(query, 1),
		.kind = query_text(query, 2),
		.sector = query_text(query, 3),
		.postcode = query_text(query, 4),
		.commune = query_text(query, 5),
		.commune_code = query_text(query, 6),
		.has_place = query_text(query, 7) != NULL,
		.latitude = query_integer(query, 7),
		.longitude = query_integer(query, 8),
		.zap = query_text(query, 9),
		.zap_name = query_text(query, 10),
		.bassin = query_text(query, 11),
		.bassin_name = query_text(query, 12),
		.circonscription = query_text(query, 13),
		.circonscription_name = query_text(query, 14),
		.opened_on = query_text(query, 15),
		.is_closed = query_integer(query, 16) == 0,
		.equipment = query_text(query, 17),
		.says_state = true,
	};
}

#define COLUMNS "uai, name, kind, sector, postcode, commune, commune_code, latitude, longitude, zap," \
	" zap_name, bassin, bassin_name, circonscription, circonscription_name, opened_on, is_open," \
	" equipment"

bool schools_find(struct db *db, const char *uai, schools_tell *tell, void *context, struct error *err)
{
	OWNED(query) find = db_query(db, "SELECT " COLUMNS " FROM school WHERE uai = :uai");
	query_bind_text(find, ":uai", uai);
	bool is_found = query_next(find);
	if (is_found) {
		const struct school school = read_school(find);
		tell(context, &school);
	}
	if (!query_end(find, err))
		return false;
	return is_found || error_set(err, ERROR_NOT_FOUND, "no such school");
}

#define LIST "SELECT " COLUMNS " FROM school"

bool schools_list(struct db *db, enum schools_by by, const char *value, schools_tell *each, void *context,
	struct error *err)
{
	/* The first three digits of a UAI are those of its département: its key tells where they stand. */
	static const char *const lists[] = {
		[SCHOOLS_ALL] = LIST " ORDER BY uai",
		[SCHOOLS_BY_DEPARTMENT] = LIST " WHERE uai >= :value AND uai < :value || 'Z' ORDER BY uai",
		[SCHOOLS_BY_ZONE] = LIST " WHERE zap = :value ORDER BY uai",
	};
	OWNED(query) list = db_query(db, lists[by]);
	if (value)
		query_bind_text(list, ":value", value);
	while (query_next(list)) {
		const struct school school = read_school(list);
		each(context, &school);
	}
	return query_end(list, err);
}

static bool add_zone(struct db *db, const char *uai, struct words *zones, struct error *err)
{
	OWNED(query) find = db_query(db, "SELECT zap FROM school WHERE uai = :uai AND zap IS NOT NULL");
	query_bind_text(find, ":uai", uai);
	if (query_next(find) && zone_is_code(query_text(find, 0)))
		words_add_once(zones, query_text(find, 0));
	return query_end(find, err);
}

bool schools_zones(struct db *db, const struct words *uais, struct words *zones, struct error *err)
{
	for (size_t i = 0; i < uais->count; i++)
		if (!add_zone(db, uais->items[i], zones, err))
			return false;
	return true;
}

char *schools_zone_name(struct db *db, const char *zone, struct error *err)
{
	OWNED(query) find = db_query(db, "SELECT coalesce(max(zap_name), :zone) FROM school"
		" WHERE zap = :zone HAVING count(*) > 0");
	query_bind_text(find, ":zone", zone);
	OWNED_STRING name = query_next(find) ? query_copy(find, 0) : NULL;
	if (!query_end(find, err))
		return NULL;
	if (!name)
		error_set(err, ERROR_NOT_FOUND, "no such zone");
	return TAKE(name);
}

bool schools_names(struct db *db, const char *uai, schools_name *tell, void *context, struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT name, since FROM school_name WHERE uai = :uai ORDER BY since, name");
	query_bind_text(list, ":uai", uai);
	while (query_next(list))
		tell(context, query_text(list, 0), query_text(list, 1));
	return query_end(list, err);
}

bool schools_know_zone(struct db *db, const char *zone, bool *is_known, struct error *err)
{
	OWNED(query) find = db_query(db, "SELECT 1 FROM school WHERE zap = :zone LIMIT 1");
	query_bind_text(find, ":zone", zone);
	bool is_found = query_next(find);
	if (!query_end(find, err))
		return false;
	*is_known = is_found;
	return true;
}

/* The first three digits of a code are those of its département. */
bool schools_may_have_zone(struct db *db, const char *zone, bool *may, struct error *err)
{
	OWNED(query) find = db_query(db, "SELECT coalesce(max(zap = :zone), 1) FROM school"
		" WHERE zap >= substr(:zone, 1, 3) AND zap < substr(:zone, 1, 3) || ':'");
	query_bind_text(find, ":zone", zone);
	bool found = false;
	while (query_next(find))
		found = query_integer(find, 0) != 0;
	if (!query_end(find, err))
		return false;
	*may = found;
	return true;
}

bool schools_reindex(struct db *db, const char *uai, int64_t now, struct error *err)
{
	OWNED(query) sheets = db_query(db, "SELECT sheet FROM sheet_school WHERE uai = :uai ORDER BY sheet");
	query_bind_text(sheets, ":uai", uai);
	while (query_next(sheets))
		if (!changes_add(db, query_integer(sheets, 0), CHANGE_REPAIR, now, err))
			return false;
	return query_end(sheets, err);
}

bool schools_count(struct db *db, size_t *count, struct error *err)
{
	OWNED(query) total = db_query(db, "SELECT count(*) FROM school");
	size_t found = 0;
	if (query_next(total))
		found = (size_t)query_integer(total, 0);
	if (!query_end(total, err))
		return false;
	*count = found;
	return true;
}
