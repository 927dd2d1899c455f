import type { Finding } from '../../contract/finding.ts';
import { invisibleCount, lookAlikeFigures, lookAlikeWords } from '../../text/invisible.ts';
import { attribute, child, toggle } from '../xml/access.ts';
import { boundControls } from './bound-controls.ts';
import type { DocumentModel, StoryView } from './document.ts';
import { cellBackground, createLegibilityReader, type Background, type LegibilityReader } from './legibility.ts';
import { createLookReader } from './run-look.ts';
import type { XmlElement } from '../xml/scan.ts';
import { unreadTextFindings } from './unread-text.ts';
import { isOffPage, isSquashed, isTableOffPage } from './paragraph-place.ts';
import type { Styles } from './styles.ts';
import { readTheme } from './theme.ts';
import { undrawnCells } from './undrawn-cells.ts';
import { viewText, type ViewBlock, type ViewParagraph, type ViewTable } from './views.ts';

/** Gives the clause a block stands in, for the findings; empty outside the body. */
export type ClauseOf = (block: ViewBlock) => string;

/** What a reader cannot see but a contract can hold (rule A4): hidden, white and tiny text, look-alikes, invisible characters; of many of a kind the rest are counted. */
export const textFindings = (model: DocumentModel, stories: readonly StoryView[], clauseOf: ClauseOf): Finding[] => folded(everyTextFinding(model, stories, clauseOf));

/** The same, each told. */
export function everyTextFinding(model: DocumentModel, stories: readonly StoryView[], clauseOf: ClauseOf): Finding[] {
  const findings: Finding[] = [];
  const theme = readTheme(model.docx);
  for (const story of stories) {
    const { source } = story.story.document;
    const looks: Looks = { look: createLookReader(source, model.styles), legibility: createLegibilityReader(source, model.styles, theme) };
    const visit = (blocks: readonly ViewBlock[], clause: string, background: Background): void => {
      for (const block of blocks) {
        const place = clause === '' ? clauseOf(block) : clause;
        if (block.type === 'table') {
          findings.push(...undrawnFindings(story, block, place));
          const words = isTableOffPage(source, block.node.element) ? viewBlockText(block).trim() : '';
          if (words !== '') findings.push({ severity: 'blocks', clause: place, place: `${story.story.part}: ${quote(words)}`, check: 'off-page-text', message: `A table set beside the page: ${quote(words)}`, remedy: 'Read it, then either bring it back with its indent or its position, or remove it.' });
          for (const row of block.rows) for (const cell of row.cells) visit(cell.blocks, place, cellBackground(source, block.node.element, cell.node.element, model.styles, theme) ?? background);
        }
        else if (block.type === 'paragraph') findings.push(...paragraphFindings(story, block, looks, place, model.styles, background));
      }
    };
    visit(story.blocks, '', undefined);
  }
  return findings;
}

/** A style can hide every paragraph at once: so many are told of each kind, the rest are counted. */
const MOST_TOLD = 20;

/** The first of each kind of finding, and how many more there are. */
export function folded(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  const told = findings.filter(({ check }) => {
    const count = (counts.get(check) ?? 0) + 1;
    counts.set(check, count);
    return count <= MOST_TOLD;
  });
  const rest = [...counts].flatMap(([check, count]): Finding[] => {
    const first = findings.find((finding) => finding.check === check);
    return count <= MOST_TOLD || first === undefined ? [] : [{ ...first, clause: '', place: first.place.split(':')[0] ?? '', message: `The same in ${String(count - MOST_TOLD)} more paragraphs: ${first.message}` }];
  });
  return [...told, ...rest];
}

/** Words of a table that are in the file and on no page. */
const undrawnFindings = (story: StoryView, table: ViewTable, clause: string): Finding[] =>
  [...undrawnCells(story.story.document.source, table).values()].map(({ reason, text }): Finding => ({
    severity: 'blocks', clause, place: `${story.story.part}: ${quote(text)}`, check: reason === 'merged' ? 'merged-cell-text' : 'low-row-text',
    message: `${reason === 'merged' ? 'Another cell is merged over text' : 'The row is too low to show its text'}: ${quote(text)}`,
    remedy: reason === 'merged' ? 'Read it, then either split the cells or remove it.' : 'Read it, then either let the row grow or remove it.',
  }));

