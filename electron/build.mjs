/**
 * Builds everything that runs outside the page into dist/, and the page with Vite when its configuration is there.
 * `npm run build` and `prepare` run it, so that `npx --no parley` works after `npm ci` alone.
 */
import { chmod } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeThirdPartyNotices } from './third-party-notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => `${root}${path}`;
const requireShim = "import { createRequire as parleyRequire } from 'node:module'; const require = parleyRequire(import.meta.url);";

/** Node programs: ES modules, with nothing left outside but Node and Electron. */
const node = { bundle: true, platform: 'node', format: 'esm', target: 'node20.19', external: ['electron'], legalComments: 'none', logLevel: 'warning', sourcemap: 'linked', banner: { js: requireShim } };

const entries = [
  { ...node, entryPoints: [at('electron/launch/start.ts')], outfile: at('dist/launch/start.js') },
  { ...node, entryPoints: [at('electron/worker/entry.ts')], outfile: at('dist/worker/worker.mjs') },
  { ...node, entryPoints: [at('electron/cli/parley.ts')], outfile: at('dist/cli/parley.js'), banner: { js: `#!/usr/bin/env node\n${requireShim}` } },
  { ...node, entryPoints: [at('electron/main/main.ts')], outfile: at('dist/electron/main.js') },
  // A sandboxed preload script is one CommonJS file.
  { ...node, banner: {}, entryPoints: [at('electron/preload/preload.ts')], outfile: at('dist/preload/preload.cjs'), format: 'cjs' },
  { ...node, banner: {}, entryPoints: [at('electron/host/local/bridge.ts')], outfile: at('dist/host/bridge.js'), platform: 'browser', format: 'iife', target: 'es2022', sourcemap: false },
];

// npx links this package into its cache on first use and runs `prepare` again for that; what is built stays.
if (process.env['npm_command'] === 'exec' && existsSync(at('dist/cli/parley.js'))) process.exit(0);

await Promise.all(entries.map((options) => build(options)));
await chmod(at('dist/cli/parley.js'), 0o755);
writeThirdPartyNotices(root, at('dist/THIRD-PARTY-NOTICES.txt'));

const viteConfig = at('renderer/vite.config.ts');
// `--no-page` leaves the window as it is, for work on the back end alone.
if (process.argv.includes('--no-page')) console.log('The window was not built.');
else if (existsSync(viteConfig)) {
  const vite = await import('vite');
  await vite.build({ configFile: viteConfig, root: at('renderer'), logLevel: 'warn' });
} else console.warn('renderer/vite.config.ts is not there yet: the window was not built.');
