#include "index/stopword.h"

#include <stdlib.h>
#include <string.h>

/* Sorted, folded; « bcp » as telephones have it. « sans » is missing on purpose: « sans écran » is a
 * request. */
static const char *const STOPWORDS[] = {
	"a", "ai", "aie", "aient", "ainsi", "ait", "alors", "as", "au", "aucun", "aucune", "aura",
	"auraient", "aurait", "auront", "aussi", "autre", "autres", "aux", "avaient", "avait",
	"avant", "avec", "avez", "avions", "avoir", "avons", "ayant", "bcp", "c", "car", "ce", "ceci",
	"cela", "celle", "celles", "celui", "ces", "cet", "cette", "ceux", "chaque", "chez", "ci",
	"comme", "comment", "d", "dans", "de", "deja", "des", "doit", "doivent", "donc", "dont",
	"du", "elle", "elles", "en", "entre", "es", "est", "et", "etaient", "etait", "etant", "etes",
	"etre", "eu", "eux", "fait", "font", "furent", "fut", "il", "ils", "j", "je", "jusqu",
	"jusque", "l", "la", "laquelle", "le", "lequel", "les", "lesquelles", "lesquels", "leur",
	"leurs", "lors", "lorsqu", "lorsque", "lui", "m", "ma", "mais", "me", "meme", "memes", "mes",
	"moi", "mon", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "par", "parce",
	"pas", "peu", "peut", "peuvent", "pour", "pourquoi", "pr", "puis", "puisqu", "puisque", "qq",
	"qqch", "qqs", "qu", "quand", "que", "quel", "quelle", "quelles", "quelqu", "quelque", "quelques",
	"quelquun", "quels", "qui", "quoi", "quoiqu", "quoique", "s", "sa", "se", "sera", "seraient", "serait",
	"seront", "ses", "si", "sien", "soi", "soient", "soit", "sommes", "son", "sont", "sous",
	"suis", "sur", "svp", "t", "ta", "te", "tel", "telle", "telles", "tels", "tes", "toi", "ton",
	"tous", "tout", "toute", "toutes", "tres", "tt", "tu", "un", "une", "unes", "uns", "va", "vers",
	"voici", "voila", "vont", "vos", "votre", "vous", "y",
};

/* Sorted, folded. « où » is missing: without its accent it is « ou ». */
static const char *const ASKING[] = {
	"combien", "comment", "je", "laquelle", "lequel", "lesquelles", "lesquels", "on", "pourquoi", "qu",
	"quand", "que", "quel", "quelle", "quelles", "quels", "qui", "quoi",
};

static int compare(const void *word, const void *row)
{
	return strcmp(word, *(const char *const *)row);
}

bool stopword_is(const char *folded)
{
	return bsearch(folded, STOPWORDS, sizeof STOPWORDS / sizeof STOPWORDS[0],
		sizeof STOPWORDS[0], compare);
}

void stopword_each(void (*each)(void *context, const char *folded), void *context)
{
	for (size_t i = 0; i < sizeof STOPWORDS / sizeof STOPWORDS[0]; i++)
		each(context, STOPWORDS[i]);
}

bool stopword_asks(const char *folded)
{
	return bsearch(folded, ASKING, sizeof ASKING / sizeof ASKING[0], sizeof ASKING[0], compare);
}
