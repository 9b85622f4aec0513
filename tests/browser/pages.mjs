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

async function violations(page) {
	await page.evaluate(axe);
	const found = await page.evaluate((values) => axe.run({ runOnly: values, resultTypes: ['violations'] }), tags);
	return found.violations.flatMap((rule) => rule.nodes.slice(0, 5).map((node) =>
		`${rule.id} (${rule.impact}): ${node.html.slice(0, 200)}\n  ${node.failureSummary?.replaceAll('\n', ' ')}`));
}

async function look(browser, url, [name, target], width, colorScheme) {
	const where = `${name}, ${width} px, ${colorScheme === 'dark' ? 'dark' : 'light'}`;
	await withPage(browser, url, { viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' },
		async (page, complaints) => {
			await page.goto(url + target);
			const wide = await page.evaluate(overflow);
			check(!wide.length, `${where}: nothing overflows`, wide);
			check(!complaints.length, `${where}: the console is silent and no request leaves`, complaints);
			if (width === 320 && colorScheme === 'light') {
				const faults = await page.evaluate(structure);
				check(!faults.length, `${name}: headings, ids, links and labels are sound`, faults);
			}
			const found = await violations(page);
			check(!found.length, `${where}: axe-core finds nothing`, found);
		});
}

/** WCAG 1.4.4 and 1.4.12: text twice as large, then spaced out, without loss. */
async function enlarge(browser, url, [name, target]) {
	const styles = {
		'text twice as large': 'html { font-size: 200% !important }',
		'text spaced out': '* { line-height: 1.5 !important; letter-spacing: .12em !important;'
			+ ' word-spacing: .16em !important } p { margin-bottom: 2em !important }',
	};
	for (const [what, content] of Object.entries(styles))
		await withPage(browser, url, { viewport: { width: 640, height: 800 }, bypassCSP: true }, async (page) => {
			await page.goto(url + target);
			await page.addStyleTag({ content });
			const wide = await page.evaluate(overflow);
			check(!wide.length, `${name}: nothing overflows with ${what}`, wide);
		});
}

await story('pages', () => withSite(({ url, ids }) => withBrowser(async (browser) => {
	for (const page of pagesOf(ids)) {
		for (const width of [320, 1280])
			for (const colorScheme of ['light', 'dark'])
				await look(browser, url, page, width, colorScheme);
		await enlarge(browser, url, page);
	}
})));
