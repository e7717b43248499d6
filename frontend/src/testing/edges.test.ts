import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Which folder may import which. `ui`, `money`, `time` and `api` are the ground floor. */
const GROUND = ['ui', 'money', 'time', 'api'];
const MAY_IMPORT: Record<string, string[]> = {
  ui: ['ui', 'time', 'money'],
  money: ['money', 'ui'],
  time: ['time'],
  api: ['api', 'ui'],
  features: GROUND,
  routes: [...GROUND, 'features'],
  app: [...GROUND, 'features', 'app', 'routeTree.gen'],
};

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /^\w+\/.*\.tsx?$/.test(file) && !file.startsWith('testing/'))
  .map((file) => `src/${file}`);
const imports = sources.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import\() ?'([^']+)'/g)].map((match) => ({
    file,
    from: file.split('/')[1] as string,
    feature: file.split('/')[2] as string,
    target: match[1] as string,
  }));
});

it('lets each folder import only those below it', () => {
  expect(sources.length).toBeGreaterThan(60);
  const broken = imports
    .filter(({ target }) => target.startsWith('~/'))
    .filter(({ from, feature, target }) => {
      const [, folder, noun] = target.split('/');
      if (folder === 'testing') return !/\.test\./.test(target);
      const own = from === 'features' && folder === 'features' && noun === feature;
      return !own && !MAY_IMPORT[from]?.includes(folder as string);
    });
  expect(broken).toEqual([]);
});

it('loads Stripe’s packages in the checkout alone, and never the one that loads itself', () => {
  const stripe = imports.filter(({ target }) => target.startsWith('@stripe/'));
  expect(stripe.length).toBeGreaterThan(0);
  for (const { file } of stripe) expect(file).toContain('src/features/checkout/pay/');
  for (const file of new Set(stripe.map((one) => one.file))) {
    // `@stripe/stripe-js` itself requests js.stripe.com as soon as it is imported.
    expect(readFileSync(file, 'utf8')).not.toMatch(/^import (?!type).*'@stripe\/stripe-js'/m);
  }
});
