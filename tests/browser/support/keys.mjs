// What stories do with the keyboard alone, and what is looked at on each page they come by.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { check } from './tap.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What has the focus, in words: a field's id, else a button's or a link's text. */
export const focused = (page) => page.evaluate(() => {
	const element = document.activeElement;
	return ['INPUT', 'TEXTAREA', 'SELECT', 'FIELDSET'].includes(element.tagName) ? `#${element.id}`
		: (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
});

/** Press Tab until what `name` describes has the focus. */
export async function reach(page, name) {
	const steps = [];
	for (let i = 0; i < 200; i++) {
		const here = await focused(page);
		if (i && (typeof name === 'string' ? here === name : name.test(here)))
			return true;
		steps.push(here);
		await page.keyboard.press('Tab');
	}
	return check(false, `${name} is reached with the Tab key`, steps.slice(-40));
}

export async function press(page, name) {
	if (await reach(page, name))
		await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/** Type into fields, in place of what they hold: {id: text}. */
export async function type(page, fields) {
	for (const [id, text] of Object.entries(fields)) {
		await reach(page, `#${id}`);
		await page.keyboard.press('Control+A');
		await page.keyboard.insertText(text);
	}
}

export async function tick(page, ...ids) {
	for (const id of ids) {
		await reach(page, `#${id}`);
		await page.keyboard.press('Space');
		check(await page.locator(`[id="${id}"]`).isChecked(), `${id} is ticked`);
	}
}

/** Choose one of a list of radio buttons, as one does: with the arrows. */
export async function choose(page, id) {
	const group = id.replace(/-[^-]*$/, '');
	await reach(page, new RegExp(`^#${group}-`));
	for (let i = 0; i < 12 && await focused(page) !== `#${id}`; i++)
		await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Space');
	check(await page.locator(`[id="${id}"]`).isChecked(), `${id} is chosen`);
}

/** What axe-core and the width of the page say of a state. */
export async function looksSound(page, name, { width, scripts }) {
	const wide = await page.evaluate(() => {
		const screen = document.documentElement.clientWidth;
		return document.documentElement.scrollWidth <= screen ? [] : [...document.querySelectorAll('main *')]
			.filter((element) => element.getBoundingClientRect().right > screen + 1).slice(0, 5)
			.map((element) => element.outerHTML.slice(0, 160));
	});
	check(!wide.length, `${name}: nothing overflows at ${width} pixels`, wide);
	/* axe-core is a script itself. */
	if (!scripts)
		return;
	await page.evaluate(axe);
	const found = await page.evaluate((values) => axe.run({ runOnly: values, resultTypes: ['violations'] }), tags);
	check(!found.violations.length, `${name}: axe-core finds nothing at ${width} pixels`, found.violations.flatMap((rule) =>
		rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.html.slice(0, 200)}`)));
}
