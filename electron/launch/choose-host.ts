/** What is known before a window is opened. */
export type Facts = {
  /** `--host electron|local`, or empty. */
  readonly wanted: string;
  readonly display: boolean;
  readonly asRoot: boolean;
  readonly electron: 'present' | 'absent' | 'failed';
  /** Why Electron failed, when it did. */
  readonly failure: string;
};

export type Choice = { readonly host: 'electron' | 'fetch-electron' | 'local'; readonly why: string };

/** Electron when it can be had and can show a window; else the local host, and why (in words for the terminal). */
export function chooseHost(facts: Facts): Choice {
  if (facts.wanted === 'local') return { host: 'local', why: 'you asked for it' };
  if (!facts.display) return { host: 'local', why: 'there is no display' };
  if (facts.electron === 'failed') return { host: 'local', why: facts.failure };
  // Chromium refuses its sandbox to root, and we refuse to run without it.
  if (facts.asRoot && facts.wanted !== 'electron') return { host: 'local', why: 'Electron’s sandbox does not run as root' };
  return facts.electron === 'present' ? { host: 'electron', why: 'it is installed' } : { host: 'fetch-electron', why: 'its program file is fetched once' };
}
