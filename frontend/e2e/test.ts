import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

interface Fixtures {
  /** Another person's browser: no cookie of the first one's. */
  someoneElse: Page;
}

export const test = base.extend<Fixtures>({
  someoneElse: async ({ browser }, use, info) => {
    const { colorScheme, locale, timezoneId, baseURL } = info.project.use;
    const context = await browser.newContext({
      ...(colorScheme === undefined ? {} : { colorScheme }),
      ...(locale === undefined ? {} : { locale }),
      ...(timezoneId === undefined ? {} : { timezoneId }),
      ...(baseURL === undefined ? {} : { baseURL }),
    });
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
