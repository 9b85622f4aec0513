#include "index/verb.h"

#include <stdbool.h>
#include <string.h>

enum { PLURAL_MIN_LETTERS = 6, KEPT_LETTERS = 3 };

/* A verb that is no regular one, and those made of it: one of the heads, then one of the endings, become the
 * head and the base. A head "-" is none; heads NULL, any of two letters or more. Words that are
 * commoner as nouns are not there: « vue », « suite », « contenu », « entreprise ». */
static const struct family {
	const char *heads, *endings, *base;
} FAMILIES[] = {
	{ "e de re ree ins pres trans sous",
		"crire crit crits crite crites crivent crivons crivez crira criront", "criv" },
	{ "- re", "lire lisent lisons lisez lira liront lu lue lus lues", "lis" },
	{ "- re inter pre contre", "dire dit dits dite dites disent disons disez dira diront", "dis" },
	{ NULL, "duire duit duits duite duites duisent duisons duisez duira duiront", "duis" },
	{ NULL, "truire truit truits truite truites truisent truisons truisez truira truiront", "truis" },
	{ "- ap com re sur entre",
		"prendre prend prends prennent prenons prenez prenne prendra prendront pris prit", "pren" },
	{ "ap com", "prise prises", "pren" },
	{ "- per trans re ad pro sou com e",
		"mettre met mets mettent mettons mettez mette mettra mettront", "met" },
	{ "trans sou ad pro", "mis mise mises", "met" },
	{ "con recon",
		"naitre nait nais naissent naissons naissez naitra naitront nu nue nus nues", "naiss" },
	{ "p app disp transp rep comp", "araitre arait arais araissent araitra araitront aru arue arus arues",
		"araiss" },
	{ "- dec c rec entr redec", "ouvert ouverts ouverte ouvertes", "ouvr" },
	{ "- s", "offert offerts offerte offertes", "offr" },
	{ "re per con aper",
		"cevoir coit cois coivent cevons cevez cevra cevront cu cus cue cues", "cev" },
	{ "pre entre",
		"voir voit voient voyons voyez voyant voyait voyaient vu vus vue vues", "voy" },
	{ "- ob main con re sou appar de entre", "tient tiens tiennent tiendra tiendront tienne", "ten" },
	{ "ob main re sou appar de entre", "tenu tenue tenus tenues", "ten" },
	{ "- de re inter pre con par sou sur pro", "vient viens viennent viendra viendront vienne", "ven" },
	{ "de inter par pre sur pro", "venu venue venus venues", "ven" },
	{ "- pour", "suivre suit suivent suivez suivra suivront", "suiv" },
	{ "- sur re", "vivre vivent vivez vivra vivront", "viv" },
	{ "- des re", "sert sers", "serv" },
};

/* « répondre », « répondu », « répondra »: endings of verbs in -dre, behind what they keep. */
static const char KEPT[] = "end ond erd";
static const char DRE_ENDINGS[] = "re u ue us ues ra ront rait raient";
static const char *const NO_DRE[] = { "cendre", "gendre", "tendre" };

/* Verbs in -mer: other words in -ment are nouns and adverbs. Without « ent ». */
static const char *const MER[] = {
	"affirm", "aim", "alarm", "allum", "anim", "arm", "assum", "calm", "charm", "comprim",
	"confirm", "consomm", "enferm", "entam", "estim", "exprim", "ferm", "film", "form", "fum",
	"gomm", "imprim", "inform", "mim", "nomm", "programm", "reclam", "reform", "renomm",
	"reprogramm", "resum", "rythm", "supprim", "surnomm", "transform",
};

