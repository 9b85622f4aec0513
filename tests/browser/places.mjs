// The DAN looks for equipped and silent places, a référent follows a ZAP to its sheets, a teacher fills a gap of the programmes, asks
// for an attestation and revokes it: with the keyboard alone, on a small screen and a large one, with scripts and without.
// PDF=FOLDER keeps what was printed.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withBrowser, withPage } from './support/browser.mjs';
import { looksSound, press, reach, type } from './support/keys.mjs';
import { indexer, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const phrase = 'quatre mots sans rapport';

/** What the académie and the collectivité tell of schools. */
async function tellRegister(site) {
	const file = join(site.data, 'zones.csv');
	await writeFile(file, 'uai;zap;libelle_zap;equipements\n0230506A;023001;Est creusois;tablettes, classe mobile\n'
		+ '0230017U;023001;Est creusois;classe mobile\n0190002Z;019001;Argentat;eim\n0870007K;;;eim\n');
	await indexer(['annuaire', '--data', site.data, file]);
}

async function lookForPlaces(page, site, view) {
	await page.goto(`${site.url}/carte`);
	await looksSound(page, 'the map of equity', view);
	await press(page, /^Voir ces pages comme si elles comptaient/);
	await looksSound(page, 'the map of equity with examples', view);
	await reach(page, '#departement');
	await page.keyboard.type('Creuse');
	await press(page, 'Voir');
	check(/\/carte\?departement=023.*&exemples=oui/.test(page.url()), 'a département is chosen, examples still count', page.url());
	check(await page.locator('.equite-table tbody tr').count() > 10, 'its schools are listed');
	const communes = await page.locator('.equite-table tbody td:first-child').allInnerTexts();
	check(communes.join('|') === [...communes].sort((a, b) => a.localeCompare(b, 'fr')).join('|'), 'by commune', communes);
	check(await page.locator('.carte-communes svg[role="img"] title').count() > 5, 'the map has a point a commune');
	await looksSound(page, 'the schools of a département', view);
	await page.goto(`${site.url}/carte?montrer=equipes-sans-fiche`);
	await looksSound(page, 'equipped and silent', view);
}

async function followZone(page, site, view) {
	await page.goto(`${site.url}/etablissements/0230506A`);
	await looksSound(page, 'a school', view);
	await press(page, 'Est creusois');
	check(page.url().endsWith('/zap/023001'), 'a school leads to its ZAP', page.url());
	await looksSound(page, 'a ZAP', view);
	const feed = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
	check(feed.endsWith('/zap/023001.atom'), 'which has a feed', feed);
	await press(page, /^Classe mobile \d/);
	check(/\/recherche\?zap=023001&equipement=classe-mobile/.test(page.url()), 'its equipment leads to sheets', page.url());
	await looksSound(page, 'a search in a ZAP', view);
}

async function enter(page, site, link) {
	await page.goto(site.url + link);
	await page.fill('#choisie', phrase);
	await page.fill('#encore', phrase);
	await Promise.all([page.waitForEvent('load'), page.locator('#encore').press('Enter')]);
}

async function signIn(page, site, email) {
	const link = (await indexer(['compte', 'creer', '--role', 'enseignant', '--nom', 'Anne Exemple', email, '--data', site.data]))
		.split('\n')[0];
	await enter(page, site, link);
}

async function fillGap(page, site, view) {
	await page.goto(`${site.url}/programme`);
	await looksSound(page, 'the notions', view);
	await press(page, /^Informatique et sciences du numérique/);
	await looksSound(page, 'a notion without a sheet', view);
	await press(page, /^Proposer une fiche pour/);
	check(/\/proposer\?notion=660&niveau=/.test(page.url()), 'a gap leads to a draft', page.url());
	await looksSound(page, 'beginning it', view);
	await press(page, 'Commencer une fiche');
	check(/\/proposer\/\d+\/quoi/.test(page.url()), 'which is begun', page.url());
}

async function nothingToAttest(page, site, view) {
	await page.goto(`${site.url}/mes-fiches/attestations`);
	await looksSound(page, 'nothing to attest yet', view);
	check(await page.getByText('n’est en ligne pour l’instant').isVisible(), 'and that is said');
}

async function attest(page, site, view) {
	await page.goto(`${site.url}/mes-fiches`);
	await press(page, 'Mes attestations de contribution');
	await looksSound(page, 'the form of an attestation', view);
	await type(page, { nom: ' ' });
	await press(page, 'Établir l’attestation');
	check(await page.locator('#faute-nom').isVisible(), 'a name is wanted');
	await looksSound(page, 'the form, with a fault', view);
	await type(page, { nom: 'Anne Exemple' });
	await press(page, 'Établir l’attestation');
	check(/\/attestations\/[\w-]{22}\?fait=etablie/.test(page.url()), 'it is made', page.url());
	await looksSound(page, 'an attestation', view);
	const bytes = await page.pdf({ format: 'A4' });
	if (process.env.PDF)
		await writeFile(join(process.env.PDF, 'attestation.pdf'), bytes);
	await page.emulateMedia({ media: 'print' });
	const seen = await page.evaluate(() => ['.menu', '.bandeau', '.pied', 'main form', '#fait'].filter((name) =>
		[...document.querySelectorAll(name)].some((element) => element.checkVisibility())));
	check(!seen.length, 'menus, forms and notices are not printed', seen);
	await page.emulateMedia({ media: null });
	await press(page, 'Révoquer cette attestation');
	check(await page.getByText('a été révoquée par la personne').isVisible(), 'it is revoked', page.url());
	await looksSound(page, 'an attestation that was revoked', view);
}

async function printMap(page, site) {
	await page.goto(`${site.url}/carte?departement=23`);
	await page.emulateMedia({ media: 'print' });
	const seen = await page.evaluate(() => ['.menu', '.bandeau', '.pied', '.equite-choix'].filter((name) =>
		[...document.querySelectorAll(name)].some((element) => element.checkVisibility())));
	check(!seen.length, 'the form of the map is not printed', seen);
	const shapes = await page.evaluate(() => [...document.querySelectorAll('.legende svg *')].map((shape) =>
		`${shape.tagName} ${getComputedStyle(shape).fill}`));
	check(new Set(shapes).size === 3, 'its three marks differ on paper without colours', shapes);
	await page.emulateMedia({ media: null });
}

/* How a sheet comes online is told by other stories: here it is clicked through. */
const go = (page, selector) => Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);

