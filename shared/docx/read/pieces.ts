import { checkboxGlyph } from '../../contract/content.ts';
import { attribute, characterData, child, childValue, descendants, toggle } from '../xml/access.ts';
import { UNDERSTOOD_CHOICES } from '../xml/namespaces.ts';
import type { XmlElement } from '../xml/scan.ts';
import { textRevision, type Revision } from './revisions.ts';
import { shownText } from './shown-text.ts';
import { symbolCharacter } from './symbols.ts';
import { createTickReader } from './tick-box.ts';

/**
 * The smallest thing a paragraph is made of: one child of a run, or one element that is read as a whole (a tick box, an
 * equation, a picture). `text` is exactly what a reader sees (rule R3).
 */
export type Piece = {
  readonly type: 'text' | 'tab' | 'break' | 'checkbox' | 'note' | 'object' | 'instruction' | 'marker';
  readonly text: string;
  /** The element that holds it: a child of the run, or the whole element. */
  readonly element: XmlElement;
  /** The `w:r` around it; absent for elements that stand in the paragraph itself. */
  readonly run: XmlElement | undefined;
  /** Marks around it, outermost first. */
  readonly revisions: readonly Revision[];
  /** Set inside a field's result: the instruction that produced it. */
  readonly field: Field | undefined;
  /** Relationship id or anchor of the hyperlink around it. */
  readonly link: string | undefined;
};

/**
 * A field; its code is complete once its `separate` or `end` has been read. A simple field has it whole, a complex one
 * in pieces that may stand under different marks (17.16.13, 17.16.23): `instruction` is what is shown of them.
 */
export type Field = { instruction: string; readonly code: CodePiece[]; readonly begin: XmlElement };
export type CodePiece = { readonly text: string; readonly revisions: readonly Revision[] };

/** Complex fields run across paragraphs (a table of contents), so their state outlives one paragraph. */
export type FieldState = { readonly open: { readonly field: Field; inResult: boolean; readonly revisions: readonly Revision[] }[] };

export const newFieldState = (): FieldState => ({ open: [] });

type Context = {
  readonly source: string;
  readonly fields: FieldState;
  readonly out: Piece[];
  /** Set inside a tick box: its characters are the box, whatever glyph and font draw it. */
  readonly isChecked?: (glyph: string) => boolean;
};

/** Reads the pieces of one paragraph in order, with every revision mark around them. */
export function readPieces(source: string, paragraph: XmlElement, fields: FieldState): Piece[] {
  const context: Context = { source, fields, out: [] };
  readLevel(context, paragraph, [], undefined, undefined);
  return context.out;
}

function readLevel(context: Context, parent: XmlElement, revisions: readonly Revision[], field: Field | undefined, link: string | undefined): void {
  for (const element of parent.children) readChild(context, element, revisions, field, link);
}

function readChild(context: Context, element: XmlElement, revisions: readonly Revision[], field: Field | undefined, link: string | undefined): void {
  const { source } = context;
  switch (element.name) {
    case 'w:r':
      readRun(context, element, revisions, field, link);
      return;
    case 'w:ins':
    case 'w:del':
    case 'w:moveFrom':
    case 'w:moveTo': {
      const revision = textRevision(source, element);
      readLevel(context, element, revision === undefined ? revisions : [...revisions, revision], field, link);
      return;
    }
    case 'w:hyperlink':
      readLevel(context, element, revisions, field, attribute(source, element, 'r:id') ?? `#${attribute(source, element, 'w:anchor') ?? ''}`);
      return;
    case 'w:fldSimple':
      readLevel(context, element, revisions, { instruction: attribute(source, element, 'w:instr') ?? '', code: [], begin: element }, link);
      return;
    case 'w:sdt': {
      const checkbox = child(child(element, 'w:sdtPr'), 'w14:checkbox');
      if (checkbox === undefined) {
        const content = child(element, 'w:sdtContent');
        if (content !== undefined) readLevel(context, content, revisions, field, link);
        return;
      }
      const inBox = child(element, 'w:sdtContent');
      if (inBox !== undefined) readLevel({ ...context, isChecked: createTickReader(source, checkbox) }, inBox, revisions, field, link);
      return;
    }
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:bdo':
    case 'w:dir':
      readLevel(context, element, revisions, field, link);
      return;
    case 'm:oMath':
    case 'm:oMathPara':
      if (descendants(element, 'w:ins', 'w:del').length > 0) {
        readMarkedEquation(context, element, revisions, field, link);
        return;
      }
      context.out.push({ type: 'object', text: equationText(source, element), element, run: undefined, revisions, field, link });
      return;
    case 'mc:AlternateContent': {
      const branch = chosenBranch(source, element);
      if (branch !== undefined) readLevel(context, branch, revisions, field, link);
      return;
    }
    default:
      return;
  }
}

