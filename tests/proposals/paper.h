#ifndef PROPOSALS_PAPER_H
#define PROPOSALS_PAPER_H

/* A sheet about coding that may be published: how its title begins, and a word of its body, are literals. */
#define SHEET(title, word) \
	"---\n" \
	"titre: " title " sur un quadrillage\n" \
	"resume: Les élèves programment un robot de sol sur un quadrillage, puis vérifient à pied.\n" \
	"type: scenario\n" \
	"niveaux: [cm1, cm2]\n" \
	"enseignements: [c3-mathematiques]\n" \
	"thematiques: [codage]\n" \
	"equipements: [robot-programmable]\n" \
	"duree: PT2H\n" \
	"licence: CC-BY-SA-4.0\n" \
	"auteurs:\n" \
	"  - signature: Une équipe\n" \
	"---\n" \
	"\n" \
	"## Déroulement\n" \
	"\n" \
	"Les élèves avancent " word ". Par groupes de trois, ils tracent d’abord le chemin sur le\n" \
	"quadrillage de la cour, le disent avec des flèches, puis programment le robot. Ils comparent\n" \
	"le chemin prévu et celui qui a été parcouru, cherchent l’erreur, la corrigent et recommencent\n" \
	"jusqu’à ce que le robot arrive à la case voulue sans sortir du tapis.\n"

#endif
