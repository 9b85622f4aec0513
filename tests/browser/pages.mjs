// Every page, at 320 and 1280 pixels, light and dark: axe-core finds nothing, nothing overflows, the console is
// silent, no request leaves the site, and the outline of headings, ids and links is sound.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { withBrowser, withPage } from './support/browser.mjs';
import { pagesOf, withSite } from './support/site.mjs';
import { check, story } from './support/tap.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What axe calls best practice is asked for as well as WCAG 2.2 AA: this is where RGAA and taste meet.
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs in the page: faults of structure, in words. */
function structure() {
	const faults = [];
	const seen = new Set();
	for (const { id } of document.querySelectorAll('[id]')) {
		if (seen.has(id))
			faults.push(`id twice: ${id}`);
		seen.add(id);
	}
	let level = 0;
	for (const heading of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
		const now = Number(heading.tagName[1]);
		if (now > level + 1)
			faults.push(`h${now} after h${level}: ${heading.textContent.trim()}`);
		level = now;
	}
	if (document.querySelectorAll('h1').length !== 1)
		faults.push(`${document.querySelectorAll('h1').length} h1`);
	for (const link of document.querySelectorAll('a:not([href]), a[disabled], a[href=""]'))
		faults.push(`a link that leads nowhere: ${link.outerHTML}`);
	for (const link of document.querySelectorAll('a[href^="#"]'))
		if (!document.getElementById(decodeURIComponent(link.hash.slice(1))))
			faults.push(`an anchor without its place: ${link.hash}`);
	for (const input of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
		if (!input.labels?.length && !input.getAttribute('aria-label'))
			faults.push(`a field without a label: ${input.name}`);
	if (document.documentElement.lang !== 'fr')
		faults.push(`lang is ${document.documentElement.lang}`);
	if (document.querySelector('script:not([src]), style, [style], [onclick]'))
		faults.push('inline script or style');
	for (const sheet of document.styleSheets)
		for (const media of sheet.cssRules)
			if (media instanceof CSSMediaRule && media.conditionText.includes('prefers-color-scheme'))
				for (const rule of media.cssRules)
					for (const name of rule.style ?? [rule.cssText])
						if (!name.startsWith('--') && name !== 'color-scheme' && name !== 'filter')
							faults.push(`dark changes more than colours: ${name}`);
	return faults;
}

/** Runs in the page: what sticks out on the right, in words. */
function overflow() {
	const width = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= width)
		return [];
	return [`${document.documentElement.scrollWidth} pixels wide in ${width}`,
		...[...document.querySelectorAll('body *')]
			.filter((element) => element.getBoundingClientRect().right > width + 1)
			.slice(0, 8).map((element) => element.outerHTML.slice(0, 120))];
}

async function violations(page, rules) {
	const found = await page.evaluate((values) => axe.run({ runOnly: values, resultTypes: ['violations'] }), rules);
	return found.violations.flatMap((rule) => rule.nodes.slice(0, 5).map((node) =>
		`${rule.id} (${rule.impact}): ${node.html.slice(0, 200)}\n  ${node.failureSummary?.replaceAll('\n', ' ')}`));
}

// Dark changes colours and nothing else (structure() sees to it), so contrast is all that axe is asked again.
/** One page at one width, light then dark. */
async function look(page, complaints, url, [name, target], width) {
	const where = `${name}, ${width} px`;
	await page.emulateMedia({ colorScheme: 'light' });
	await page.setViewportSize({ width, height: 800 });
	await page.goto(url + target);
	await page.evaluate(axe);
	for (const [colorScheme, rules] of [['light', tags], ['dark', ['color-contrast']]]) {
		await page.emulateMedia({ colorScheme });
		const wide = await page.evaluate(overflow);
		check(!wide.length, `${where}, ${colorScheme}: nothing overflows`, wide);
		const found = await violations(page, rules);
		check(!found.length, `${where}, ${colorScheme}: axe-core finds nothing`, found);
	}
	check(!complaints.length, `${where}: the console is silent and no request leaves`, complaints.splice(0));
}

async function walk(browser, url, [name, target]) {
	await withPage(browser, url, {}, async (page, complaints) => {
		for (const width of [1280, 320])
			await look(page, complaints, url, [name, target], width);
		const faults = await page.evaluate(structure);
		check(!faults.length, `${name}: headings, ids, links and labels are sound`, faults);
	});
}

/** WCAG 1.4.4 and 1.4.12: text twice as large, then spaced out, without loss. */
async function enlarge(browser, url, [name, target]) {
	const styles = {
		'text twice as large': 'html { font-size: 200% !important }',
		'text spaced out': '* { line-height: 1.5 !important; letter-spacing: .12em !important;'
			+ ' word-spacing: .16em !important } p { margin-bottom: 2em !important }',
	};
	await withPage(browser, url, { viewport: { width: 640, height: 800 }, bypassCSP: true }, async (page) => {
		await page.goto(url + target);
		for (const [what, content] of Object.entries(styles)) {
			const style = await page.addStyleTag({ content });
			const wide = await page.evaluate(overflow);
			check(!wide.length, `${name}: nothing overflows with ${what}`, wide);
			await style.evaluate((element) => element.remove());
		}
	});
}

await story('pages', () => withSite(({ url, ids }) => withBrowser(async (browser) => {
	for (const page of pagesOf(ids)) {
		await walk(browser, url, page);
		await enlarge(browser, url, page);
	}
})));