const sheet = `---
titre: "Le robot relève le courrier de l’école"
resume: "Les élèves programment un robot de sol qui relève le courrier des classes, puis vérifient à pied."
type: scenario
niveaux: [cm1, cm2]
enseignements: [c3-mathematiques]
thematiques: [codage]
equipements: [robot-programmable]
duree: PT2H
licence: CC-BY-SA-4.0
auteurs:
  - signature: "Une équipe (exemple)"
---
## Déroulement

${'Les élèves tracent le chemin sur le quadrillage de la cour, le disent avec des flèches, puis programment le robot.\n'.repeat(5)}`;

async function publish(teacher, dan, site) {
	await teacher.goto(`${site.url}/proposer`);
	await teacher.fill('#texte', sheet);
	await go(teacher, 'button[value="fichier"]');
	await go(teacher, 'main form:has(button[value="envoyer"]) button[value="envoyer"], main form:has(input[value="envoyer"]) button');
	const row = teacher.url().match(/mes-fiches\/(\d+)/)[1];
	await dan.goto(`${site.url}/moderation/${row}`);
	await go(dan, 'button[value="prendre"]');
	await go(dan, 'button[value="accepter"]');
	check(dan.url().includes('fait=publiee'), 'a sheet of the teacher is online', dan.url());
}

async function asDan(browser, site, body) {
	const link = (await indexer(['compte', 'creer', '--role', 'dan', '--nom', 'La DAN', 'dan@ac-limoges.fr', '--data', site.data]))
		.split('\n')[0];
	await withPage(browser, site.url, {}, async (page) => {
		await enter(page, site, link);
		await body(page);
	});
}

await story('places', () => withSite((site) => withBrowser(async (browser) => {
	await tellRegister(site);
	await asDan(browser, site, async (dan) => {
		for (const view of [{ width: 1280, scripts: true }, { width: 320, scripts: true }, { width: 320, scripts: false }])
			await withPage(browser, site.url, { viewport: { width: view.width, height: 800 }, javaScriptEnabled: view.scripts },
				async (page, complaints) => {
					await lookForPlaces(page, site, view);
					await followZone(page, site, view);
					await signIn(page, site, `anne${view.width}${view.scripts}@ac-limoges.fr`);
					await nothingToAttest(page, site, view);
					await publish(page, dan, site);
					await attest(page, site, view);
					await fillGap(page, site, view);
					await printMap(page, site);
					check(!complaints.length, 'no complaint on the way', complaints);
				});
	});
})));
