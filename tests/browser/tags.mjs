// Tags with the keyboard alone, on a small screen and a large one, with scripts and without: a teacher puts one, is told of
// a near one, takes one back; a référent confirms, renames, merges and forbids. Makes the pictures of the guides when
// SCREENSHOTS says in which folder.

import { join } from 'node:path';
import { withBrowser, withPage } from './support/browser.mjs';
import { looksSound, press, reach, tick, type } from './support/keys.mjs';
import { indexer, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const phrase = 'quatre mots sans rapport';

/** Somebody with an account, signed in, in a page of their own: fn(page). */
async function as(browser, site, role, name, view, body) {
	const link = (await indexer(['compte', 'creer', '--role', role, '--nom', name, `${name.toLowerCase()}${view.width}`
		+ `${view.scripts}@ac-limoges.fr`, '--data', site.data])).split('\n')[0];
	await withPage(browser, site.url, { viewport: { width: view.width, height: 800 }, javaScriptEnabled: view.scripts },
		async (page, complaints) => {
			await page.goto(site.url + link);
			await page.fill('#choisie', phrase);
			await page.fill('#encore', phrase);
			await Promise.all([page.waitForEvent('load'), page.locator('#encore').press('Enter')]);
			await body(page);
			const told = complaints.filter((complaint) => !/^failed: .*favicon|ERR_ABORTED/.test(complaint));
			check(!told.length, `${name}: no complaint on the way`, told);
		});
}

async function picture(page, view, name) {
	if (process.env.SCREENSHOTS && view.pictured)
		await page.screenshot({ path: join(process.env.SCREENSHOTS, `etiquettes-${name}.png`) });
}

/** The tags of the sheet on this page, those proposed in brackets. */
const shown = (page) => page.locator('#etiquettes a[rel="tag"]').allInnerTexts()
	.then((texts) => texts.map((text) => text.replace(/^(.*?)\s*\(proposée\)$/s, '($1)')));

async function put(page, sheet, view, tag) {
	await page.goto(`${sheet}#etiquettes`);
	await type(page, { 'nouvelle-etiquette': tag });
	await press(page, 'Ajouter');
	check(page.url().endsWith('?fait=etiquette-ajoutee#fait'), `${tag} is put with the keyboard`, page.url());
}

async function teach(page, site, sheet, view, tag) {
	await page.goto(`${sheet}#etiquettes`);
	await looksSound(page, 'a sheet and its form for tags', view);
	await put(page, sheet, view, tag);
	check((await shown(page)).includes(`(${tag})`), 'it is shown as proposed', await shown(page));
	check(await page.getByRole('status').getByText('C’est fait').isVisible(), 'the page says so');
	await looksSound(page, 'a tag that was put', view);
	await page.locator('#etiquettes').scrollIntoViewIfNeeded();
	await picture(page, view, 'fiche');

	await type(page, { 'nouvelle-etiquette': '<b>' });
	await press(page, 'Ajouter');
	check(await page.getByRole('alert').getByText('n’a que des lettres').isVisible()
		&& await page.locator('#nouvelle-etiquette').inputValue() === '<b>', 'a name that is none is told, and kept');
	await looksSound(page, 'a name that is none', view);

	await type(page, { 'nouvelle-etiquette': `${tag}z` });
	await press(page, 'Ajouter');
	check(await page.getByRole('alert').getByText('existe déjà').isVisible(), 'a slip is told');
	await looksSound(page, 'a slip', view);
	await picture(page, view, 'proche');
	await press(page, `Ajouter tout de même « ${tag}z »`);
	check((await shown(page)).includes(`(${tag}z)`), 'who is sure goes on', await shown(page));
	await press(page, `Ne plus la proposer : l’étiquette ${tag}z`);
	check(!(await shown(page)).includes(`(${tag}z)`), 'and takes it back', await shown(page));
}

async function keep(page, site, sheet, view, tag) {
	await page.goto(`${site.url}/moderation`);
	await press(page, 'Étiquettes à confirmer');
	await looksSound(page, 'the tags that wait', view);
	await picture(page, view, 'attente');
	await tick(page, 'choix-1');
	await press(page, 'Confirmer');
	check(page.url().endsWith('?fait=confirmees#fait'), 'one is confirmed', page.url());
	await page.goto(sheet);
	check((await shown(page)).includes(tag), 'on its sheet', await shown(page));
	await looksSound(page, 'a sheet, as a référent sees its tags', view);

	await page.locator('#etiquettes').getByRole('link', { name: tag }).focus();
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	await looksSound(page, 'the page of a tag', view);
	await press(page, 'Gérer cette étiquette');
	await looksSound(page, 'a tag to look after', view);
	await picture(page, view, 'gerer');
	await type(page, { nom: 'Défi' });
	await press(page, 'Renommer');
	check(await page.getByRole('alert').getByText('porte déjà ce nom').isVisible(), 'another tag has that name');
	await looksSound(page, 'a name that is taken', view);
	await type(page, { nom: `${tag} bis` });
	await press(page, 'Renommer');
	check(await page.getByRole('status').getByText('son ancienne adresse mène ici').isVisible(), 'it is renamed', page.url());
	await press(page, 'Gérer cette étiquette');
	await type(page, { dans: 'défi' });
	await press(page, 'Fusionner');
	check(await page.getByRole('heading', { name: 'Étiquette « défi »' }).isVisible(), 'it is merged into another', page.url());
	await looksSound(page, 'the page of a tag that took another', view);
	await page.goto(sheet);
	check((await shown(page)).includes('défi'), 'the sheet has that one', await shown(page));
	await reach(page, 'Écarter l’étiquette défi');
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	check(!(await shown(page)).includes('défi'), 'until it is dismissed', await shown(page));
}

await story('tags', () => withSite((site) => withBrowser(async (browser) => {
	const sheets = ['quiz-histoire-scratch-cm2', 'trois-unes-cm2', 'micro-tendu-ce1-ce2'];
	const views = [{ width: 1280, scripts: true, pictured: true }, { width: 320, scripts: true }, { width: 320, scripts: false }];
	for (const [i, view] of views.entries()) {
		const sheet = `${site.url}/usages/${site.ids.get(sheets[i])}`;
		const tag = ['plan de travail', 'escape game', 'tutorat entre pairs'][i];
		await as(browser, site, 'enseignant', 'Autrice', view, (page) => teach(page, site, sheet, view, tag));
		await as(browser, site, 'dan', 'Relectrice', view, (page) => keep(page, site, sheet, view, tag));
	}
})));
