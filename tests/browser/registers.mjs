// A référent enters a training after school and the DAN tries a file before it is taken, with the keyboard alone, on a small screen and a
// large one, with scripts and without.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { withBrowser, withPage } from './support/browser.mjs';
import { looksSound, press, tick, type } from './support/keys.mjs';
import { indexer, root, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const phrase = 'quatre mots sans rapport';

/** Somebody signed in, in a page of their own: body(page). */
async function as(role, browser, site, view, body) {
	const link = (await indexer(['compte', 'creer', '--role', role, '--nom', 'Une personne',
		`${role}${view.width}${view.scripts}@ac-limoges.fr`, '--data', site.data])).split('\n')[0];
	await withPage(browser, site.url, { viewport: { width: view.width, height: 800 }, javaScriptEnabled: view.scripts },
		async (page, complaints) => {
			await page.goto(site.url + link);
			await page.fill('#choisie', phrase);
			await page.fill('#encore', phrase);
			await Promise.all([page.waitForEvent('load'), page.locator('#encore').press('Enter')]);
			await body(page);
			check(!complaints.length, 'no complaint on the way', complaints);
		});
}

async function enter(page, site, view) {
	const title = `Robots, ${view.width} ${view.scripts}`;
	await page.goto(`${site.url}/registres`);
	await looksSound(page, 'the registers', view);
	await press(page, 'Formations');
	await looksSound(page, 'a register', view);
	await press(page, 'Ajouter une formation');
	await looksSound(page, 'its form', view);
	await type(page, { intitule: title });
	await tick(page, 'modalite-presence');
	await tick(page, 'proximite-oui');
	await type(page, { uai: '0230506B' });
	await tick(page, 'numerique-oui');
	await type(page, { preuve: 'OM 12' });
	await press(page, 'Enregistrer');
	check(await page.locator('#faute-uai').innerText().then((text) => text.includes('devrait être A')), 'the right letter is told');
	await looksSound(page, 'the form, with a fault', view);
	await type(page, { uai: '0230506A' });
	await press(page, 'Enregistrer');
	check(/\/registres\/formations\/\d+\?fait=ajout#fait$/.test(page.url()), 'the line is there', page.url());
	check(await page.getByText('La ligne est au registre').isVisible(), 'and told');
	await looksSound(page, 'a line', view);
	await type(page, { motif: 'doublon' });
	await press(page, 'Retirer la ligne');
	check(await page.getByText('elle ne compte plus').first().isVisible(), 'it is withdrawn');
	await looksSound(page, 'a line that was withdrawn', view);
}

async function tryFile(page, site, view) {
	await page.goto(`${site.url}/registres/reunions/importer`);
	await looksSound(page, 'the page of an import', view);
	await page.setInputFiles('#fichier', `${root}fixtures/registres/reunions.csv`);
	await press(page, 'Essayer');
	check(await page.getByText('Rien n’est encore gardé').isVisible(), 'a file is tried first');
	await looksSound(page, 'what a file would give', view);
	if (await page.getByText(/^Importer les/).count()) {
		await press(page, /^Importer les/);
		check(await page.getByText('Le fichier est importé').isVisible(), 'then it is taken');
		await Promise.all([page.waitForEvent('load'), page.locator('.comptees a').first().press('Enter')]);
		check(await page.getByText('Importée de «\u00a0reunions.csv\u00a0»').isVisible(), 'a line tells its file by its own name');
		const own = createHash('sha256').update(readFileSync(`${root}fixtures/registres/reunions.csv`)).digest('hex');
		check(await page.getByText(own).isVisible(), 'and the hash of its bytes');
	}
}

await story('registers', () => withSite((site) => withBrowser(async (browser) => {
	for (const code of ['etic', 'formations', 'ent'])
		await indexer(['registre', 'importer', code, `${root}fixtures/registres/${code}.csv`, '--data', site.data]);
	for (const view of [{ width: 1280, scripts: true }, { width: 320, scripts: true }, { width: 320, scripts: false }]) {
		await as('referent', browser, site, view, (page) => enter(page, site, view));
		await as('dan', browser, site, view, async (page) => {
			await tryFile(page, site, view);
			for (const code of ['11', '15', '16']) {
				await page.goto(`${site.url}/indicateurs/${code}?exemples=oui&au=2016-11-30`);
				await looksSound(page, `indicator ${code}`, view);
			}
			await page.goto(`${site.url}/indicateurs/12?exemples=oui&au=2017-06-30`);
			await press(page, /^33,3/);
			check(await page.locator('.comptees li').count() === 6, 'a share leads to the lines of its whole', page.url());
			await looksSound(page, 'the lines of an indicator', view);
		});
	}
})));
