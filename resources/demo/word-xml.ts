/** Reading WordprocessingML as plain strings: just enough to put a change where a person would have typed it. */

/** A stretch of XML, by its place in the string it was found in. */
export type Span = { readonly start: number; readonly end: number; readonly xml: string };

/** One piece of a run: the text it shows and, for anything but text, the XML it is made of. */
type Piece = { readonly text: string; readonly raw: string };

/** A visible run, with the place of its text in the text of its paragraph. */
export type Run = Span & {
  readonly attributes: string;
  readonly properties: string;
  readonly pieces: readonly Piece[];
  readonly textStart: number;
  readonly text: string;
  /** The opening tag of the insertion or move-in that holds the run, or empty. */
  readonly inside: string;
  readonly inControl: boolean;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const unescapeXml = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
    return ENTITIES[name ?? ''] ?? whole;
  });

/** Every element of a name, in order; for elements that do not nest in themselves. */
export function elements(xml: string, name: string): readonly Span[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*?)?(?:/>|>[\\s\\S]*?</${name}>)`, 'g');
  return [...xml.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, xml: match[0] }));
}

function pieceText(name: string, inner: string): string {
  switch (name) {
    case 'w:t':
      return unescapeXml(inner);
    case 'w:tab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '\u2011';
    default:
      return '';
  }
}

function readPieces(inner: string): readonly Piece[] {
  return [...inner.matchAll(/<([\w:]+)(?:\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/\1>)/g)].map((match) => {
    const name = match[1] ?? '';
    return { text: pieceText(name, match[2] ?? ''), raw: name === 'w:t' ? '' : match[0] };
  });
}

function readRun(xml: string, start: number, context: Pick<Run, 'textStart' | 'inside' | 'inControl'>): Run {
  const end = xml.indexOf('</w:r>', start) + '</w:r>'.length;
  const whole = xml.slice(start, end);
  const opening = /^<w:r((?:\s[^>]*)?)>/.exec(whole);
  const inner = whole.slice(opening?.[0].length ?? 0, -'</w:r>'.length);
  const properties = /^<w:rPr>[\s\S]*?<\/w:rPr>|^<w:rPr\/>/.exec(inner)?.[0] ?? '';
  const pieces = readPieces(inner.slice(properties.length));
  const text = pieces.map((piece) => piece.text).join('');
  return { start, end, xml: whole, attributes: opening?.[1] ?? '', properties, pieces, text, ...context };
}

/** The runs of a paragraph that a reader sees, deletions and moved-away text left out. */
export function visibleRuns(paragraph: string): readonly Run[] {
  const runs: Run[] = [];
  const stack: { readonly name: string; readonly tag: string }[] = [];
  const tags = /<(\/?)(w:r|w:ins|w:del|w:moveFrom|w:moveTo|w:sdtContent)(\s[^>]*)?>/g;
  let textStart = 0;
  for (let match = tags.exec(paragraph); match !== null; match = tags.exec(paragraph)) {
    const [tag, closing, name = ''] = match;
    if (tag.endsWith('/>')) continue;
    if (name !== 'w:r') {
      if (closing === '/') stack.pop();
      else stack.push({ name, tag });
      continue;
    }
    if (closing === '/') continue;
    const hidden = stack.some((open) => open.name === 'w:del' || open.name === 'w:moveFrom');
    const run = readRun(paragraph, match.index, {
      textStart,
      inside: stack.findLast((open) => open.name === 'w:ins' || open.name === 'w:moveTo')?.tag ?? '',
      inControl: stack.some((open) => open.name === 'w:sdtContent'),
    });
    tags.lastIndex = run.end;
    if (hidden) continue;
    runs.push(run);
    textStart += run.text.length;
  }
  return runs;
}

/** What a reader sees of a stretch of XML, paragraph marks left out. */
export const visibleText = (xml: string): string =>
  visibleRuns(xml)
    .map((run) => run.text)
    .join('');

/** Part of a run as a run of its own; deleted text is written as Word stores it. */
export function sliceRun(run: Run, from: number, to: number, deleted: boolean): string {
  let at = 0;
  let inner = '';
  for (const piece of run.pieces) {
    const start = Math.max(from, at);
    const end = Math.min(to, at + piece.text.length);
    const empty = piece.text === '' && at >= from && at < to;
    if (piece.raw !== '' && (start < end || empty)) inner += piece.raw;
    else if (piece.raw === '' && start < end) inner += textElement(piece.text.slice(start - at, end - at), deleted);
    at += piece.text.length;
  }
  return inner === '' ? '' : `<w:r${run.attributes}>${run.properties}${inner}</w:r>`;
}

/** A text element that keeps its spaces. */
export const textElement = (text: string, deleted: boolean): string => {
  const name = deleted ? 'w:delText' : 'w:t';
  return `<${name} xml:space="preserve">${escapeXml(text)}</${name}>`;
};
