#ifndef VIEW_DIFFERENCE_H
#define VIEW_DIFFERENCE_H

struct difference;
struct fields;

/** Fill difference.html, included at {{>DIFFERENCE}}: long runs of lines that stayed are told by their
 * number. */
void view_difference(struct fields *fields, const struct difference *difference);

#endif
