import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { openPackage } from '../../shared/docx/package/open-package.ts';

/** What a redline marks, read from its XML by plain patterns, the same for every engine. */
export type Marked = {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Marked paragraph ends, rows and cells. */
  readonly structure: number;
  readonly formatting: number;
};

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
export const decode = (text: string): string => text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity);

const STORIES = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;

export function markedIn(bytes: Uint8Array): Marked {
  const docx = openPackage(bytes, nodeZlib);
  const removed: string[] = [];
  const added: string[] = [];
  let structure = 0;
  let formatting = 0;
  for (const part of docx.partNames.filter((name) => STORIES.test(name))) {
    const xml = new TextDecoder().decode(docx.bytes(part) ?? new Uint8Array());
    structure += xml.match(/<w:(?:ins|del|moveFrom|moveTo)(?: [^>]*)?\/>|<w:cell(?:Ins|Del|Merge)[ />]/g)?.length ?? 0;
    formatting += xml.match(/<w:[a-zA-Z]+PrChange[ >]/g)?.length ?? 0;
    read(xml, removed, added);
  }
  return { removed, added, structure, formatting };
}

/**
 * One entry for each stretch a reader sees marked: engines write a mark for each run, so marks with no kept word between
 * them are one. Text inside an insertion that is itself deleted counts as neither.
 */
function read(xml: string, removed: string[], added: string[]): void {
  const open: string[] = [];
  let gone = '';
  let come = '';
  const flush = (): void => {
    if (gone !== '') removed.push(gone);
    if (come !== '') added.push(come);
    gone = '';
    come = '';
  };
  for (const match of xml.matchAll(/<w:(ins|del|moveFrom|moveTo)(?: [^>]*?)?(\/?)>|<\/w:(ins|del|moveFrom|moveTo)>|<w:(?:t|delText)(?: [^>]*)?>([^<]*)<\/w:(?:t|delText)>|<w:tab\/>|<\/w:p>/g)) {
    const [tag, name, isEmpty, closed, words] = match;
    if (name !== undefined) {
      if (isEmpty !== '/') open.push(name);
    } else if (closed !== undefined) open.pop();
    else if (open.length === 0 || tag === '</w:p>') flush();
    else if (open.length === 1) {
      const text = words === undefined ? '\t' : decode(words);
      if (open[0] === 'del' || open[0] === 'moveFrom') gone += text;
      else come += text;
    }
  }
  flush();
}

const countWords = (texts: readonly string[]): number => texts.reduce((count, text) => count + text.split(/\s+/).filter((word) => word !== '').length, 0);

/** How many words a reader of the redline sees marked. */
export const markedWords = ({ removed, added }: Marked): number => countWords(removed) + countWords(added);
