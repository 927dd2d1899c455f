import { parseArgs } from 'node:util';

/** How Parley is asked to open. */
export type StartOptions = { readonly host: '' | 'electron' | 'local'; readonly data: string | undefined; readonly port: number; readonly noWindow: boolean; readonly help: boolean };

const LAST_PORT = 65_535;

/** Reads the words behind `npm start --`. What it does not know is told in plain words instead. */
export function readStartOptions(words: readonly string[]): StartOptions | { readonly wrong: string } {
  let values: { readonly host?: string; readonly data?: string; readonly port?: string; readonly 'no-window'?: boolean; readonly help?: boolean };
  try {
    ({ values } = parseArgs({ args: [...words], options: { host: { type: 'string' }, data: { type: 'string' }, port: { type: 'string' }, 'no-window': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } }));
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  const { host = '', data, port = '0' } = values;
  if (host !== '' && host !== 'electron' && host !== 'local') return { wrong: `--host is electron or local, not “${host}”.` };
  if (!/^\d{1,5}$/.test(port) || Number(port) > LAST_PORT) return { wrong: `--port is a number from 0 to ${String(LAST_PORT)}, not “${port}”.` };
  return { host, data, port: Number(port), noWindow: values['no-window'] === true, help: values.help === true };
}
