// Writes src/schema.ts from openapi/openapi.json. `--check` writes nothing and fails when it is stale.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const document = new URL('../../openapi.json', import.meta.url);
const schema = new URL('../src/schema.ts', import.meta.url);

/** The types of the document at `source`, as TypeScript. */
export async function generate(source = document) {
  const head = '// Generated from openapi/openapi.json by `npm run generate`. Do not edit.\n\n';
  return head + astToString(await openapiTS(source, { alphabetize: false, defaultNonNullable: false }));
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const wanted = await generate();
  if (process.argv.includes('--check')) {
    if ((await readFile(schema, 'utf8')) !== wanted) {
      process.stderr.write('src/schema.ts is not what openapi.json says: run `npm run generate`.\n');
      process.exit(1);
    }
  } else {
    await writeFile(schema, wanted);
  }
}
