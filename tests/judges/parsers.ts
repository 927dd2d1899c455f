import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { Missing } from './ask-judge.ts';
import { install } from './install.ts';

const FOLDER = 'tests/judges/parsers';
const FflateSchema = v.object({ unzipSync: v.function() });
const XmldomSchema = v.object({ DOMParser: v.custom<new () => { readonly parseFromString: (xml: string, type: string) => unknown }>((value) => typeof value === 'function') });

/** What others take to unzip a file and to read XML. */
export type Parsers = { readonly unzip: (bytes: Uint8Array) => unknown; readonly parse: (xml: string) => unknown };

/** Installs fflate and @xmldom/xmldom when they are not there; says why when that fails, or `undefined` when they are ready. */
export const provideParsers = (): Missing | undefined => install('fflate and @xmldom/xmldom', FOLDER, '@xmldom/xmldom/package.json');

export async function loadParsers(): Promise<Parsers> {
  const load = (path: string): Promise<unknown> => import(pathToFileURL(resolve(FOLDER, 'node_modules', path)).href) as Promise<unknown>;
  const { unzipSync } = v.parse(FflateSchema, await load('fflate/esm/index.mjs'));
  const { DOMParser } = v.parse(XmldomSchema, await load('@xmldom/xmldom/lib/index.js'));
  return { unzip: unzipSync, parse: (xml) => new DOMParser().parseFromString(xml, 'text/xml') };
}
