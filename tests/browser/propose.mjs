// A teacher writes a sheet and sends it with the keyboard alone, on a small screen and a large one, with scripts and
// without, with an account and without. What is pasted from word processors is paste.mjs's. Makes the pictures of
// docs/guide-enseignant.md when SCREENSHOTS says in which folder.

import { join } from 'node:path';
import { withBrowser, withPage } from './support/browser.mjs';
import { choose, focused, looksSound, press, reach, tick, type } from './support/keys.mjs';
import { indexer, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const title = 'Programmer le trajet d’un robot dans la cour';
const summary = 'Trois séances pour découvrir l’algorithme : un jeu dans la cour, le trajet écrit sur papier, puis un robot'
	+ ' de sol par groupes de quatre.';
const body = `## Déroulement\n\n${'Les élèves avancent case après case, puis disent le chemin à voix haute.\n'.repeat(8)}`
	+ '\n| Temps | Élèves |\n| --- | --- |\n| 10 min | Ils jouent |\n';
const phrase = 'quatre mots sans rapport';

async function picture(page, view, name) {
	if (process.env.SCREENSHOTS && view.pictured)
		await page.screenshot({ path: join(process.env.SCREENSHOTS, `proposer-${name}.png`) });
}

const value = (page, id) => page.locator(`#${id}`).inputValue();

async function what(page, view) {
	await looksSound(page, 'what', view);
	await picture(page, view, 'quoi');
	await type(page, { titre: 'Court', resume: summary });
	if (view.scripts) {
		const told = await page.locator('#compteur-titre').textContent();
		check(/5\scaractères, encore 5/.test(told), 'characters are counted', told);
	}
	await choose(page, 'type-scenario');
	await tick(page, 'thematiques-codage');
	await press(page, /^Enregistrer et continuer$/);
	check(await value(page, 'titre') === 'Court' && await page.locator('#type-scenario').isChecked(),
		'a form that is not right comes back as it was typed');
	await looksSound(page, 'what, with a fault', view);
	await reach(page, /trop court/);
	await page.keyboard.press('Enter');
	check(await focused(page) === '#titre', 'a fault leads to its field', await focused(page));
	await page.keyboard.press('Control+A');
	await page.keyboard.insertText(title);
	await press(page, /^Enregistrer et continuer$/);
}

async function whom(page, view) {
	check(page.url().endsWith('/pour-qui#contenu'), 'then for whom', page.url());
	await looksSound(page, 'for whom', view);
	check(!await page.locator('[id="enseignements-c3-mathematiques"]').isVisible(), 'subjects wait for the classes');
	await tick(page, 'niveaux-cm1', 'niveaux-cm2');
	if (!view.scripts) {
		await press(page, /^Enregistrer et continuer$/);
		check(page.url().endsWith('/pour-qui#enseignements'), 'without scripts, the same step shows them', page.url());
	}
	check(await page.locator('[id="enseignements-c3-mathematiques"]').isVisible()
		&& !await page.locator('[id="enseignements-c4-mathematiques"]').isVisible(), 'those of the classes chosen only');
	await tick(page, 'enseignements-c3-mathematiques');
	await looksSound(page, 'for whom, with subjects', view);
	await picture(page, view, 'pour-qui');
	await press(page, /^Enregistrer et continuer$/);
}

async function how(page, view) {
	check(page.url().endsWith('/comment#contenu'), 'then how', page.url());
	await looksSound(page, 'how', view);
	check(/## Objectifs/.test(await value(page, 'corps')), 'headings wait to be filled in');
	await type(page, { corps: body });
	if (view.scripts) {
		await page.keyboard.press('Control+Home');
		await page.keyboard.press('Shift+Tab');
		await reach(page, '#corps');
		await page.locator('.outils').getByText('Gras', { exact: true }).press('Enter');
		check((await value(page, 'corps')).includes('**important**'), 'the toolbar marks words', await value(page, 'corps'));
		check(await focused(page) === '#corps', 'and gives the focus back');
		await type(page, { corps: body });
		await reach(page, /^Aperçu du déroulement$/);
		await page.keyboard.press('Enter');
		await page.locator('.apercu-vif table').waitFor();
		check(await page.locator('.apercu-vif h2').textContent() === 'Déroulement', 'the preview is what the page will show');
		await looksSound(page, 'how, with a preview', view);
		await picture(page, view, 'comment');
	}
	await type(page, { duree: '1 h 30' });
	await press(page, /^Enregistrer et continuer$/);
}

async function sign(page, view) {
	check(page.url().endsWith('/signature#contenu'), 'then who', page.url());
	await looksSound(page, 'who', view);
	await type(page, { signatures: 'Équipe du cycle 3', etablissements: '0230506A' });
	check(await page.locator('[id="licence-CC-BY-SA-4.0"]').isChecked(), 'a licence is proposed');
	await press(page, /^Enregistrer et vérifier$/);
}

async function review(page, view) {
	check(page.url().endsWith('/verifier#contenu'), 'then all of it', page.url());
	await looksSound(page, 'the review', view);
	await picture(page, view, 'verifier');
	check(await page.locator('.apercu table').count() === 1, 'the sheet is shown as it will be');
	await type(page, { message: 'Bonjour, dites-moi.' });
	await press(page, /^Envoyer au référent$/);
	check(page.url().endsWith('?fait=envoyee#recu'), 'it is sent', page.url());
	await looksSound(page, 'the receipt', view);
	if (await page.locator('#lien').count())
		await picture(page, view, 'recu');
}

async function write(page, view) {
	await what(page, view);
	await whom(page, view);
	check(page.url().endsWith('/avec-quoi#contenu'), 'then with what', page.url());
	await looksSound(page, 'with what', view);
	await tick(page, 'equipements-robot-programmable');
	await press(page, /^Enregistrer et continuer$/);
	await how(page, view);
	await sign(page, view);
	await review(page, view);
}

async function alone(page, url, view) {
	await page.goto(`${url}/proposer`);
	await looksSound(page, 'beginning', view);
	await picture(page, view, 'commencer');
	await press(page, /^Commencer une fiche$/);
	check(/\/suivi\/[^/]+\/quoi#contenu$/.test(page.url()), 'without an account, a private link', page.url());
	await write(page, view);
	const link = await value(page, 'lien');
	check(new URL(link).pathname === new URL(page.url()).pathname, 'the receipt gives the private link', link);
	check(!(await page.context().cookies()).length, 'and no cookie');
	await page.goto(link);
	await type(page, { message: 'Une précision.' });
	await press(page, /^Envoyer ce message$/);
	check(/Une précision/.test(await page.locator('main').textContent()), 'the author writes in the thread');
	await looksSound(page, 'the thread', view);
	await page.goto(`${link}/historique`);
	await looksSound(page, 'versions', view);
	await page.goto(link);
	await reach(page, /^Annuler le lien privé$/);
	await page.keyboard.press('Enter');
	await press(page, /^Annuler ce lien$/);
	await page.goto(link);
	check(/n’est plus bon/.test(await page.locator('h1').textContent()), 'the link is revoked');
	await looksSound(page, 'a link that is not good any more', view);
}

async function signedIn(page, url, { link, email }, ids, view) {
	await page.goto(link);
	await type(page, { choisie: phrase, encore: phrase });
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	await page.goto(`${url}/mes-fiches`);
	await looksSound(page, 'no sheet of mine', view);
	await press(page, /^Proposer une fiche$/);
	await press(page, /^Commencer une fiche$/);
	await write(page, view);
	await page.goto(`${url}/usages/${[...ids.values()][0]}`);
	await looksSound(page, 'a sheet to begin from', view);
	await press(page, /^Proposer une nouvelle version$/);
	const base = page.url().replace(/\/quoi#contenu$/, '');
	await conflict(page, base, view);
	await page.goto(base.replace('/proposer/', '/mes-fiches/') + '/historique');
	check(await page.locator('ins').count() > 0, 'what changed is told');
	await looksSound(page, 'what changed', view);
	await page.goto(`${url}/mes-fiches`);
	check(await page.locator('.mes-fiches > li').count() === 2, 'my sheets are there');
	await looksSound(page, 'my sheets', view);
	await picture(page, view, 'mes-fiches');
	await page.goto(`${base}/tout`);
	await looksSound(page, 'everything on one page', view);
	await ended(page, `${base}/comment`, email, view);
}

/** The session ends while one writes: one signs in in another tab, and what was typed is sent again. */
async function ended(page, step, email, view) {
	const words = `${body}\nLe mot de la fin.`;
	await page.goto(step);
	await type(page, { corps: words });
	await page.context().clearCookies();
	await press(page, /^Enregistrer et continuer$/);
	check(/pas encore enregistré/.test(await page.locator('h1').textContent()), 'who is no longer in is told so', page.url());
	check((await page.locator('.message').allTextContents()).join().includes('Le mot de la fin.'), 'and shown what was typed');
	await looksSound(page, 'what is given back', view);
	await picture(page, view, 'rendu');
	const opened = page.context().waitForEvent('page');
	await reach(page, /^Connectez-vous \(nouvel onglet\)/);
	await page.keyboard.press('Enter');
	const tab = await opened;
	await tab.waitForLoadState();
	await type(tab, { courriel: email, phrase });
	await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')]);
	await tab.close();
	await press(page, /^Envoyer de nouveau$/);
	await looksSound(page, 'what is checked before it is sent again', view);
	await press(page, /^Envoyer de nouveau$/);
	check(page.url().endsWith('/signature#contenu'), 'it is saved, and the next step follows', page.url());
	await page.goto(step);
	check((await value(page, 'corps')).trim() === words, 'every line of it', await value(page, 'corps'));
}

/** Two tabs: the second one is shown both texts, and loses nothing. */
async function conflict(page, base, view) {
	const second = await page.context().newPage();
	await second.goto(`${base}/quoi`);
	await page.goto(`${base}/quoi`);
	await type(page, { titre: 'Le titre du premier onglet, en entier' });
	await press(page, /^Enregistrer et continuer$/);
	await type(second, { titre: 'Le titre du second onglet, en entier' });
	await press(second, /^Enregistrer et continuer$/);
	check(await second.locator('#conflit del').count() > 0 && await value(second, 'titre') === 'Le titre du second onglet, en entier',
		'a write from an older page shows both texts');
	await looksSound(second, 'both texts', view);
	await press(second, /^Enregistrer et continuer$/);
	await second.goto(`${base}/quoi`);
	check(await value(second, 'titre') === 'Le titre du second onglet, en entier', 'and can then be kept');
	await second.close();
}

async function as(browser, url, who, view, body) {
	await withPage(browser, url, { viewport: { width: view.width, height: 900 }, javaScriptEnabled: view.scripts },
		async (page, complaints) => {
			await body(page);
			const told = complaints.filter((complaint) => !/^failed: .*(favicon|apercu)/.test(complaint));
			check(!told.length, `${who}: no complaint on the way`, told);
		});
}

await story('propose', () => withSite(({ url, data, ids }) => withBrowser(async (browser) => {
	const views = [{ width: 1280, scripts: true, pictured: true }, { width: 320, scripts: true }, { width: 320, scripts: false }];
	for (const [rank, view] of views.entries()) {
		await as(browser, url, 'somebody without an account', view, (page) => alone(page, url, view));
		const email = `prof${rank}@ac-limoges.fr`;
		const made = await indexer(['compte', 'creer', '--data', data, '--role', 'enseignant', '--nom', 'Une Prof', '--base-url', url, email]);
		await as(browser, url, 'a teacher', view, (page) => signedIn(page, url, { link: made.split('\n')[0], email }, ids, view));
	}
})));
