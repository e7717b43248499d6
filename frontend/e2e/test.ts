import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Keeps a context on this machine: a page that reaches out is a defect of the page. */
async function stayHere(context: BrowserContext): Promise<void> {
  await context.route(
    (url) => !LOOPBACK.has(url.hostname),
    (route) => route.abort('blockedbyclient'),
  );
}

interface Fixtures {
  /** Another person's browser: no cookie of the first one's. */
  someoneElse: Page;
}

export const test = base.extend<Fixtures>({
  context: async ({ context }, use) => {
    await stayHere(context);
    await use(context);
  },
  someoneElse: async ({ browser }, use, info) => {
    const { colorScheme, locale, timezoneId, baseURL } = info.project.use;
    const context = await browser.newContext({
      ...(colorScheme === undefined ? {} : { colorScheme }),
      ...(locale === undefined ? {} : { locale }),
      ...(timezoneId === undefined ? {} : { timezoneId }),
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    await stayHere(context);
    await use(await context.newPage());
    await context.close();
  },
});

/** Takes a picture of a page, and holds it to no accessibility violation, frames of cards too. */
export async function look(page: Page, name: string): Promise<void> {
  // Fades have ended, and nothing is loading any more.
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  await page.waitForTimeout(350);
  const scheme = test.info().project.name;
  await page.screenshot({ path: `test-results/screens/${name}.${scheme}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(found, `accessibility of ${name}`).toEqual([]);
}
