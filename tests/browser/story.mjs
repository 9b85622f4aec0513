// The whole life of a sheet, with the keyboard alone, on a small screen, with scripts and without: a teacher proposes it, a
// référent returns it, the teacher revises it, it is published, found, tagged, found by its tag; then a new version of it takes its place
// while the old one stays until then. Every page on the way is looked at. SCREENSHOTS says where to keep a picture of each.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withBrowser } from './support/browser.mjs';
import { choose, looksSound, press, reach, tick, type } from './support/keys.mjs';
import { arrive } from './support/people.mjs';
import { withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const summary = 'Les élèves programment un robot de sol qui relève le courrier des classes, puis vérifient à pied dans la cour.';
const walk = 'Ils tracent le chemin sur le sol, le disent avec des flèches, puis programment le robot et comparent.\n';
const body = (way) => `## Déroulement\n\nLes élèves avancent ${way}.\n\n${walk.repeat(5)}`;

/* One telling: its people, its view, the title that nothing else has. */
class Telling {
	constructor(site, view, title) {
		Object.assign(this, { site, view, title, count: 0 });
	}

	/** Look at a page, and keep a picture of it when that is asked for. */
	async look(page, name) {
		await looksSound(page, name, this.view);
		if (!process.env.SCREENSHOTS)
			return;
		const folder = join(process.env.SCREENSHOTS, this.view.scripts ? 'story' : 'story-sans-script');
		await mkdir(folder, { recursive: true });
		const place = join(folder, `${String(++this.count).padStart(2, '0')}-${name.replaceAll(/\W+/g, '-')}.png`);
		await page.screenshot({ path: place, fullPage: true });
	}

	/** Follow a link or press a button, then look at where it leads. */
	async go(page, name, where) {
		await press(page, name);
		await this.look(page, where);
	}
}

const says = async (page, text) => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ').includes(text);
const value = (page, id) => page.locator(`#${id}`).inputValue();

async function open(telling, page, path, name) {
	await page.goto(telling.site.url + path);
	await telling.look(page, name);
}

// ---- The author ----

async function answerTheSteps(telling, page) {
	await type(page, { titre: telling.title, resume: summary });
	await choose(page, 'type-scenario');
	await tick(page, 'thematiques-codage');
	await telling.go(page, 'Enregistrer et continuer', 'for whom');
	await tick(page, 'niveaux-cm1');
	if (!telling.view.scripts)
		await telling.go(page, 'Enregistrer et continuer', 'for whom, with subjects');
	await tick(page, 'enseignements-c3-mathematiques');
	await telling.go(page, 'Enregistrer et continuer', 'with what');
	await tick(page, 'equipements-robot-programmable');
	await telling.go(page, 'Enregistrer et continuer', 'how');
	await type(page, { corps: body('vite'), duree: '45 min' });
	await telling.go(page, 'Enregistrer et continuer', 'who');
	await type(page, { signatures: 'Une équipe (exemple)' });
	await telling.go(page, 'Enregistrer et vérifier', 'the review');
}

async function propose(telling, page) {
	await open(telling, page, '/mes-fiches', 'no sheet yet');
	await telling.go(page, 'Proposer une fiche', 'beginning');
	await telling.go(page, 'Commencer une fiche', 'what');
	await answerTheSteps(telling, page);
	check(await says(page, telling.title) || await page.locator('.apercu').count(), 'the sheet is shown as it will be');
	await telling.go(page, 'Envoyer au référent', 'the receipt');
	check(await says(page, 'Votre fiche est envoyée'), 'it is proposed', page.url());
}

/** What a référent asked for is done, and the sheet sent again. */
async function revise(telling, page) {
	await open(telling, page, '/mes-fiches', 'my sheets, one returned');
	check(await says(page, 'À reprendre'), 'my sheets say that one is returned');
	await telling.go(page, telling.title, 'a sheet that was returned');
	check(await says(page, 'Dites le temps de chaque étape.') && await says(page, 'Motif : incomplet'), 'its author reads why');
	await telling.go(page, 'Continuer à l’écrire', 'what, again');
	check(await value(page, 'titre') === telling.title, 'what was typed is there', await value(page, 'titre'));
	for (const where of ['for whom, again', 'with what, again', 'how, again'])
		await telling.go(page, 'Enregistrer et continuer', where);
	await type(page, { corps: body('dix minutes') });
	await telling.go(page, 'Enregistrer et continuer', 'who, again');
	await telling.go(page, 'Enregistrer et vérifier', 'the review, again');
	await telling.go(page, 'Envoyer au référent', 'the receipt, again');
	await telling.go(page, 'Voir ses versions et ce qui a changé', 'its versions');
	check(await page.locator('main ins').allInnerTexts().then((texts) => texts.join(' ').includes('minutes')),
		'what changed is told in words');
}

// ---- The référent ----

async function take(telling, page) {
	await open(telling, page, '/moderation', 'the queue');
	await telling.go(page, telling.title, 'a sheet that waits');
	await telling.go(page, 'Prendre en charge', 'a sheet in hand');
	check(await says(page, 'Prise en charge par vous'), 'it is claimed', (await page.locator('main').innerText()).slice(0, 300));
}

async function giveBack(telling, page) {
	await take(telling, page);
	await reach(page, '#motif');
	await page.keyboard.type('Incomplet');
	await type(page, { message: 'Dites le temps de chaque étape.' });
	await telling.go(page, 'Renvoyer à l’auteur', 'the queue, one returned');
	check(await says(page, 'renvoyée'), 'the queue says that it is returned');
}

async function accept(telling, page) {
	await take(telling, page);
	await telling.go(page, 'Accepter et publier', 'the queue, one published');
	check(await says(page, 'La fiche est publiée'), 'the queue says that it is published');
}

// ---- Readers and other teachers ----

/** A reader asks, and goes to the sheet; how soon it is there is told by tests/site/tags.py. */
async function find(telling, page, question, where) {
	await page.goto(telling.site.url);
	await type(page, { q: question });
	for (let turn = 0; turn < 200; turn++) {
		await (turn ? page.reload() : Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]));
		if (await page.locator('main article').getByText(telling.title).count())
			break;
		await page.waitForTimeout(200);
	}
	await telling.look(page, where);
	await telling.go(page, telling.title, `${where}: the sheet`);
	return new URL(page.url()).pathname;
}

