// A reader says what is wrong with a sheet and the DAN closes it, with the keyboard alone, on a small screen and a large
// one, with scripts and without. Makes pictures of docs/guide-referent.md when SCREENSHOTS says in which folder.

import { join } from 'node:path';
import { withBrowser, withPage } from './support/browser.mjs';
import { choose, looksSound, press, reach, type } from './support/keys.mjs';
import { indexer, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const phrase = 'quatre mots sans rapport';

/** In a page of one's own: fn(page). What it complained of is told. */
async function alone(browser, site, who, view, body) {
	await withPage(browser, site.url, { viewport: { width: view.width, height: 800 }, javaScriptEnabled: view.scripts },
		async (page, complaints) => {
			await body(page);
			const told = complaints.filter((complaint) => !/^failed: .*favicon|ERR_ABORTED/.test(complaint));
			check(!told.length, `${who}: no complaint on the way`, told);
		});
}

async function signIn(page, site, view) {
	const link = (await indexer(['compte', 'creer', '--role', 'dan', '--nom', 'Camille Roche',
		`dan${view.width}${view.scripts}@ac-limoges.fr`, '--data', site.data])).split('\n')[0];
	await page.goto(site.url + link);
	await page.fill('#choisie', phrase);
	await page.fill('#encore', phrase);
	await Promise.all([page.waitForEvent('load'), page.locator('#encore').press('Enter')]);
}

async function picture(page, view, name) {
	if (process.env.SCREENSHOTS && view.pictured)
		await page.locator('main').screenshot({ path: join(process.env.SCREENSHOTS, `signalement-${name}.png`) });
}

async function report(page, site, sheet, view) {
	await page.goto(`${site.url}/usages/${sheet}`);
	await press(page, 'Signaler un problème sur cette fiche');
	check(page.url().endsWith(`/usages/${sheet}/signaler`), 'a sheet leads to the form', page.url());
	await looksSound(page, 'the form', view);
	await picture(page, view, 'lecteur');
	await choose(page, 'motif-autre');
	await press(page, 'Envoyer le signalement');
	check(await page.getByRole('link', { name: 'Dites en une phrase ce qui ne va pas.' }).isVisible()
		&& await page.locator('#motif-autre').isChecked(), 'what is wrong comes first, what was chosen is kept');
	await looksSound(page, 'the form, with a fault', view);
	await type(page, { message: 'La photo montre le visage d’un élève.' });
	await choose(page, 'motif-donnees_personnelles');
	await press(page, 'Envoyer le signalement');
	check(page.url().endsWith(`/usages/${sheet}/signalement#contenu`), 'a receipt follows', page.url());
	check(await page.getByRole('heading', { level: 1, name: 'Votre signalement est arrivé' }).isVisible(), 'and says so');
	await looksSound(page, 'the receipt', view);
}

async function close(page, site, view) {
	await signIn(page, site, view);
	await page.goto(`${site.url}/moderation?genre=signalements`);
	await looksSound(page, 'the queue', view);
	const title = (await page.locator('#file a').first().textContent()).replaceAll(/\s+/g, ' ').trim();
	await press(page, title);
	check(/\/moderation\/signalements\/\d+$/.test(page.url()), 'the queue leads to what is said', page.url());
	check(await page.getByText('La photo montre le visage d’un élève.').isVisible(), 'which is there to be read');
	await looksSound(page, 'a dossier that waits', view);
	await press(page, 'Prendre en charge');
	check(await page.getByText('Pris en charge par vous').isVisible(), 'it is claimed');
	await looksSound(page, 'a dossier in hand', view);
	await picture(page, view, 'dossier');
	await type(page, { reponse: 'La photo est retirée.' });
	await reach(page, 'C’est traité');
	await press(page, 'Classer sans suite');
	check(page.url().endsWith('/moderation?fait=signalement-classe#fait'), 'it is closed', page.url());
	check(await page.getByRole('status').getByText('Le signalement est classé sans suite.').isVisible(), 'and the queue says so');
}

await story('reports', () => withSite((site) => withBrowser(async (browser) => {
	for (const view of [{ width: 1280, scripts: true, pictured: true }, { width: 320, scripts: true },
		{ width: 320, scripts: false }]) {
		const sheet = site.ids.get('micro-tendu-ce1-ce2');
		await alone(browser, site, 'a reader', view, (page) => report(page, site, sheet, view));
		await alone(browser, site, 'the DAN', view, (page) => close(page, site, view));
	}
})));