const equationText = (source: string, element: XmlElement): string =>
  descendants(element, 'm:t').map((text) => characterData(source, text)).join('');

/** An equation with marks inside is read text by text, so that each view shows its own (17.13.5.16). */
function readMarkedEquation(context: Context, parent: XmlElement, revisions: readonly Revision[], field: Field | undefined, link: string | undefined): void {
  const { source } = context;
  // A structure (fraction, superscript …) is inserted or deleted by a mark in its control properties.
  const control = parent.children.map((inner) => child(child(inner, 'm:ctrlPr'), 'w:ins') ?? child(child(inner, 'm:ctrlPr'), 'w:del')).find((mark) => mark !== undefined);
  const own = control === undefined ? undefined : textRevision(source, control);
  const around = own === undefined ? revisions : [...revisions, own];
  for (const element of parent.children) {
    if (element.name === 'm:t') context.out.push({ type: 'object', text: characterData(source, element), element, run: undefined, revisions: around, field, link });
    else {
      const revision = textRevision(source, element);
      readMarkedEquation(context, element, revision === undefined ? around : [...around, revision], field, link);
    }
  }
}

/** The branch of an `mc:AlternateContent` this engine reads (ECMA-376 part 3, 9.3): the first understood choice, else the fallback. */
export function chosenBranch(source: string, element: XmlElement): XmlElement | undefined {
  for (const branch of element.children) {
    if (branch.name !== 'mc:Choice') continue;
    const required = (attribute(source, branch, 'Requires') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
    const understood = required.every((prefix) => UNDERSTOOD_CHOICES.has(branch.scope.canonical.get(prefix) ?? ''));
    if (understood) return branch;
  }
  return child(element, 'mc:Fallback');
}

function readRun(context: Context, run: XmlElement, revisions: readonly Revision[], outerField: Field | undefined, link: string | undefined): void {
  for (const element of run.children) readRunChild(context, run, element, revisions, outerField, link);
}

function readRunChild(
  context: Context,
  run: XmlElement,
  element: XmlElement,
  revisions: readonly Revision[],
  outerField: Field | undefined,
  link: string | undefined,
): void {
  // Most runs begin with how they look, which is not text.
  if (element.name === 'w:rPr') return;
  const { source, fields, out } = context;
  // Nearly all there is: words outside of fields.
  if (element.name === 'w:t' && fields.open.length === 0 && context.isChecked === undefined) out.push({ type: 'text', text: shownText(source, element), element, run, revisions, field: outerField, link });
  else readRareChild(context, run, element, revisions, outerField, link);
}

function readRareChild(
  context: Context,
  run: XmlElement,
  element: XmlElement,
  revisions: readonly Revision[],
  outerField: Field | undefined,
  link: string | undefined,
): void {
  const { source, fields, out } = context;
  const innermost = fields.open.at(-1);
  const inInstruction = innermost !== undefined && fields.open.some((open) => !open.inResult);
  const field = innermost?.field ?? outerField;
  const add = (type: Piece['type'], text: string): void => {
    if (context.isChecked !== undefined && type === 'text' && text.trim() !== '') out.push({ type: 'checkbox', text: checkboxGlyph(context.isChecked(text.trim())), element, run, revisions, field, link });
    else if (inInstruction && type !== 'marker' && type !== 'instruction') out.push({ type: 'instruction', text: '', element, run, revisions, field, link });
    else out.push({ type, text, element, run, revisions, field, link });
  };
  switch (element.name) {
    case 'w:t':
    case 'w:delText':
      add('text', shownText(source, element));
      return;
    case 'w:tab':
    case 'w:ptab':
      add('tab', '\t');
      return;
    case 'w:br': {
      const type = attribute(source, element, 'w:type');
      add('break', type === 'page' || type === 'column' ? '\f' : '\n');
      return;
    }
    case 'w:cr':
      add('break', '\n');
      return;
    case 'w:noBreakHyphen':
      add('text', '\u2011');
      return;
    case 'w:softHyphen':
      add('text', '\u00AD');
      return;
    case 'w:sym':
      add('text', symbolCharacter(attribute(source, element, 'w:font') ?? '', Number.parseInt(attribute(source, element, 'w:char') ?? '', 16)));
      return;
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      add('note', '\uFFFC');
      return;
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      add('object', '\uFFFC');
      return;
    case 'mc:AlternateContent': {
      const branch = chosenBranch(source, element);
      // One piece for the whole: what is cut or kept is never half of an alternative.
      if (branch !== undefined && branch.children.some((inner) => inner.name === 'w:drawing' || inner.name === 'w:pict' || inner.name === 'w:object')) add('object', '\uFFFC');
      else if (branch !== undefined) for (const inner of branch.children) readRunChild(context, run, inner, revisions, outerField, link);
      return;
    }
    case 'w:ruby': {
      const base = child(element, 'w:rubyBase') ?? element;
      // Its words are one piece, unless marks stand among them: then each view shows its own (17.3.3.25, 17.13.5).
      if (descendants(base, 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo').length > 0) readLevel(context, base, revisions, outerField, link);
      else add('text', descendants(base, 'w:t').map((text) => shownText(source, text)).join(''));
      return;
    }
    case 'w:fldChar':
      readFieldCharacter(context, run, element, revisions, link);
      return;
    case 'w:instrText':
    case 'w:delInstrText':
      if (innermost !== undefined && !innermost.inResult) {
        const text = characterData(source, element);
        innermost.field.code.push({ text, revisions });
        innermost.field.instruction += text;
      }
      out.push({ type: 'instruction', text: '', element, run, revisions, field, link });
      return;
    default:
      // Comment references, note reference marks, page-number blocks, last rendered page breaks: no text of their own.
      out.push({ type: 'marker', text: '', element, run, revisions, field, link });
  }
}

/** The entry a drop-down form field shows: the chosen one, else the default, else the first. */
function chosenEntry(source: string, list: XmlElement): string {
  const index = Number(childValue(source, list, 'w:result') ?? childValue(source, list, 'w:default') ?? '0');
  const entry = list.children.filter((element) => element.name === 'w:listEntry')[index];
  return entry === undefined ? '' : (attribute(source, entry, 'w:val') ?? '');
}

function readFieldCharacter(context: Context, run: XmlElement, element: XmlElement, revisions: readonly Revision[], link: string | undefined): void {
  const { source, fields, out } = context;
  const type = attribute(source, element, 'w:fldCharType');
  if (type === 'begin') {
    const field: Field = { instruction: '', code: [], begin: element };
    // A legacy form check box shows as a box although no text stands in its result (17.16.7).
    const box = child(child(element, 'w:ffData'), 'w:checkBox');
    const list = child(child(element, 'w:ffData'), 'w:ddList');
    if (list !== undefined) {
      // The chosen entry of a legacy list stands in no result either (17.16.9); it belongs to the field.
      out.push({ type: 'text', text: chosenEntry(source, list), element, run, revisions, field, link });
      fields.open.push({ field, inResult: false, revisions });
      return;
    }
    if (box !== undefined) {
      const checked = toggle(source, box, 'w:checked') ?? toggle(source, box, 'w:default') ?? false;
      out.push({ type: 'checkbox', text: checkboxGlyph(checked), element, run, revisions, field, link });
    } else out.push({ type: 'marker', text: '', element, run, revisions, field, link });
    fields.open.push({ field, inResult: false, revisions });
    return;
  }
  const innermost = fields.open.at(-1);
  out.push({ type: 'marker', text: '', element, run, revisions, field: innermost?.field, link });
  if (innermost === undefined) return;
  if (type === 'separate') innermost.inResult = true;
  else if (type === 'end') fields.open.pop();
}
