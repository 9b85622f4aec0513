// Suggestions while typing: with the keyboard, with a finger, for those who listen, and without scripts.
// Also makes a picture of the open list when SCREENSHOT says where.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { withBrowser, withPage } from './support/browser.mjs';
import { withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf-8');

const box = (page) => page.getByRole('combobox', { name: 'Chercher un usage' });
const options = (page) => page.getByRole('listbox', { name: 'Propositions' }).getByRole('option');
const isOpen = async (page) => await box(page).getAttribute('aria-expanded') === 'true'
	&& await page.getByRole('listbox').isVisible();

/** The site makes its first suggestions just after it started. */
async function ready(url) {
	for (let i = 0; i < 300; i++) {
		if ((await (await fetch(`${url}/suggestions?q=robot`)).json())[1].length)
			return true;
		await pause(100);
	}
	return false;
}

/** Whether a request, or an answer, is of this text. */
const offered = (text) => (message) => new URL(message.url()).searchParams.get('q') === text
	&& new URL(message.url()).pathname === '/suggestions';

/**
 * Type, and wait for the offers of the whole text: on a slow machine those of its beginning come first.
 * Whoever asks for a choice at once would choose among them.
 */
async function type(page, text, before = '') {
	await box(page).fill(before);
	const [answer] = await Promise.all([page.waitForResponse(offered(before + text)),
		box(page).pressSequentially(text, { delay: 20 })]);
	const [, texts] = await answer.json();
	await page.waitForFunction((wanted) => {
		const shown = [...document.querySelectorAll('[role=option] .proposition-texte')];
		return shown.map((each) => each.textContent).join('\n') === wanted;
	}, texts.join('\n'));
	await options(page).first().waitFor();
}

/** The option the box points to, as a screen reader is told: null when it is the box itself. */
const pointed = (page) => page.evaluate(() => {
	const name = document.getElementById('q').getAttribute('aria-activedescendant');
	const option = name && document.getElementById(name);
	return option ? { text: option.textContent, selected: option.getAttribute('aria-selected'),
		focus: document.activeElement.id } : null;
});

async function withKeys(page, url) {
	await page.goto(url);
	check(await box(page).getAttribute('aria-expanded') === 'false' && !await page.getByRole('listbox').isVisible(),
		'nothing is offered before one types');
	await type(page, 'tabl');
	check(await isOpen(page), 'typing opens the list, and says so');
	check(await pointed(page) === null, 'nothing is chosen before one moves');
	check(/proposition/.test(await page.locator('[aria-live=polite]').textContent()), 'the number of offers is announced');
	const texts = await options(page).allTextContents();
	check(texts.some((text) => /tablette/.test(text) && /\d+ fiches?$/.test(text)), 'an offer says what it is and how much it finds', texts);

	await page.keyboard.press('ArrowDown');
	const first = await pointed(page);
	check(first?.text === texts[0] && first.selected === 'true' && first.focus === 'q',
		'arrow down points to the first offer while the focus stays in the box', JSON.stringify(first));
	await page.keyboard.press('ArrowUp');
	check(await pointed(page) === null, 'arrow up comes back to the box');
	await page.keyboard.press('ArrowUp');
	check((await pointed(page))?.text === texts.at(-1), 'and past it to the last offer');
	await page.keyboard.press('Home');
	check(await pointed(page) === null, 'moving in the text leaves the list');
	check(await page.locator('[aria-selected=true]').count() === 0, 'one offer at most is selected');

	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Escape');
	check(!await isOpen(page) && await box(page).inputValue() === 'tabl', 'Escape closes the list and keeps the text');
	await page.keyboard.press('Alt+ArrowDown');
	check(await isOpen(page) && await pointed(page) === null, 'Alt and arrow down opens it again');
	await page.keyboard.press('Tab');
	check(!await isOpen(page) && await page.evaluate(() => document.activeElement.type) === 'submit',
		'Tab goes on to the button and closes the list');

	await type(page, 'tablette');
	await Promise.all([page.waitForURL('**/recherche?*'), page.keyboard.press('Enter')]);
	check(new URL(page.url()).searchParams.get('q') === 'tablette', 'Enter without a choice asks what was typed', page.url());
}

async function chooses(page, url) {
	await page.goto(url);
	await type(page, 'robot programmable');
	await page.keyboard.press('ArrowDown');
	await Promise.all([page.waitForURL('**/recherche?equipement=robot-programmable'), page.keyboard.press('Enter')]);
	check(await page.locator('main a[href^="/usages/"]').count() > 0, 'Enter upon a name of a list leads to its sheets');

	await type(page, 'theoreme de pyth');
	await Promise.all([page.waitForURL('**/usages/*'), options(page).first().click()]);
	check(/Pythagore/.test(await page.getByRole('heading', { level: 1 }).textContent()), 'a click upon a title leads to its sheet');
}

async function withAFinger(page, url) {
	await page.goto(url);
	// The keyboard of the phone takes the lower half of the screen.
	for (const height of [640, 360]) {
		await page.setViewportSize({ width: 320, height });
		await type(page, 'l’école');
		const place = await page.evaluate(() => ({ below: document.querySelector('[role=listbox]').getBoundingClientRect().bottom - innerHeight,
			box: document.getElementById('q').getBoundingClientRect().top }));
		check(place.box >= 0 && (place.below <= 0 || place.box <= 16),
			`the offers are on the screen, not below it, at ${height} pixels`, JSON.stringify(place));
	}
	await page.setViewportSize({ width: 320, height: 640 });
	const size = await page.evaluate(() => {
		const list = document.querySelector('[role=listbox]').getBoundingClientRect();
		return { wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
			inside: list.left >= 0 && list.right <= innerWidth,
			low: Math.min(...[...document.querySelectorAll('[role=option]')].map((each) => each.getBoundingClientRect().height)) };
	});
	check(size.wide <= 0 && size.inside, 'at 320 pixels the list fits', JSON.stringify(size));
	check(size.low >= 44, 'an offer is high enough for a finger', size.low);
	await Promise.all([page.waitForURL((now) => now.pathname !== '/'), options(page).first().tap()]);
	check(true, 'a tap leads on');
}

async function slowAnswers(page, url) {
	await page.route('**/suggestions?*', async (route) => {
		if (/q=ro$/.test(route.request().url()))
			await pause(1500);
		await route.continue().catch(() => {});
	});
	await page.goto(url);
	await box(page).pressSequentially('ro', { delay: 20 });
	await pause(400);
	await type(page, 'bot prog', 'ro');
	const before = await options(page).allTextContents();
	await pause(1800);
	check((await options(page).allTextContents()).join() === before.join(), 'an answer that comes late replaces nothing');
	await page.unroute('**/suggestions?*');
	await page.route('**/suggestions?*', (route) => route.fulfill({ status: 503, body: 'non' }));
	await Promise.all([page.waitForResponse(offered('tablette')), box(page).fill('tablette')]);
	await page.getByRole('listbox').waitFor({ state: 'hidden' });
	check(!await isOpen(page), 'without an answer nothing is offered');
	await Promise.all([page.waitForURL('**/recherche?*'), page.keyboard.press('Enter')]);
	check(true, 'and the search works all the same');
}

/** What one points to is what one gets, whatever was still on its way. */
async function quickHands(page, url) {
	await page.goto(url);
	await type(page, 'ro');
	const before = await options(page).allTextContents();
	let letGo;
	const held = new Promise((resolve) => { letGo = resolve; });
	await page.route('**/suggestions?*', async (route) => {
		await held;
		await pause(400);
		await route.continue().catch(() => {});
	});
	await Promise.all([page.waitForRequest(offered('robot programmable')), box(page).pressSequentially('bot programmable')]);
	await page.keyboard.press('ArrowDown');
	const chosen = await pointed(page);
	letGo();
	await pause(800);
	check(chosen?.text === before[0] && (await pointed(page))?.text === before[0]
		&& (await options(page).allTextContents()).join() === before.join(),
	'what one points to stays, though an answer was on its way', JSON.stringify([chosen, await pointed(page)]));

	await page.keyboard.press('Escape');
	await box(page).fill('tabl');
	await page.keyboard.press('ArrowDown');
	await options(page).first().waitFor();
	const texts = await options(page).allTextContents();
	check(texts.some((text) => /tablette/.test(text)) && texts.join() !== before.join(),
		'arrow down never opens the offers of another text', texts);
}

async function isAccessible(page, url, where) {
	await page.goto(url);
	await type(page, 'rob');
	await page.keyboard.press('ArrowDown');
	await page.evaluate(axe);
	const found = await page.evaluate(async () => (await globalThis.axe.run(document)).violations
		.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`));
	check(!found.length, `${where}: axe-core finds nothing with the list open`, found);
}

async function withoutScripts(page, url) {
	await page.goto(url);
	check(await page.getByRole('combobox').count() === 0 && await page.getByRole('listbox').count() === 0,
		'without scripts the box is a plain field');
	await page.locator('#q').fill('robot cm2');
	await Promise.all([page.waitForURL('**/recherche?*'), page.keyboard.press('Enter')]);
	check(await page.locator('main a[href^="/usages/"]').count() > 0, 'which finds as well');
}

await story('combobox', () => withSite(({ url }) => withBrowser(async (browser) => {
	const desk = { viewport: { width: 1280, height: 900 } };
	const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
	if (!check(await ready(url), 'the site offers something'))
		return;
	await withPage(browser, url, desk, async (page, complaints) => {
		await withKeys(page, url);
		await chooses(page, url);
		// One goes on before the icon has come: that is no complaint.
		const told = complaints.filter((each) => !/^failed: .*favicon/.test(each));
		check(!told.length, 'the console is silent', told);
	});
	await withPage(browser, url, phone, (page) => withAFinger(page, url));
	await withPage(browser, url, desk, (page) => slowAnswers(page, url));
	await withPage(browser, url, desk, (page) => quickHands(page, url));
	for (const colorScheme of ['light', 'dark'])
		for (const options of [desk, phone])
			await withPage(browser, url, { ...options, colorScheme },
				(page) => isAccessible(page, url, `${options.viewport.width} px, ${colorScheme}`));
	await withPage(browser, url, { ...desk, javaScriptEnabled: false }, (page) => withoutScripts(page, url));
	for (const [name, options] of process.env.SCREENSHOT ? [['desk', desk], ['phone', phone], ['dark', { ...desk, colorScheme: 'dark' }]] : [])
		await withPage(browser, url, options, async (page) => {
			await page.goto(url);
			await type(page, 'rob');
			await page.keyboard.press('ArrowDown');
			await page.screenshot({ path: `${process.env.SCREENSHOT}-${name}.png` });
		});
})));