const viewBlockText = (block: ViewBlock): string => (block.type === 'paragraph' ? viewText(block) : block.type === 'table' ? block.rows.map((row) => row.cells.map((cell) => cell.blocks.map(viewBlockText).join(' ')).join(' ')).join(' ') : '');

type Looks = { readonly look: ReturnType<typeof createLookReader>; readonly legibility: LegibilityReader };

function paragraphFindings(story: StoryView, paragraph: ViewParagraph, looks: Looks, clause: string, styles: Styles, background: Background): Finding[] {
  let hidden = '';
  let white = '';
  let tiny = '';
  let displaced = '';
  let text = '';
  for (const piece of paragraph.pieces) {
    if (piece.type === 'marker' || piece.type === 'instruction' || piece.text === '') continue;
    text += piece.text;
    // Field codes and index entries are hidden by nature; only shown kinds of text count (W5).
    if (looks.look(piece.run, paragraph.properties).hidden) hidden += piece.text;
    if (piece.text.replaceAll('\uFFFC', '').trim() === '') continue;
    const illegible = looks.legibility(piece.run, paragraph.properties, background);
    if (illegible === 'white') white += piece.text;
    if (illegible === 'tiny') tiny += piece.text;
    if (illegible === 'displaced') displaced += piece.text;
  }
  const at = { severity: 'blocks' as const, clause, place: `${story.story.part}: ${quote(text)}` };
  const found: Finding[] = [];
  if (hidden.trim() !== '') found.push({ ...at, check: 'hidden-text', message: `Hidden text: ${quote(hidden)}`, remedy: 'Read it, then either make it visible or remove it.' });
  if (white !== '') found.push({ ...at, check: 'white-text', message: `Text in the colour of its background, as white on white: ${quote(white)}`, remedy: 'Read it, then either colour it or remove it.' });
  if (tiny !== '') found.push({ ...at, check: 'tiny-text', message: `Text too small to read: ${quote(tiny)}`, remedy: 'Read it, then either enlarge it or remove it.' });
  if (displaced !== '') found.push({ ...at, check: 'displaced-text', message: `Text drawn off its line, or letter upon letter: ${quote(displaced)}`, remedy: 'Read it, then either set it like the words around it or remove it.' });
  const turned = turnedText(paragraph, text);
  if (turned !== '') found.push({ ...at, check: 'turned-text', message: `Characters are shown in another order than they are stored: ${quote(turned)}`, remedy: 'Remove what turns the direction and read the words again.' });
  if (text.trim() !== '' && isSquashed(story.story.document.source, paragraph.properties, styles)) found.push({ ...at, check: 'low-line-text', message: `Lines too low to read: ${quote(text)}`, remedy: 'Read it, then either let the lines grow or remove it.' });
  if (text.trim() !== '' && isOffPage(story.story.document.source, paragraph.properties, styles)) found.push({ ...at, check: 'off-page-text', message: `Text set beside the page: ${quote(text)}`, remedy: 'Read it, then either bring it back with its indents or its frame, or remove it.' });
  const words = lookAlikeWords(text);
  if (words.length > 0) found.push({ ...at, check: 'look-alike', message: `Letters of another alphabet in ${words.map(quote).join(', ')}`, remedy: 'Retype the word. It reads the same but is not found by a search.' });
  const figures = lookAlikeFigures(text);
  if (figures.length > 0) found.push({ ...at, check: 'look-alike', message: `Letters among the figures of ${figures.map(quote).join(', ')}`, remedy: 'Retype the figure. It reads the same but is not found by a search and counts for nothing.' });
  // What turns a direction is told with the words it turns.
  const invisible = invisibleCount(text.replace(TURNED, '$1'));
  if (invisible > 0) found.push({ ...at, severity: 'warns', check: 'invisible-character', message: `${invisible} invisible ${invisible === 1 ? 'character' : 'characters'} in ${quote(withInvisible(text))}`, remedy: 'Remove them; they break searches and comparisons.' });
  return found;
}

