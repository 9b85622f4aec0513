#include "indexer/command.h"

#include "base/text.h"

const struct command commands[] = {
	{ "ingest", "CHEMIN…", "njJpfR", 1, COMMAND_ANY, command_ingest,
		"prend des fiches dans le catalogue, puis met l’index à jour",
		"CHEMIN est un fichier, un dossier (ses fichiers .md, sous-dossiers compris) ou « - » :\n"
		"une liste de chemins séparés par des octets nuls, lue sur l’entrée standard\n"
		"(find … -print0 | observatoire-indexer ingest -).\n"
		"\n"
		"Une fiche est reconnue par son « id », sinon par son chemin sous la racine. La racine est\n"
		"le dossier donné ; pour un fichier seul, le dossier qui le contient ;\n"
		"pour « - », le dossier courant. --root la fixe : donnez toujours la même.\n"
		"Les liens symboliques qui sortent de la racine ne sont pas suivis.\n"
		"Une fiche inchangée est passée ; une fiche refusée n’arrête pas les autres.\n"
		"Ce qui est annoncé comme pris est sur le disque.\n" },
	{ "check", "CHEMIN…", "JR", 1, COMMAND_ANY, command_check,
		"dit ce qui ne va pas dans des fiches, sans rien écrire",
		"Une ligne par remarque : fichier:ligne: champ: ce qu’il faut faire.\n" },
	{ "sync", "", "J", 0, 0, command_sync,
		"met l’index à jour des derniers changements",
		"Le site le fait seul dans la seconde ; utile quand il est arrêté.\n" },
	{ "rebuild", "", "J", 0, 0, command_rebuild,
		"refait tout l’index à côté, puis le met en service",
		"Le site continue de répondre pendant ce temps, sur l’ancien index.\n" },
	{ "verify", "", "rJ", 0, 0, command_verify,
		"compare le catalogue et l’index, vérifie chacun d’eux",
		"Chaque défaut est écrit sur une ligne. Le code de retour est 1 s’il en reste.\n" },
	{ "export", "DOSSIER", "f", 1, 1, command_export,
		"écrit toutes les fiches en Markdown dans DOSSIER",
		"Chaque fiche garde son chemin d’origine ; à défaut, son fichier porte son id.\n"
		"Ingérer cet export dans un dossier de données vide redonne le même catalogue.\n" },
	{ "search", "QUESTION…", "Jlx", 1, COMMAND_ANY, command_search,
		"cherche comme le fait le site",
		"Dit aussi quelles fiches n’ont qu’une partie des mots, et quels mots ne sont nulle part.\n"
		"Un mot que rien ne connaît est corrigé, et c’est dit ; --exact l’interdit.\n"
		"Écrivez « -- » devant une question qui commence par un tiret.\n" },
	{ "stats", "", "J", 0, 0, command_stats,
		"dit ce que contient le catalogue",
		"" },
	{ "compte", "ACTE [ADRESSE]", "ombJ", 1, 2, command_account,
		"fait, ferme, rouvre ou efface des comptes du site",
		"compte creer --role dan --nom \"Prénom Nom\" ADRESSE   fait un compte, et le lien qui l’ouvre\n"
		"compte cle ADRESSE       fait un lien pour choisir une autre phrase de passe\n"
		"compte fermer ADRESSE    met fin à ses sessions ; personne ne s’y connecte plus\n"
		"compte rouvrir ADRESSE\n"
		"compte effacer ADRESSE   efface le nom et l’adresse ; le journal garde le numéro\n"
		"compte lister            état, rôle, adresse, nom et portée de chacun\n"
		"\n"
		"Un lien sert une fois, pendant deux jours ; il s’écrit derrière l’adresse du site.\n" },
	{ "annuaire", "FICHIER.csv", "nJ", 1, 1, command_directory,
		"apprend les noms et les lieux des écoles, collèges et lycées",
		"FICHIER.csv est l’Annuaire de l’éducation (data.education.gouv.fr), ou tout CSV en\n"
		"UTF-8 dont une colonne donne les codes UAI. Les colonnes sont reconnues par leur nom,\n"
		"dans n’importe quel ordre : uai, nom, type, statut public ou privé, commune, code\n"
		"postal, latitude, longitude, zap, bassin, circonscription, date d’ouverture, état.\n"
		"\n"
		"Une colonne absente ou une case vide ne change rien : un fichier « uai;zap;libelle_zap »\n"
		"complète l’annuaire. Un établissement absent du fichier reste connu ; un nom qui change\n"
		"est gardé avec sa date. Les lignes des autres départements sont passées.\n"
		"--dry-run dit tout et ne garde rien.\n" },
	{ "indicateurs", "ACTE [FICHIER…]", "J", 1, COMMAND_ANY, command_indicators,
		"vérifie les indicateurs et leurs arrêtés",
		"indicateurs verifier             recompte tout depuis le journal des évènements, vérifie chaque\n"
		"                                 texte gardé, chaque arrêté de la base et leur enchaînement\n"
		"indicateurs verifier FICHIER…    vérifie des arrêtés emportés du site, sans la base :\n"
		"                                 chacun, et s’ils s’enchaînent sans manque\n"
		"\n"
		"Le code de retour est 1 si quelque chose ne va pas.\n" },
	{ "registre", "ACTE [CODE] [FICHIER.csv]", "neNJ", 1, 3, command_register,
		"remplit un registre d’un fichier, ou l’écrit en CSV",
		"registre importer CODE FICHIER.csv   ajoute les lignes du fichier au registre\n"
		"registre exporter CODE               écrit le registre en CSV sur la sortie\n"
		"registre lister                      dit les registres et leurs colonnes\n"
		"\n"
		"Le fichier est en UTF-8 ; sa première ligne nomme ses colonnes, dans n’importe quel\n"
		"ordre ; « ? » marque celles qui peuvent manquer. Une ligne déjà là n’ajoute rien : le\n"
		"même fichier peut être repris. Une ligne refusée est dite avec son numéro, sa colonne\n"
		"et ce qu’il faut faire ; les autres sont prises. Une ligne qu’une personne a retirée\n"
		"le reste. --essai dit tout et ne garde rien.\n" },
	{ "purge-exemples", "", "J", 0, 0, command_purge,
		"retire du catalogue les fiches et les lignes d’exemple",
		"Les fiches marquées « exemple: true » sont effacées, historique compris ; les lignes\n"
		"de registre marquées comme exemples aussi.\n" },
};

const size_t command_count = sizeof commands / sizeof commands[0];

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (text_equals(commands[i].name, name))
			return &commands[i];
	return NULL;
}
