// What a first visit downloads, compressed, page by page: reads dist/ as built by Vite and fails
// above the budget. `node scripts/sizes.mjs` after `npm run build`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** Kilobytes, as WEB's budgets count them. */
const KB = 1000;
const budgets = [
  { page: 'pay', route: 'src/routes/pay.$checkout.tsx', js: 170, css: 40 },
  {
    page: 'home',
    route: 'src/routes/_app/index.tsx',
    shell: true,
    js: 260,
    css: 40,
  },
];

/** The chunk that holds a route's component; its loader may be there too, and is named as well. */
function entryOf(route) {
  const found = Object.keys(manifest).find((key) => {
    const [file, parts] = key.split('?tsr-split=');
    return file === route && parts?.split('---').includes('component');
  });
  if (!found) throw new Error(`no component of ${route} in the manifest`);
  return found;
}

function collect(key, files = new Set()) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const imported of chunk.imports ?? []) collect(imported, files);
  return files;
}

const gzipped = (files, ending) =>
  [...files]
    .filter((file) => file.endsWith(ending))
    .reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0) / KB;

let over = false;
for (const { page, route, shell, js, css } of budgets) {
  const files = collect('index.html');
  collect(entryOf(route), files);
  if (shell) collect('src/app/Shell.tsx', files);
  const sizes = { js: gzipped(files, '.js'), css: gzipped(files, '.css') };
  const line = `${page}: ${sizes.js.toFixed(1)} kB JS (at most ${js}), ${sizes.css.toFixed(1)} kB CSS (at most ${css})`;
  process.stdout.write(`${line}\n`);
  over ||= sizes.js > js || sizes.css > css;
}
if (over) {
  process.stderr.write('Over the budget.\n');
  process.exit(1);
}