async function tag(telling, page, sheet) {
	await open(telling, page, sheet, 'a sheet, for a teacher');
	await type(page, { 'nouvelle-etiquette': telling.tag });
	await telling.go(page, 'Ajouter', 'a sheet that was tagged');
	check(await page.locator('#etiquettes').getByText(telling.tag).count() > 0, 'the tag is shown at once');
}

async function confirm(telling, page) {
	await open(telling, page, '/moderation', 'the queue, a tag waits');
	await telling.go(page, 'Étiquettes à confirmer', 'tags that wait');
	await tick(page, 'choix-1');
	await telling.go(page, 'Confirmer', 'tags, one confirmed');
}

async function renew(telling, page, sheet) {
	await open(telling, page, sheet, 'one’s own sheet online');
	await telling.go(page, 'Proposer une nouvelle version', 'what, of a new version');
	await page.goto(page.url().replace(/\/quoi.*$/, '/comment'));
	await type(page, { corps: body('en musique') });
	await telling.go(page, 'Enregistrer et continuer', 'who, of a new version');
	await telling.go(page, 'Enregistrer et vérifier', 'the review of a new version');
	await telling.go(page, 'Envoyer au référent', 'the receipt of a new version');
}

async function compare(telling, page, reader) {
	await take(telling, page);
	const [gone, come] = await Promise.all(['del', 'ins'].map((name) => page.locator(`main ${name}`).allInnerTexts()));
	check(gone.join(' ').includes('dix minutes') && come.join(' ').includes('en musique'), 'the référent sees both, word by word',
		[...gone, ...come]);
	await reader.reload();
	check(await says(reader, 'dix minutes') && !await says(reader, 'en musique'), 'the version online stays meanwhile');
	await telling.go(page, 'Accepter et publier', 'the queue, a version published');
	await reader.reload();
	check(await says(reader, 'en musique') && !await says(reader, 'dix minutes'), 'then the new one takes its place');
	await telling.look(reader, 'the new version, for a reader');
}

async function tell(telling, people) {
	const { author, referent, colleague, reader } = people;
	await propose(telling, author);
	await giveBack(telling, referent);
	await revise(telling, author);
	await accept(telling, referent);
	const sheet = await find(telling, reader, telling.title, 'a question');
	check(/^\/usages\/\d{4}-\d{4}$/.test(sheet), 'it is found by its words', sheet);
	await tag(telling, colleague, sheet);
	await confirm(telling, referent);
	check(await find(telling, reader, `etiquette:"${telling.tag}"`, 'a question by tag') === sheet, 'and by its tag');
	await renew(telling, author, sheet);
	await compare(telling, referent, reader);
	await open(telling, author, '/mes-fiches', 'my sheets, all published');
	for (const [name, page] of Object.entries(people))
		check(!page.complaints.length, `${name}: no complaint on the way`, page.complaints);
}

await story('story', () => withSite((site) => withBrowser(async (browser) => {
	for (const view of [{ width: 320, scripts: true }, { width: 320, scripts: false }]) {
		const telling = new Telling(site, view, `Le robot facteur ${view.scripts ? 'avec' : 'sans'} sa tournée`);
		telling.tag = view.scripts ? 'tournée du courrier' : 'facteur en herbe';
		const people = {};
		for (const [part, role, name] of [['author', 'enseignant', 'Claire Vidal'], ['referent', 'referent', 'Nadia Roche'],
			['colleague', 'enseignant', 'Marc Aubert'], ['reader', null, 'Une lectrice']])
			people[part] = await arrive(browser, site, { role, name }, view);
		await tell(telling, people);
		for (const page of Object.values(people))
			await page.context().close();
	}
})));