/** The words that hold them. */
const withInvisible = (text: string): string => text.split(/\s+/).filter((word) => invisibleCount(word) > 0).join(' ');

const TURNED = /\u202E([^\u202C\n]*[A-Za-z0-9][^\u202C\n]*)\u202C?/g;

/** Words of a script written from left to right that an override shows from right to left: by a character (U+202E) or an element (17.3.2.3). */
function turnedText({ pieces }: ViewParagraph, text: string): string {
  const byCharacter = [...text.matchAll(TURNED)].map(([, words = '']) => words).join('');
  const byElement = pieces.filter((piece) => /[A-Za-z0-9]/.test(piece.text) && isInOverride(piece.element)).map((piece) => piece.text).join('');
  return byCharacter + byElement;
}

function isInOverride(element: XmlElement): boolean {
  for (let up = element.parent; up !== undefined && up.name !== 'w:p'; up = up.parent) if (up.name === 'w:bdo') return true;
  return false;
}

const quote = (text: string): string => {
  const clean = text.replace(/\s+/g, ' ').trim();
  return `\u201C${clean.length > 80 ? `${clean.slice(0, 79)}\u2026` : clean}\u201D`;
};

/** What the package brings along beside its text: macros, outside links, embedded files, restrictions. */
export function packageFindings(model: DocumentModel): Finding[] {
  const { docx } = model;
  const findings: Finding[] = [...unreadTextFindings(model)];
  const add = (check: string, severity: Finding['severity'], place: string, message: string, remedy: string): void => {
    findings.push({ check, severity, clause: '', place, message, remedy });
  };
  if (docx.partNames.some((part) => /vbaProject\.bin$/i.test(part))) add('macros', 'blocks', 'the file', 'The file contains macros.', 'They are kept but never run here. Ask for a copy without macros.');
  for (const part of docx.partNames) {
    if (part.endsWith('.rels')) continue;
    for (const relationship of docx.relationships(part)) {
      if (!relationship.external || relationship.type === 'hyperlink') continue;
      const template = relationship.type === 'attachedTemplate';
      add(template ? 'external-template' : 'external-link', 'warns', part, `${template ? 'It is attached to a template' : `It loads a ${relationship.type}`} outside the file: ${relationship.target}`, 'Nothing is fetched here. It can be removed before sending.');
    }
  }
  for (const part of docx.partNames) {
    if (/\/embeddings\//i.test(part)) add('embedded-file', 'warns', part, 'A file is embedded in the document.', 'Open it in Word and read it: its content is not compared here.');
  }
  for (const { part, shown, stored, isText } of boundControls(model)) {
    if (isText && shown !== stored) add('bound-text', 'blocks', part, `A content control says ${quote(shown)}, and the data behind it ${quote(stored)}; Word shows the data once it opens the file.`, 'Open the file in Word, read the control, and save it.');
  }
  const settingsPart = docx.relationships(docx.mainPart).find((relationship) => relationship.type === 'settings' && !relationship.external)?.target;
  const settings = settingsPart === undefined ? undefined : docx.xml(settingsPart);
  const protection = child(settings?.root, 'w:documentProtection');
  if (settings !== undefined && protection !== undefined && (toggle(settings.source, settings.root, 'w:documentProtection') ?? false)) {
    const edit = attribute(settings.source, protection, 'w:edit') ?? '';
    const enforced = /^(?:1|true|on)$/.test(attribute(settings.source, protection, 'w:enforcement') ?? '');
    if (enforced) add('editing-restricted', 'notes', settingsPart ?? '', `Editing is restricted in Word${edit === '' ? '' : ` (${edit})`}.`, 'It is kept in exports unless you lift it.');
  }
  return findings;
}
