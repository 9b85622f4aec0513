// A search with the keyboard alone: to the box, a question, a filter, a result. The focus is seen at each step.

import { withBrowser, withPage } from './support/browser.mjs';
import { withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const STEPS_MAX = 120;

/** Runs in the page: the focused element, and whether its focus can be seen. */
function focused() {
	const element = document.activeElement;
	const look = (target) => {
		const style = getComputedStyle(target);
		return [style.outlineStyle === 'none' ? '0px' : style.outlineWidth + style.outlineColor, style.boxShadow,
			style.borderColor, style.backgroundColor, style.textDecorationLine].join('|');
	};
	const before = look(element);
	element.blur();
	const without = look(element);
	element.focus({ focusVisible: true, preventScroll: true });
	const box = element.getBoundingClientRect();
	let over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
	while (over && !(['sticky', 'fixed'].includes(getComputedStyle(over).position) && !over.contains(element)))
		over = over.parentElement;
	return {
		tag: element.tagName, name: element.getAttribute('name'), type: element.getAttribute('type'),
		href: element.getAttribute('href'), text: element.textContent.trim().slice(0, 60),
		folds: element.tagName === 'SUMMARY' && element.parentElement.querySelector('input[type=checkbox]') !== null,
		seen: before !== without && !over && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
	};
}

/** Tab until `wanted(focus)`. Gives the focus, or null; unseen focuses are told in `blind`. */
async function tabTo(page, wanted, blind) {
	for (let i = 0; i < STEPS_MAX; i++) {
		await page.keyboard.press('Tab');
		const now = await page.evaluate(focused);
		if (!now.seen && now.tag !== 'BODY')
			blind.push(`${now.tag} ${now.name ?? now.href ?? now.text}`);
		if (wanted(now))
			return now;
	}
	return null;
}

const isBox = (focus) => focus.tag === 'INPUT' && focus.name === 'q';
const isFilter = (focus) => focus.tag === 'INPUT' && focus.type === 'checkbox';
const isSubmit = (focus) => focus.tag === 'BUTTON' || (focus.tag === 'INPUT' && focus.type === 'submit');
const isSheet = (focus) => focus.tag === 'A' && /^\/usages\/[^/.]+$/.test(focus.href ?? '');

async function search(page, url, blind) {
	await page.goto(url);
	check(await tabTo(page, isBox, blind), 'the box is reached with the Tab key');
	await page.keyboard.type('robot cm2');
	await Promise.all([page.waitForURL('**/recherche?*'), page.keyboard.press('Enter')]);
	check(new URL(page.url()).searchParams.get('q') === 'robot cm2', 'Enter asks the question', page.url());
	check(await page.getByRole('status').count() > 0, 'the number of sheets found is a status message');
}

/** On a phone the filters are folded away; other things may be as well, and stand before them. */
async function unfold(page, blind) {
	const summary = await tabTo(page, (focus) => focus.folds, blind);
	check(summary, 'what folds the filters away is reached with the Tab key', page.url());
	await page.keyboard.press('Enter');
}

async function filter(page, blind) {
	const chosen = await tabTo(page, isFilter, blind);
	if (!check(chosen, 'a filter is reached with the Tab key', page.url()))
		return;
	await page.keyboard.press('Space');
	check(await tabTo(page, isSubmit, blind), 'the button of the filters is reached with the Tab key');
	await Promise.all([page.waitForURL((now) => now.searchParams.has(chosen.name)), page.keyboard.press('Enter')]);
	const asked = new URL(page.url()).searchParams;
	check(asked.get('q') === 'robot cm2', 'the question is kept when a filter is chosen', page.url());
	check(await page.locator('input[type=checkbox]:checked').count() === 1, 'the chosen filter is still ticked');
}

async function open(page, blind) {
	const result = await tabTo(page, isSheet, blind);
	if (!check(result, 'a result is reached with the Tab key'))
		return;
	await Promise.all([page.waitForURL('**/usages/*'), page.keyboard.press('Enter')]);
	check((await page.getByRole('heading', { level: 1 }).textContent()).trim() === result.text
		|| result.text.length === 60, 'the sheet opened is the one chosen', result.text);
}

async function skipLink(page, url) {
	await page.goto(url);
	await page.keyboard.press('Tab');
	const first = await page.evaluate(focused);
	check(first.href?.startsWith('#') && first.seen, 'the first Tab shows a link past the header', JSON.stringify(first));
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	check(await page.evaluate(() => document.activeElement.closest('main') !== null),
		'that link leads into the content');
}

/** Where there is room the filters stand open, in browsers that know ::details-content and in those that do not. */
async function filters(page, url, { width, isOld }) {
	if (isOld)
		await page.addInitScript(() => {
			const known = CSS.supports.bind(CSS);
			CSS.supports = (...asked) => !asked.join().includes('details-content') && known(...asked);
		});
	await page.goto(`${url}/recherche?q=robot`);
	const seen = await page.evaluate(() => ({
		isOpen: document.querySelector('details.filtres').open,
		isShown: document.querySelector('#niveau-cm2').checkVisibility({ contentVisibilityAuto: true }),
	}));
	check(seen.isShown === (width === 1280) && seen.isOpen === (width === 1280 && isOld),
		`the filters are ${width === 1280 ? 'there' : 'folded away'} at ${width} px${isOld ? ', in an older browser too' : ''}`, seen);
}

await story('keyboard', () => withSite(({ url }) => withBrowser(async (browser) => {
	for (const width of [1280, 320])
		for (const javaScriptEnabled of [true, false]) {
			await withPage(browser, url, { viewport: { width, height: 800 }, javaScriptEnabled },
				async (page, complaints) => {
					const blind = [];
					await search(page, url, blind);
					if (width === 320)
						await unfold(page, blind);
					await filter(page, blind);
					await open(page, blind);
					check(!blind.length, `the focus is always seen (${width} px)`, [...new Set(blind)]);
					check(!complaints.length, `no complaint on the way (${width} px)`, complaints);
				});
		}
	await withPage(browser, url, {}, (page) => skipLink(page, url));
	for (const width of [1280, 320])
		for (const isOld of [false, true])
			await withPage(browser, url, { viewport: { width, height: 800 } }, (page) => filters(page, url, { width, isOld }));
})));
