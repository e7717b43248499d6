// What a first visit downloads, compressed, page by page: reads dist/ as built by Vite and fails
// above the budget. `node scripts/sizes.mjs` after `npm run build`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** Kilobytes, as WEB's budgets count them. */
const KB = 1000;
const budgets = [
  { page: 'pay', entry: 'src/routes/pay.$checkout.tsx?tsr-split=component', js: 170, css: 40 },
  {
    page: 'home',
    entry: 'src/routes/_app/index.tsx?tsr-split=component',
    shell: true,
    js: 260,
    css: 40,
  },
];

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
for (const { page, entry, shell, js, css } of budgets) {
  if (!manifest[entry]) throw new Error(`no ${entry} in the manifest`);
  const files = collect('index.html');
  collect(entry, files);
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
