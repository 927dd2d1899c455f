import { electronHere } from './electron-here.ts';

/** Runs once before the suite. `PARLEY_ELECTRON=required` makes skipping a failure. */
export default async function sayWhenSkipped(): Promise<void> {
  const here = await electronHere();
  if ('binary' in here) return;
  if (process.env['PARLEY_ELECTRON'] === 'required') throw new Error(`The Electron suite must run here, but ${here.why}.`);
  console.log(`\nSKIPPED: the whole Electron suite, because ${here.why}.\n`);
}
