#ifndef VIEW_NOTES_H
#define VIEW_NOTES_H

struct fields;
struct results;

/** What resultats.html says of the question beneath its title: how it was read, corrected or cut,
 *  what the sheets lack of it. */
void view_notes(struct fields *fields, const struct results *results);

#endif
