#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include "view/template.h"

#include <stdbool.h>

struct assets;

/** Which entry of the menu the page stands under. */
enum frame_place {
	FRAME_ELSEWHERE,
	FRAME_HOME,
	FRAME_SEARCH,
	FRAME_SELECTION,
	FRAME_ABOUT,
	FRAME_ACCOUNT,
	FRAME_PROPOSE,
	FRAME_MY_SHEETS,
	FRAME_REVIEWS,
	FRAME_FIGURES,
	FRAME_MAP,
	FRAME_PLACE_COUNT,
};

/** What surrounds a page, cadre.html. What is NULL is left out. */
struct frame {
	const char *title;        /* of the window; the template adds the site's name */
	const char *file;         /* the template of the page itself */
	enum frame_place place;
	const char *question;     /* what the search box shows */
	const char *description;  /* a sentence for search engines */
	const char *link;         /* the page's own address, without the site's; NULL for error pages */
	const char *source_link;  /* the same content as Markdown */
	const char *feed_link;    /* the same list as an Atom feed */
	bool has_filters;         /* long lists of filters, which a script helps to search */
	bool is_one_form;         /* the search box is a field of the filters' form, #filtrer */
	bool is_written;          /* forms in which a sheet is written, which a script helps to fill in */
	bool is_unlisted;         /* search engines should not list it */
};

/** What is the same for all pages. Borrowed. */
struct frame_site {
	const struct assets *assets;
	const char *base_url;
};

/** Fill cadre.html and return the values of `frame->file`, set inside it. */
struct fields *view_frame(struct fields *fields, const struct frame_site *site,
	const struct frame *frame);

/** Say in the menu how many sheets the visitor keeps; nothing is said of none. */
void view_frame_kept(struct fields *fields, size_t count);

/** What every form of somebody signed in carries (page/token.h): for the page itself and its sections. */
void view_frame_token(struct fields *body, const char *token);

/** Who looks at the page. */
struct frame_visitor {
	const char *name;      /* NULL: nobody who is signed in */
	bool is_reviewer;      /* may look after what others propose */
	const char *token;     /* for the button that signs out */
	const char *sign_in;   /* link to sign in and come back; NULL: nobody can */
};

/** Show in the menu how to sign in, or one's account and how to sign out. */
void view_frame_visitor(struct fields *fields, const struct frame_visitor *visitor);

#endif
