// Accounts with the keyboard alone, on a small screen and a large one, with scripts and without: the operator makes the
// first account, the DAN invites a référent, who invites a teacher, who changes passphrase and ends sessions.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { withBrowser, withPage } from './support/browser.mjs';
import { indexer, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const phrase = 'quatre mots sans rapport';
const other = 'une tout autre phrase';

/** What has the focus, in words: a button's or a link's text, a field's id. */
const focused = (page) => page.evaluate(() => {
	const element = document.activeElement;
	return ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName) ? `#${element.id}`
		: (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
});

/** Press Tab until what `name` describes has the focus. */
async function reach(page, name) {
	const steps = [];
	for (let i = 0; i < 150; i++) {
		await page.keyboard.press('Tab');
		const here = await focused(page);
		steps.push(here);
		if (typeof name === 'string' ? here === name : name.test(here))
			return true;
	}
	return check(false, `${name} is reached with the Tab key`, steps.slice(-40));
}

async function press(page, name) {
	if (await reach(page, name))
		await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function type(page, fields) {
	for (const [id, text] of Object.entries(fields)) {
		await reach(page, `#${id}`);
		await page.keyboard.press('Control+A');
		await page.keyboard.type(text);
	}
}

/** What the width of the page says of a state and, where scripts run, axe-core. */
async function looksSound(page, name, { width, scripts }) {
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	check(wide <= 0, `${name}: nothing overflows at ${width} pixels`, `${wide} pixels too wide`);
	if (!scripts)
		return;
	await page.evaluate(axe);
	const found = await page.evaluate((values) => axe.run({ runOnly: values, resultTypes: ['violations'] }), tags);
	check(!found.violations.length, `${name}: axe-core finds nothing at ${width} pixels`, found.violations.flatMap((rule) =>
		rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.html.slice(0, 200)}`)));
}

/** In a fresh browser: fn(page). What it complained of is told. */
async function as(browser, url, who, view, body) {
	await withPage(browser, url, { viewport: { width: view.width, height: 800 }, javaScriptEnabled: view.scripts },
		async (page, complaints) => {
			await body(page);
			// A page left before its icon came is nobody's fault.
			const told = complaints.filter((complaint) => !/^failed: .*favicon/.test(complaint));
			check(!told.length, `${who}: no complaint on the way`, told);
		});
}

/** Open the link one was given, choose too short a passphrase, then a good one. */
async function mend(page, link, fields, who, view) {
	await page.goto(link);
	await looksSound(page, `${who}: a door`, view);
	await type(page, { ...fields, choisie: 'court', encore: 'court' });
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	check(page.url().endsWith('#fautes'), `${who}: what is wrong comes first`, page.url());
	await looksSound(page, `${who}: a door with a fault`, view);
	await reach(page, /^Choisissez au moins douze/);
	await page.keyboard.press('Enter');
	check(await focused(page) === '#choisie', `${who}: and leads to its field`, await focused(page));
	const described = await page.locator('#choisie').getAttribute('aria-describedby');
	check(/faute-choisie/.test(described), `${who}: which says it too`, described);
	await page.keyboard.press('Control+A');
	await page.keyboard.type(phrase);
	await type(page, { encore: phrase });
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	check(page.url().endsWith('/compte?fait=bienvenue#fait'), `${who} is in`, page.url());
	await looksSound(page, `${who}: the account`, view);
}

/** Choose a radio button with the arrows, as one does. */
async function choose(page, name) {
	await reach(page, /^#role-/);
	for (let i = 0; i < 5 && await focused(page) !== name; i++)
		await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Space');
	check(await page.locator(name).isChecked(), `${name} is chosen`);
}

async function handOver(page, who, view) {
	await looksSound(page, `${who}: a link to hand over`, view);
	return page.locator('#lien').inputValue();
}

async function dan(page, link, view) {
	await mend(page, link, {}, 'the DAN', view);
	for (const [name, target] of [['accounts', '/comptes'], ['inviting', '/comptes/inviter'], ['requests', '/comptes/demandes'],
		['the journal', '/journal']]) {
		await page.goto(new URL(target, link).href);
		await looksSound(page, `the DAN: ${name}`, view);
	}
	await page.goto(new URL('/comptes/inviter', link).href);
	await choose(page, '#role-referent');
	await type(page, { courriel: `referent${view.rank}@ac-limoges.fr`, zap: '023001', etablissements: '0870015U' });
	await reach(page, /^Thématiques$/);
	await page.keyboard.press('Enter');
	await reach(page, '#thematiques-codage');
	await page.keyboard.press('Space');
	await press(page, /^Faire l’invitation$/);
	return handOver(page, 'the DAN', view);
}

async function referent(page, link, view) {
	await mend(page, link, { nom: 'Un Référent' }, 'the référent', view);
	const told = await page.locator('main').textContent();
	check(/ZAP\s023001/.test(told) && /0870015U/.test(told) && /codage/.test(told), 'the référent knows what to look after');
	await press(page, /^Inviter quelqu’un$/);
	await looksSound(page, 'the référent: inviting', view);
	await press(page, /^Faire l’invitation$/);
	return handOver(page, 'the référent', view);
}

async function teacher(page, link, view) {
	const email = `prof${view.rank}@ac-limoges.fr`;
	await mend(page, link, { nom: 'Une Prof', courriel: email }, 'the teacher', view);
	await type(page, { presente: phrase, choisie: other, encore: other });
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	check(page.url().endsWith('/compte?fait=phrase#fait'), 'the teacher has another passphrase', page.url());
	await press(page, /^Se déconnecter$/);
	check(!(await page.context().cookies()).length, 'who goes out leaves no cookie');
	await page.goto(new URL('/recherche?q=robot', link).href);
	await press(page, /^Se connecter$/);
	await looksSound(page, 'signing in', view);
	await type(page, { courriel: email, phrase: other });
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	check(page.url().endsWith('/recherche?q=robot#contenu'), 'signing in leads back', page.url());
	return email;
}

/** A second browser of the teacher's ends the session of the first. */
async function endSessions(page, url, email, view) {
	await page.goto(`${url}/connexion`);
	await type(page, { courriel: email, phrase: 'pas celle-là' });
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	check(page.url().endsWith('/connexion#fautes') && await page.locator('#courriel').inputValue() === email,
		'a wrong passphrase is told, the address kept', page.url());
	await looksSound(page, 'signing in with a fault', view);
	await type(page, { phrase: other });
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	await page.goto(`${url}/compte`);
	const before = await page.locator('.sessions li').count();
	await press(page, /^Y mettre fin/);
	check(before === 2 && await page.locator('.sessions li').count() === 1, 'a session is ended', `${before}`);
}

await story('accounts', () => withSite(({ url, data }) => withBrowser(async (browser) => {
	const views = [{ width: 1280, scripts: true }, { width: 320, scripts: true }, { width: 320, scripts: false }];
	for (const [rank, view] of views.entries()) {
		view.rank = rank;
		const links = {};
		const made = await indexer(['compte', 'creer', '--data', data, '--role', 'dan', '--nom', 'Une Déléguée', '--base-url', url,
			`dan${rank}@ac-limoges.fr`]);
		await as(browser, url, 'the DAN', view, async (page) => { links.referent = await dan(page, made.split('\n')[0], view); });
		await as(browser, url, 'the référent', view, async (page) => { links.teacher = await referent(page, links.referent, view); });
		await as(browser, url, 'the teacher', view, async (page) => {
			links.email = await teacher(page, links.teacher, view);
			await as(browser, url, 'the teacher elsewhere', view, (elsewhere) => endSessions(elsewhere, url, links.email, view));
			await page.goto(`${url}/compte`);
			check(page.url().includes('/connexion?retour='), 'and whoever was there is out', page.url());
		});
		await as(browser, url, 'a reader', view, async (page) => {
			await page.goto(`${url}/compte/demander`);
			await looksSound(page, 'asking for an account', view);
			await type(page, { nom: 'Une Collègue', courriel: `collegue${rank}@ac-limoges.fr`, etablissement: 'Collège de Guéret' });
			await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
			check(page.url().endsWith('/compte/demande-envoyee#contenu'), 'a request arrives', page.url());
			await looksSound(page, 'a request that arrived', view);
			check(!(await page.context().cookies()).length, 'and leaves no cookie');
		});
	}
})));
