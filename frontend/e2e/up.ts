import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What `cargo xtask up` writes when it is ready. */
export interface Up {
  web: string;
  api: string;
  /** The sandbox's base URL. */
  stripe: string;
  operator: { email: string; password: string };
  sellers: { email: string; password: string; id: string; name: string }[];
  platform_secret_key: string;
  publishable_key: string;
}

let read: Up | undefined;

/** The running marketplace: `SOUK_UP_JSON`, else where `cargo xtask up` writes it. */
export function up(): Up {
  if (read) return read;
  const path =
    process.env.SOUK_UP_JSON ??
    fileURLToPath(new URL('../../target/souk/up.json', import.meta.url));
  try {
    read = JSON.parse(readFileSync(path, 'utf8')) as Up;
  } catch {
    throw new Error(`No running marketplace: start \`cargo xtask up\` first (looked at ${path}).`);
  }
  return read;
}
