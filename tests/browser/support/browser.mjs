// Debian's Chromium, quiet and offline but for the site under test.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** What is waited for comes within a second or two, but where many tests share a slow machine. */
export const patience = 60000;

/** Run `body(browser)`; each run has a user folder of its own, made and removed by Playwright. */
export async function withBrowser(body) {
	const browser = await chromium.launch({
		executablePath: path,
		args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
	});
	try {
		await body(browser);
	} finally {
		await browser.close();
	}
}

/**
 * Run `body(page, complaints)` in a fresh context. `complaints` grows with what a visitor's console would show:
 * errors, refused content, and every request that leaves the site.
 */
export async function withPage(browser, url, options, body) {
	// Nothing moves: what is looked at while a colour changes is neither the one nor the other.
	const context = await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce', ...options });
	const complaints = [];
	const page = await context.newPage();
	page.setDefaultTimeout(patience);
	page.on('console', (message) => {
		// An error page answers with its own status, which Chromium logs as well: that is no complaint.
		if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
			complaints.push(`console: ${message.text()}`);
	});
	page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
	page.on('request', (request) => {
		if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
			complaints.push(`leaves the site: ${request.url()}`);
	});
	page.on('requestfailed', (request) => {
		// A page one leaves before its icon has come wants it no more: the browser gave it up, the site did not.
		if (request.failure()?.errorText !== 'net::ERR_ABORTED')
			complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
	});
	page.on('response', (response) => {
		if (response.status() >= 400 && !response.request().isNavigationRequest())
			complaints.push(`${response.status()}: ${response.url()}`);
	});
	try {
		await body(page, complaints);
	} finally {
		await context.close();
	}
}