/* Words in -ent, other than -ment and -escent, that are no verb. */
static const char *const NO_VERB[] = {
	"absent", "accent", "accident", "adherent", "afferent", "affluent", "ambivalent", "antecedent",
	"apparent", "ardent", "argent", "arpent", "auvent", "client", "coefficient", "coherent", "competent",
	"concurrent", "confident", "conscient", "consequent", "content", "continent", "convent", "couvent",
	"decadent", "decent", "deficient", "delinquent", "different", "diligent", "dissident", "efficient",
	"eloquent", "eminent", "equivalent", "evident", "excedent", "excellent", "expedient", "fervent",
	"frequent", "gradient", "imminent", "impatient", "imprudent", "incident", "incoherent", "incompetent",
	"inconscient", "inconsequent", "indecent", "indifferent", "indulgent", "ingredient", "inherent",
	"innocent", "insolent", "intelligent", "intermittent", "latent", "mecontent", "monovalent",
	"negligent", "occident", "omnipotent", "orient", "parent", "paravent", "patent", "patient",
	"permanent", "pertinent", "polyvalent", "precedent", "present", "president", "prudent", "quotient",
	"recent", "recipient", "recurrent", "referent", "resident", "reticent", "serpent", "souvent", "strident",
	"subsequent", "talent", "torrent", "transparent", "trident", "turbulent", "urgent", "violent", "virulent",
};

#define COUNT(list) (sizeof (list) / sizeof (list)[0])

static bool is_one_of(const char *word, size_t length, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i]) == length && memcmp(list[i], word, length) == 0)
			return true;
	return false;
}

/* The length of the first of `words`, joined by spaces, that `word` ends in; 0: of none. */
static size_t end_length(const char *words, const char *word, size_t length)
{
	for (size_t step; *words; words += step + (words[step] == ' ')) {
		step = strcspn(words, " ");
		if (step <= length && memcmp(word + length - step, words, step) == 0)
			return step;
	}
	return 0;
}

static bool has_head(const char *heads, const char *word, size_t length)
{
	if (!heads)
		return length >= 2;
	for (size_t step; *heads; heads += step + (heads[step] == ' ')) {
		step = strcspn(heads, " ");
		if ((length == 0 && *heads == '-') || (step == length && memcmp(word, heads, step) == 0))
			return true;
	}
	return false;
}

/* What is kept of the word, then `instead`: VERB_GROWTH letters longer than the word at most. */
static size_t join(char *base, const char *folded, size_t kept, const char *instead)
{
	size_t length = strlen(instead);
	memcpy(base, folded, kept);
	memcpy(base + kept, instead, length + 1);
	return kept + length;
}

static size_t read_family(const char *folded, size_t length, char *base)
{
	for (size_t i = 0; i < COUNT(FAMILIES); i++) {
		const struct family *family = &FAMILIES[i];
		size_t ending = end_length(family->endings, folded, length), head = length - ending;
		if (ending > 0 && has_head(family->heads, folded, head))
			return join(base, folded, head, family->base);
	}
	return 0;
}

static size_t read_dre(const char *folded, size_t length, char *base)
{
	if (is_one_of(folded, length, NO_DRE, COUNT(NO_DRE)))
		return 0;
	size_t kept = length - end_length(DRE_ENDINGS, folded, length);
	return kept < length && kept > KEPT_LETTERS && end_length(KEPT, folded, kept) > 0
		? join(base, folded, kept, "") : 0;
}

static bool ends_in(const char *folded, size_t length, const char *ending)
{
	return end_length(ending, folded, length) > 0;
}

/* « finissent » is Snowball’s, « laissent » is not. */
static bool is_issent(const char *folded, size_t length)
{
	return ends_in(folded, length, "issent") && !strchr("aou", folded[length - strlen("issent") - 1]);
}

/* « ils jouent », « elles expliquent »: joue, explique. */
static size_t read_plural(const char *folded, size_t length, char *base)
{
	if (length < PLURAL_MIN_LETTERS || !ends_in(folded, length, "ent"))
		return 0;
	size_t root = length - strlen("ent");
	bool is_verb = folded[root - 1] == 'm' ? is_one_of(folded, root, MER, COUNT(MER))
		: !ends_in(folded, length, "aient escent") && !is_issent(folded, length)
			&& !is_one_of(folded, length, NO_VERB, COUNT(NO_VERB));
	return is_verb ? join(base, folded, root, "e") : 0;
}

size_t verb_base(const char *folded, size_t length, char *base)
{
	size_t found = read_family(folded, length, base);
	if (!found)
		found = read_dre(folded, length, base);
	return found ? found : read_plural(folded, length, base);
}
