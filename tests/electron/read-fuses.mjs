/**
 * Reads the fuses back from the packaged app and compares them with electron-builder.yml.
 * `node tests/electron/read-fuses.mjs [FOLDER]`, FOLDER being what electron-builder wrote (release).
 * Ends with 1 when a fuse differs, and with 2 when there is no packaged app.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { load } from 'js-yaml';

/** How electron-builder calls a fuse, and which one it is. */
const FUSES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};
/** The bytes of the fuse wire: '0', '1', 'r' for one this Electron no longer has. */
const STATES = new Map([[48, false], [49, true]]);

const config = load(readFileSync('electron-builder.yml', 'utf8'));
const { resetAdHocDarwinSignature: _signature, ...designed } = config.electronFuses;
const folder = process.argv[2] ?? config.directories.output;

/** Every packaged program below the folder, whichever system it is for. */
function packagedApps() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => ['Parley.app', 'Parley.exe', 'parley'].map((name) => join(folder, entry.name, name)))
    .filter((path) => existsSync(path));
}

const apps = packagedApps();
if (apps.length === 0) {
  console.error(`There is no packaged app in ${folder}. Run \`npm run package\` first.`);
  process.exit(2);
}

let different = 0;
for (const app of apps) {
  const wire = await getCurrentFuseWire(app);
  console.log(app);
  for (const [name, wanted] of Object.entries(designed)) {
    const found = STATES.get(wire[FUSES[name]]);
    const same = name in FUSES && found === wanted;
    if (!same) different += 1;
    console.log(`  ${same ? 'as designed' : 'DIFFERENT'}  ${name}: ${String(found)}${same ? '' : `, designed ${String(wanted)}`}`);
  }
}
console.log(different === 0 ? 'Every fuse is as designed.' : `${String(different)} fuse(s) differ from electron-builder.yml.`);
process.exit(different === 0 ? 0 : 1);
