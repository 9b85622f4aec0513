// A référent looks after a sheet with the keyboard alone, on a small screen and a large one, with scripts and without: the
// queue, claiming, returning with a reason, correcting, publishing. Makes the pictures of docs/guide-referent.md when
// SCREENSHOTS says in which folder.

import { join } from 'node:path';
import { withBrowser, withPage } from './support/browser.mjs';
import { looksSound, press, reach, type } from './support/keys.mjs';
import { indexer, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const phrase = 'quatre mots sans rapport';
const text = (title, way) => `---
titre: "${title}"
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

Les élèves avancent ${way}. ${'Ils tracent le chemin, le disent avec des flèches, puis programment le robot. '.repeat(6)}
`;

/** Somebody with an account, signed in, in a page of their own: fn(page). */
async function as(browser, site, role, name, view, body) {
	const link = (await indexer(['compte', 'creer', '--role', role, '--nom', name,
		`${role}${view.width}${view.scripts}@ac-limoges.fr`, '--data', site.data])).split('\n')[0];
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

async function propose(page, site, title) {
	await page.goto(`${site.url}/proposer`);
	await page.fill('textarea[name="texte"]', text(title, 'vite'));
	await Promise.all([page.waitForEvent('load'),
		page.locator('form:has(textarea[name="texte"]) button[type="submit"]').first().click()]);
	const row = page.url().match(/\/proposer\/(\d+)\//)?.[1];
	check(row, 'a text is brought', page.url());
	await page.goto(`${site.url}/proposer/${row}/verifier`);
	await Promise.all([page.waitForURL(/mes-fiches/), page.getByRole('button', { name: 'Envoyer au référent' }).click()]);
	return row;
}

/** Of a page as a screen shows it, or of a part of one, whole. */
async function picture(part, view, name) {
	if (process.env.SCREENSHOTS && view.pictured)
		await part.screenshot({ path: join(process.env.SCREENSHOTS, `relecture-${name}.png`) });
}

async function review(page, site, row, title, view) {
	await fetch(`${site.url}/usages/${site.ids.get('micro-tendu-ce1-ce2')}/signaler`, {
		method: 'POST', headers: { Origin: site.url }, body: new URLSearchParams({ motif: 'lien_mort' }),
	});
	await page.goto(`${site.url}/moderation`);
	check(await page.getByText(/^\d signalements?$/).isVisible(), 'the queue also has what readers report');
	await looksSound(page, 'the queue', view);
	await picture(page.locator('main'), view, 'file');
	await press(page, title);
	check(page.url().endsWith(`/moderation/${row}`), 'the queue leads to the sheet', page.url());
	await looksSound(page, 'a sheet that waits', view);
	await press(page, 'Prendre en charge');
	check(await page.getByText('Prise en charge par vous').isVisible(), 'it is claimed');
	await looksSound(page, 'a sheet in hand', view);
	await picture(page, view, 'fiche');

	await type(page, { message: 'Dites le temps de chaque étape.' });
	await press(page, 'Renvoyer à l’auteur');
	check(await page.getByRole('alert').getByText('Choisissez un motif').isVisible()
		&& await page.locator('#message').inputValue() === 'Dites le temps de chaque étape.',
	'without a reason nothing is decided, and what was typed is kept');
	await looksSound(page, 'a decision without a reason', view);

	await reach(page, 'Corriger le texte moi-même');
	await page.keyboard.press('Enter');
	await type(page, { texte: '' });
	await page.keyboard.insertText(text(title, 'pas à pas'));
	await press(page, 'Enregistrer la correction');
	check(await page.locator('main p', { hasText: 'avancent pas à pas' }).first().isVisible(), 'a correction is made on the spot');
	await press(page, 'Accepter et publier');
	check(page.url().endsWith('/moderation?fait=publiee#fait'), 'then it is published', page.url());
	check(await page.getByRole('status').getByText('La fiche est publiée').isVisible(), 'and the queue says so');
	await looksSound(page, 'the queue, something done', view);
}

await story('moderation', () => withSite((site) => withBrowser(async (browser) => {
	for (const view of [{ width: 1280, scripts: true, pictured: true, title: 'Le robot relève le courrier de l’école' },
		{ width: 320, scripts: true, title: 'Le robot du courrier sur un petit écran' },
		{ width: 320, scripts: false, title: 'Le robot du courrier sans aucun script' }]) {
		const { title } = view;
		let row;
		await as(browser, site, 'enseignant', 'Claire Vidal', view, async (page) => { row = await propose(page, site, title); });
		await as(browser, site, 'dan', 'Camille Roche', view, (page) => review(page, site, row, title, view));
	}
})));
