// Sheets kept with the keyboard alone, without scripts, on a small screen and a large one: kept, ordered, sent, printed,
// forgotten. axe-core looks at the states that no address shows.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { withBrowser, withPage } from './support/browser.mjs';
import { withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Press Tab until the focus is on the button of this name, then Enter. */
async function press(page, name) {
	const steps = [];
	for (let i = 0; i < 80; i++) {
		await page.keyboard.press('Tab');
		const text = await page.evaluate(() => document.activeElement.tagName === 'BUTTON'
			? document.activeElement.textContent.replaceAll(/\s+/g, ' ').trim() : '');
		steps.push(text);
		if (name.test(text)) {
			await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
			return true;
		}
	}
	return check(false, `${name} is reached with the Tab key`, steps.filter(Boolean));
}

const listed = (page) => page.locator('.selection-liste h3 a').evaluateAll((links) =>
	links.map((link) => link.getAttribute('href').replace('/usages/', '')));

/** What axe-core and the width of the page say of a state. Scripts must be allowed. */
async function looksSound(page, name, width) {
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	check(wide <= 0, `${name}: nothing overflows at ${width} pixels`, `${wide} pixels too wide`);
	await page.evaluate(axe);
	const found = await page.evaluate((values) => axe.run({ runOnly: values, resultTypes: ['violations'] }), tags);
	check(!found.violations.length, `${name}: axe-core finds nothing at ${width} pixels`, found.violations.flatMap((rule) =>
		rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.html.slice(0, 200)}`)));
}

async function keep(page, url, ids, looks) {
	for (const id of ids) {
		await page.goto(`${url}/usages/${id}`);
		await press(page, /^Garder cette fiche$/);
		check(page.url() === `${url}/usages/${id}#ma-selection`, `${id} is kept, and still shown`, page.url());
		const button = page.locator('#ma-selection button');
		check(/^Retirer/.test(await button.textContent()) && await button.isVisible(), `${id} says that it is kept`);
		await page.keyboard.press('Tab');
		check(await page.evaluate(() => document.activeElement.closest('#ma-selection') !== null),
			`${id}: the keyboard goes on where it was`);
	}
	await looks('a sheet kept');
}

async function order(page, url, ids, looks) {
	await page.goto(`${url}/selection`);
	check((await listed(page)).join() === ids.join(), 'the list is in the order of the acts', await listed(page));
	await looks('a selection');
	await press(page, /^Descendre la fiche/);
	check((await listed(page)).join() === [ids[1], ids[0], ids[2]].join(), 'the first one is lowered', await listed(page));
	check(page.url().endsWith(`#fiche-${ids[0]}`), 'the page comes back to it', page.url());
	await press(page, /^Retirer la fiche/);
	check((await listed(page)).length === 2, 'one is dropped', await listed(page));
}

/** On paper. Chromium makes pages of it where `withPages` says so: once is enough. */
async function print(page, url, withPages) {
	await page.goto(`${url}/selection/imprimer`);
	await page.emulateMedia({ media: 'print' });
	const paper = await page.evaluate(() => ({
		breaks: [...document.querySelectorAll('.livret-fiche')].map((sheet) => getComputedStyle(sheet).breakBefore),
		screen: [...document.querySelectorAll('.menu, .bandeau, .pied, .sans-impression')]
			.filter((element) => element.getClientRects().length).length,
	}));
	check(paper.breaks.length === 2 && paper.breaks.every((each) => each === 'page'), 'each sheet begins a page of paper',
		paper.breaks);
	check(paper.screen === 0, 'what only serves on a screen is gone');
	if (!withPages)
		return;
	const pdf = await page.pdf({ format: 'A4' });
	const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
	check(pages >= 3 && pages <= 12, 'two sheets and their contents take a few pages', `${pages} pages`);
}

async function forget(page, url, context) {
	await page.goto(`${url}/selection`);
	await press(page, /^Oublier ma sélection$/);
	check(/vide/.test(await page.locator('main').textContent()), 'all is forgotten');
	check(!(await context.cookies()).length, 'and no cookie is left', JSON.stringify(await context.cookies()));
}

await story('selection', () => withSite(({ url, ids }) => withBrowser(async (browser) => {
	const sheets = [...ids.values()].slice(0, 3);
	for (const [width, javaScriptEnabled] of [[1280, true], [320, true], [320, false]])
		await withPage(browser, url, { viewport: { width, height: 800 }, javaScriptEnabled }, async (page, complaints) => {
			// axe-core is a script: where there are none, it has nothing to say of the same pages.
			const looks = async (name) => javaScriptEnabled && looksSound(page, name, width);
			await page.goto(`${url}/selection`);
			check(!(await page.context().cookies()).length, 'reading leaves no cookie');
			await keep(page, url, sheets, looks);
			const cookies = await page.context().cookies();
			check(cookies.length === 1 && cookies[0].httpOnly && cookies[0].sameSite === 'Lax',
				'keeping leaves one, which no script reads', JSON.stringify(cookies));
			await order(page, url, sheets, looks);
			await print(page, url, javaScriptEnabled && width === 1280);
			await page.emulateMedia({ media: 'screen' });
			await forget(page, url, page.context());
			check(!complaints.length, `no complaint on the way (${width} px)`, complaints);
		});
})));
