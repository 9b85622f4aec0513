// What others' sites got wrong, tried in a browser: the question kept, counts that hold, spellings that meet,
// a page without scripts, a page on paper. Makes the pictures of README.md and docs/templates.md when SCREENSHOTS says
// in which folder.

import { join } from 'node:path';
import { withBrowser, withPage } from './support/browser.mjs';
import { withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const numberIn = (text) => Number((text.replaceAll(/[\s\u00a0\u202f]/g, '').match(/\d+/) ?? ['-1'])[0]);
const total = async (page) => numberIn(await page.getByRole('status').first().textContent());

async function keepsTheQuestion(page, url) {
	await page.goto(`${url}/`);
	await page.locator('input[name=q]').first().fill('Robot');
	await page.locator('input[name=q]').first().press('Enter');
	await page.waitForURL('**/recherche?*');
	const before = await total(page);
	const box = page.locator('input[type=checkbox][name=niveau]').first();
	const [name, value] = [await box.getAttribute('name'), await box.getAttribute('value')];
	const label = await page.locator(`label:has(input[name="${name}"][value="${value}"]), label[for="${
		await box.getAttribute('id')}"]`).first().textContent();
	await box.check();
	await page.locator('form').filter({ has: box }).getByRole('button').first().click();
	await page.waitForURL((now) => now.searchParams.get(name) === value);
	check(await page.locator('input[name=q]').first().inputValue() === 'Robot',
		'a question survives a filter, in the box as in the address');
	const announced = Number((label.replaceAll(/[\u00a0\u202f]/g, '').match(/(\d+)\D*$/) ?? [0, -1])[1]);
	const now = await total(page);
	check(now === announced, 'a count announced is the number found', `${label.trim()}: ${now} found`);
	check(now <= before, 'a first filter never finds more', `${before}, then ${now}`);

	const second = page.locator(`input[type=checkbox][name="${name}"]:not(:checked)`).first();
	await second.check();
	await page.locator('form').filter({ has: second }).getByRole('button').first().click();
	await page.waitForURL((at) => at.searchParams.getAll(name).length === 2);
	check(await total(page) >= now, 'a second value of the same filter never finds fewer', `${now}, then ${await total(page)}`);
}

/* A long list is searched as one types; without the script its search box is not there at all. */
async function searchesALongList(page, url) {
	await page.goto(`${url}/recherche`);
	await page.locator('summary', { hasText: /^Enseignement$/ }).click();
	const list = page.locator('fieldset', { has: page.locator('#enseignement-mathematiques') });
	const search = list.locator('input[type=search]');
	const shown = () => list.locator('.case:visible').count();
	const before = await shown();
	await search.fill('MATHÉMATIQUES cycle 3');
	check(await shown() === 2 && await list.locator('#enseignement-c3-mathematiques').isVisible(),
		'typing leaves the box that fits and the discipline that holds it', await shown());
	check(/^1 choix$/.test(await list.locator('[aria-live=polite]').textContent()), 'how many fit is said',
		await list.locator('[aria-live=polite]').textContent());
	await search.press('Enter');
	check(!new URL(page.url()).search, 'Enter in that box sends nothing');
	await search.fill('philosophie');
	check(await list.locator('#enseignement-lycee-philosophie').count() === 0
		|| await list.locator('#enseignement-lycee-philosophie').isVisible(), 'what is folded away is found too');
	await search.fill('');
	check(await shown() === before, 'emptied, the list is as it was', `${before}, then ${await shown()}`);
}

async function sortsWhatIsTicked(page, url) {
	await page.goto(`${url}/recherche?q=robot`);
	await page.locator('#niveau-cm2').check();
	await page.locator('#tri').selectOption('titre');
	await page.getByRole('button', { name: 'Afficher' }).click();
	await page.waitForURL((now) => now.searchParams.get('tri') === 'titre');
	const at = new URL(page.url()).searchParams;
	check(at.get('q') === 'robot' && at.get('niveau') === 'cm2', 'sorting keeps the question and what was just ticked', page.url());
	check(await page.locator('#tri').inputValue() === 'titre', 'the menu says the order of the list');
}

/* The box and the filters are one form: what was typed or ticked is not lost by pressing the other's button. */
async function sendsAllThatIsFilledIn(page, url, how) {
	await page.goto(`${url}/recherche`);
	await page.locator('#q').fill('robot');
	await page.locator('#niveau-cm2').check();
	await page.getByRole('button', { name: 'Appliquer les filtres' }).click();
	await page.waitForURL((now) => now.searchParams.get('niveau') === 'cm2');
	check(new URL(page.url()).searchParams.get('q') === 'robot', `a question only typed is not lost by a filter (${how})`, page.url());
	check(await page.locator('#tri').evaluate((menu) => menu.selectedOptions[0].text) === 'Pertinence',
		`the order of all sheets is not that of the question typed over them (${how})`);

	await page.locator('#tri').selectOption('titre');
	await page.locator('#niveau-6e').check();
	await page.locator('#q').fill('tablette');
	await page.locator('#q').press('Enter');
	await page.waitForURL((now) => now.searchParams.get('q') === 'tablette');
	const at = new URL(page.url()).searchParams;
	check(at.getAll('niveau').join() === 'cm2,6e' && at.get('tri') === 'titre',
		`another question keeps the filters and the order, those just chosen too (${how})`, page.url());
	await page.goto(`${url}/recherche?q=robot&exact=1`);
	await page.locator('#q').fill('tablette');
	await page.locator('#q').press('Enter');
	await page.waitForURL((now) => now.searchParams.get('q') === 'tablette');
	check(!new URL(page.url()).searchParams.has('exact'), `only one question is taken to the letter (${how})`, page.url());
}

/* A browser would tick again what was ticked before leaving: the boxes then say what the list does not. */
async function comesBack(page, url, how) {
	await page.goto(`${url}/recherche?q=robot`);
	await page.locator('#niveau-cm2').check();
	await page.locator('#tri').selectOption('titre');
	await page.getByRole('button', { name: 'Appliquer les filtres' }).click();
	await page.waitForURL((now) => now.searchParams.get('niveau') === 'cm2');
	await page.goBack();
	await page.waitForURL((now) => !now.searchParams.has('niveau'));
	check(!await page.locator('#niveau-cm2').isChecked() && await page.locator('#tri').inputValue() === '',
		`back on a list, boxes and menus say what it shows (${how})`);
}

async function spellingsMeet(page, url) {
	const groups = [['élève', 'eleve', 'ÉLÈVES', 'l\'élève', 'L’élève'], ['robot cm2', 'robot CM 2'],
		['scratch 6e', 'scratch 6ème', 'scratch sixième'], ['c3', 'cycle III', 'cycle 3']];
	for (const group of groups) {
		const totals = [];
		for (const question of group) {
			await page.goto(`${url}/recherche?q=${encodeURIComponent(question)}`);
			totals.push(await total(page));
		}
		check(totals[0] > 0 && totals.every((each) => each === totals[0]),
			`${group.map((question) => `« ${question} »`).join(', ')} find as many`, totals.join(', '));
	}
}

async function pagesTurn(page, url) {
	await page.goto(`${url}/recherche`);
	const seen = new Set();
	const all = await total(page);
	for (let i = 0; i < 10; i++) {
		for (const link of await page.locator('main a[href^="/usages/"]').all())
			seen.add((await link.getAttribute('href')).replace(/[#?.].*$/, ''));
		check(await page.locator('[aria-current=page]').count() > 0, `page ${i + 1} says which page it is`);
		const next = page.locator('a[rel~=next]').first();
		if (!await next.count())
			break;
		await Promise.all([page.waitForEvent('load'), next.click()]);
	}
	check(seen.size === all, 'turning the pages shows each sheet announced', `${all} announced, ${seen.size} seen`);
}

async function nothingFound(page, url) {
	await page.goto(`${url}/recherche?q=zzyzx`);
	check(/aucun/i.test(await page.getByRole('status').first().textContent()), 'finding nothing is announced');
	check(await page.locator('main a').count() > 0, 'finding nothing still offers a way on');
}

async function workable(page, url) {
	await page.goto(`${url}/`);
	await page.locator('input[name=q]').first().fill('theoreme de pythagore');
	await page.locator('input[name=q]').first().press('Enter');
	await page.waitForURL('**/recherche?*');
	await page.locator('main a[href^="/usages/"]').first().click();
	await page.waitForURL('**/usages/*');
	check(/Pythagore/.test(await page.getByRole('heading', { level: 1 }).textContent()),
		'without scripts, a question leads to its sheet in two clicks');
}

async function prints(page, url, id) {
	await page.goto(`${url}/usages/${id}`);
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	const paper = await page.evaluate(() => {
		const shown = (selector) => [...document.querySelectorAll(selector)]
			.filter((element) => element.getClientRects().length && getComputedStyle(element).visibility === 'visible')
			.map((element) => element.outerHTML.slice(0, 100));
		const light = (colour) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
		const body = getComputedStyle(document.body);
		const text = getComputedStyle(document.querySelector('main p'));
		const opaque = !/, 0\)$|transparent/.test(body.backgroundColor);
		return {
			screen: shown('header form, body > footer nav, a[href^="#"]:not(main a)'),
			black: light(text.color) < 90,
			white: !opaque || light(body.backgroundColor) > 240,
			colours: `${text.color} on ${body.backgroundColor}`,
		};
	});
	check(!paper.screen.length, 'on paper, what only serves on a screen is gone', paper.screen);
	check(paper.black && paper.white, 'on paper, the text is dark on white even for a dark theme', paper.colours);
	const pdf = await page.pdf({ format: 'A4' });
	const sheets = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
	check(sheets >= 1 && sheets <= 6, 'a sheet fits on a few pages of paper', `${sheets} pages`);
}

async function pictures(page, url, ids) {
	const shown = [['accueil', '/'], ['recherche', '/recherche?q=robot+cm2'],
		['usage', `/usages/${ids.get('defi-robots-inter-degres-cm2-6e')}`]];
	for (const [name, place] of shown) {
		await page.goto(url + place);
		await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`) });
	}
}

await story('visit', () => withSite(({ url, ids }) => withBrowser(async (browser) => {
	const desk = { viewport: { width: 1280, height: 900 } };
	await withPage(browser, url, desk, (page) => keepsTheQuestion(page, url));
	await withPage(browser, url, desk, (page) => searchesALongList(page, url));
	await withPage(browser, url, desk, (page) => sortsWhatIsTicked(page, url));
	for (const [how, javaScriptEnabled] of [['script', true], ['no script', false]]) {
		await withPage(browser, url, { ...desk, javaScriptEnabled }, (page) => sendsAllThatIsFilledIn(page, url, how));
		await withPage(browser, url, { ...desk, javaScriptEnabled }, (page) => comesBack(page, url, how));
	}
	await withPage(browser, url, desk, (page) => spellingsMeet(page, url));
	await withPage(browser, url, desk, (page) => pagesTurn(page, url));
	await withPage(browser, url, desk, (page) => nothingFound(page, url));
	await withPage(browser, url, { ...desk, javaScriptEnabled: false }, (page) => workable(page, url));
	await withPage(browser, url, desk, (page) => prints(page, url, ids.get('defi-robots-inter-degres-cm2-6e')));
	if (process.env.SCREENSHOTS)
		await withPage(browser, url, desk, (page) => pictures(page, url, ids));
})));
