import type { Change } from '../../contract/change.ts';
import type { Piece } from '../read/pieces.ts';
import { plainText } from '../read/story-lines.ts';
import { attribute, child, childValue, descendants } from '../xml/access.ts';
import type { XmlDocument, XmlElement } from '../xml/scan.ts';
import type { Clause, StoryComparison } from './story-comparison.ts';
import { choicesChange, readChoices, storedDate, wordsIn, type Choice } from './control-data.ts';
import { detailsIn, keptDetails, type KeptChange } from './kept-details.ts';
import { PARAGRAPH_MARK, type Op, type Region } from './ops.ts';
import type { Token } from './tokens.ts';
import type { Side } from './units.ts';

/** A difference in what stands around words that stayed, with the clause of the first of them. */
export type SurroundingChange = Pick<Change, 'kind' | 'class' | 'detail' | 'before' | 'after' | 'removed' | 'added' | 'notMarkable'> & { readonly clause: Clause };

/**
 * What changed around words that stayed (C7): a content control came or went, was locked or is filled from other data (17.5.2),
 * a range some may edit came or went (17.13.7), a picture has another size. No mark can express any of it (C10).
 */
export function surroundingChanges(story: StoryComparison): SurroundingChange[] {
  const [mine, theirs] = [surroundingsOf(story.before), surroundingsOf(story.after)];
  // Most stories have nothing of all this, and their words need not be gone through.
  const asked = detailsIn([story.before, story.after].map(({ story: { story: { document } } }) => document));
  if (!mine.hasAny && !theirs.hasAny && !mine.hasDrawings && asked.size === 0) return [];
  const changes: SurroundingChange[] = [];
  const come = new Map<XmlElement, { readonly control: Control; readonly place: Place }>();
  const gone = new Map<XmlElement, { readonly control: Control; readonly place: Place }>();
  const told = new Set<string>();
  const tell = (key: string, place: Place, detail: string, hides: boolean, class_: 'substantive' | 'formatting'): void => {
    if (told.has(key)) return;
    told.add(key);
    changes.push({ clause: place.clause(), kind: 'formatting', class: class_, detail: hides ? ['hidden-text', detail] : [detail], before: place.before, after: place.after, removed: '', added: '', notMarkable: true });
  };
  const tellKept = ({ key, ...told_ }: KeptChange, place: Place): void => {
    if (told.has(key)) return;
    told.add(key);
    changes.push({ clause: place.clause(), ...told_, before: place.before, after: place.after, notMarkable: true });
  };
  const isAnywhere = mine.hasAny || theirs.hasAny;
  eachRegion(story, (region, place) => {
    for (const [one, two, token, other] of keptPieces(region, isAnywhere)) {
      if (asked.size > 0 && token !== undefined && other !== undefined) for (const kept of keptDetails(asked, { source: story.before.story.story.document.source, token }, { source: story.after.story.story.document.source, token: other })) tellKept(kept, place);
      const [was, is] = [sizeOf(story.before, one), sizeOf(story.after, two)];
      if (was !== undefined && is !== undefined && isResized(was, is)) tell(`size|${String(one?.element.start)}`, place, `size of a picture: ${inCentimetres(was)} \u2192 ${inCentimetres(is)}`, isTiny(is) !== isTiny(was), isTiny(is) === isTiny(was) ? 'formatting' : 'substantive');
      const [seen, sees] = [shownOf(mine, one, story.before), shownOf(theirs, two, story.after)];
      if (seen !== undefined && sees !== undefined && (Math.abs(seen.share - sees.share) > ROUNDED || seen.isHidden !== sees.isHidden)) {
        const hides = seen.isHidden !== sees.isHidden || seen.share < HALF !== sees.share < HALF;
        const detail = seen.isHidden === sees.isHidden ? `part of a picture that is shown: ${percent(seen.share)} \u2192 ${percent(sees.share)}` : `a picture was ${sees.isHidden ? 'hidden' : 'shown again'}`;
        tell(`shown|${String(one?.element.start)}`, place, detail, hides, hides ? 'substantive' : 'formatting');
      }
      if (!isAnywhere || one === undefined || two === undefined) continue;
      const [editors, others] = [mine.editors(one.element), theirs.editors(two.element)];
      if (editors !== others) tell(`editors|${editors}|${others}`, place, `who may edit in spite of a protection: ${editors || NOBODY} \u2192 ${others || NOBODY}`, false, 'formatting');
      const { pairs, left, right } = pairControls(mine.controls(one.element), theirs.controls(two.element));
      for (const [control, other] of pairs) {
        const key = `${String(control.element.start)}|${String(other.element.start)}`;
        if (control.lock !== other.lock) tell(`lock|${key}`, place, `lock of ${nameOf(other)}: ${control.lock} \u2192 ${other.lock}`, false, 'formatting');
        // The glyph is what a reader sees (R3); a program that fills the form reads the state.
        if (control.ticked !== undefined && other.ticked !== undefined && control.ticked !== other.ticked) tell(`state|${key}`, place, `${nameOf(other)} shows the same box and is now stored as ${other.ticked ? 'ticked' : 'not ticked'}`, false, 'substantive');
        // A date that was chosen anew changes its words, and is told as that.
        if (control.date !== other.date && control.date !== '' && other.date !== '' && control.words() === other.words()) tell(`date|${key}`, place, `${nameOf(other)} shows the same words and now stores the date ${other.date} instead of ${control.date}`, false, 'substantive');
        const chosen = choicesChange(control.choices, other.choices);
        if (chosen !== undefined) tell(`choices|${key}`, place, `what may be chosen in ${nameOf(other)}: ${chosen}`, false, control.isOpen && other.isOpen ? 'substantive' : 'formatting');
        if (control.binding !== other.binding) tell(`data|${key}`, place, `${nameOf(other)} ${other.binding === '' ? 'is no longer filled from data' : control.binding === '' ? 'is now filled from data' : 'is filled from other data'}`, false, other.binding === '' ? 'formatting' : 'substantive');
      }
      if (mine.isTracked || theirs.isTracked) continue;
      for (const control of left) if (!gone.has(control.element)) gone.set(control.element, { control, place });
      for (const control of right) if (!come.has(control.element)) come.set(control.element, { control, place });
    }
  });
  if (![...told].some((key) => key.startsWith('editors|')) && mine.ranges !== theirs.ranges) {
    const place: Place = { clause: () => ({ id: '', title: '' }), before: '', after: '' };
    tell('editors|', place, `who may edit in spite of a protection: ${mine.ranges || NOBODY} \u2192 ${theirs.ranges || NOBODY}`, false, 'formatting');
  }
  for (const [list, verb] of [[gone, 'taken from around'], [come, 'put around']] as const) {
    const entries = [...list.values()];
    const [first] = entries;
    if (first !== undefined) tell(verb, first.place, `${entries.length === 1 ? `${nameOf(first.control)} was` : `${String(entries.length)} content controls were`} ${verb} words that stayed`, false, 'formatting');
  }
  return changes;
}

const NOBODY = 'nobody';

type Place = { readonly clause: () => Clause; readonly before: string; readonly after: string };

function eachRegion(story: StoryComparison, visit: (region: Region, place: Place) => void): void {
  const text = (units: readonly { readonly text: string }[]): string => units.map((unit) => plainText(unit.text)).join('\n');
  const read = (ops: readonly Op[], clause: (() => Clause) | undefined): void => {
    for (const op of ops) {
      if (op.type === 'table') for (const row of op.rows) if (row.type === 'row') for (const cell of row.cells) read(cell, clause ?? (() => story.clauseAfter(op.after)));
      if (op.type !== 'region') continue;
      const [first] = op.afters;
      visit(op, { clause: clause ?? (() => (first === undefined ? { id: '', title: '' } : story.clauseAfter(first))), get before() { return text(op.befores); }, get after() { return text(op.afters); } });
    }
  };
  read(story.ops, undefined);
}

/** Pieces that both sides have. Of a paragraph stored in the same characters only its first need be asked. */
function* keptPieces(region: Region, isAnywhere: boolean): Generator<readonly [one: Piece | undefined, two: Piece | undefined, token?: Token | undefined, other?: Token | undefined]> {
  if (region.isUnchanged) {
    if (isAnywhere) yield [region.befores[0]?.paragraph.pieces[0], region.afters[0]?.paragraph.pieces[0]];
    return;
  }
  for (const span of region.spans) {
    if (!span.same) continue;
    for (let offset = 0; offset < span.beforeEnd - span.beforeStart; offset += 1) {
      const token = region.beforeTokens[span.beforeStart + offset];
      const other = region.afterTokens[span.afterStart + offset];
      if (token !== undefined && token !== PARAGRAPH_MARK) yield [token.slices[0]?.piece, other?.slices[0]?.piece, token, other];
    }
  }
}

type Control = { readonly element: XmlElement; readonly key: string; readonly name: string; readonly lock: string; readonly binding: string; readonly ticked: boolean | undefined; readonly date: string; readonly choices: readonly Choice[]; readonly isOpen: boolean; readonly words: () => string };

const nameOf = ({ name }: Control): string => (name === '' ? 'a content control' : `content control \u201C${name}\u201D`);

/** Controls of two chains that are the same one: by name and tag, or by place where both chains have as many. */
function pairControls(mine: readonly Control[], theirs: readonly Control[]): { readonly pairs: readonly (readonly [Control, Control])[]; readonly left: readonly Control[]; readonly right: readonly Control[] } {
  const open = [...theirs];
  const pairs: (readonly [Control, Control])[] = [];
  const left: Control[] = [];
  mine.forEach((control, index) => {
    const other = mine.length === theirs.length ? theirs[index] : open.find(({ key }) => key === control.key);
    if (other === undefined) left.push(control);
    else {
      pairs.push([control, other]);
      open.splice(open.indexOf(other), 1);
    }
  });
  return { pairs, left, right: open };
}

type Surroundings = {
  readonly hasAny: boolean;
  readonly hasDrawings: boolean;
  /** Whether a control's own tags are tracked; what became of it then depends on the view (17.13.5.4–11). */
  readonly isTracked: boolean;
  readonly controls: (element: XmlElement) => readonly Control[];
  readonly editors: (element: XmlElement) => string;
  /** Everyone some range names, in order. */
  readonly ranges: string;
};

const TRACKED_CONTROLS = ['w:customXmlInsRangeStart', 'w:customXmlDelRangeStart', 'w:customXmlMoveFromRangeStart', 'w:customXmlMoveToRangeStart'] as const;

function surroundingsOf({ story }: Side): Surroundings {
  const { document, container } = story.story;
  const { source, names } = document;
  const hasControls = names.has('w:sdtContent');
  const ranges = names.has('w:permStart') ? editRanges(document) : [];
  const known = new Map<XmlElement, readonly Control[]>();
  const controls = (element: XmlElement | undefined): readonly Control[] => {
    // What stands around a text box stands around the words of its own story.
    if (element === undefined || element === container || !hasControls) return [];
    const found = known.get(element);
    if (found !== undefined) return found;
    const outer = controls(element.parent);
    const own = element.name === 'w:sdt' ? [...outer, readControl(source, element)] : outer;
    known.set(element, own);
    return own;
  };
  return {
    hasAny: hasControls || ranges.length > 0,
    hasDrawings: names.has('wp:extent'),
    isTracked: hasControls && TRACKED_CONTROLS.some((name) => names.has(name)),
    controls,
    editors: ({ start }) => ranges.filter((range) => range.from <= start && start < range.to).map(({ who }) => who).sort().join(', '),
    ranges: ranges.map(({ who }) => who).sort().join(', '),
  };
}

function readControl(source: string, element: XmlElement): Control {
  const properties = child(element, 'w:sdtPr');
  const [alias, tag] = [childValue(source, properties, 'w:alias') ?? '', childValue(source, properties, 'w:tag') ?? ''];
  const binding = child(properties, 'w:dataBinding') ?? child(properties, 'w15:dataBinding');
  return {
    element, key: `${alias}|${tag}`, name: alias === '' ? tag : alias, lock: childValue(source, properties, 'w:lock') ?? 'unlocked',
    binding: binding === undefined ? '' : `${attribute(source, binding, 'w:storeItemID') ?? ''}|${attribute(source, binding, 'w:xpath') ?? ''}`,
    ticked: tickOf(source, child(properties, 'w14:checkbox')), date: storedDate(source, properties), choices: readChoices(source, properties), isOpen: child(properties, 'w:showingPlcHdr') !== undefined,
    words: () => wordsIn(source, element),
  };
}

/** The state stored beside the glyph of a tick box (MS-DOCX, `w14:checked`). */
function tickOf(source: string, box: XmlElement | undefined): boolean | undefined {
  const checked = child(box, 'w14:checked');
  return checked === undefined ? undefined : !/^(?:0|false|off)$/.test(attribute(source, checked, 'w14:val') ?? '1');
}

type EditRange = { readonly who: string; readonly from: number; readonly to: number };

function editRanges({ source, root }: XmlDocument): EditRange[] {
  const ends = new Map(descendants(root, 'w:permEnd').map((end) => [attribute(source, end, 'w:id'), end.start]));
  return descendants(root, 'w:permStart').map((start) => ({
    who: attribute(source, start, 'w:edGrp') ?? attribute(source, start, 'w:ed') ?? '', from: start.end, to: ends.get(attribute(source, start, 'w:id')) ?? start.end,
  }));
}

type Size = { readonly width: number; readonly height: number };

/** The size a drawing is shown in (20.4.2.7), in English metric units. */
function sizeOf({ story }: Side, piece: Piece | undefined): Size | undefined {
  if (piece?.type !== 'object') return undefined;
  const { source } = story.story.document;
  const [extent] = descendants(piece.element, 'wp:extent');
  if (extent === undefined) return undefined;
  const [width, height] = [Number.parseInt(attribute(source, extent, 'cx') ?? '', 10), Number.parseInt(attribute(source, extent, 'cy') ?? '', 10)];
  return Number.isNaN(width) || Number.isNaN(height) ? undefined : { width, height };
}

/** How much of a picture is left when it was cropped (20.1.8.55), and whether it is hidden (20.4.2.5). */
type ShownPart = { readonly share: number; readonly isHidden: boolean };

function shownOf({ hasDrawings }: Surroundings, piece: Piece | undefined, { story }: Side): ShownPart | undefined {
  if (!hasDrawings || piece?.type !== 'object') return undefined;
  const { source } = story.story.document;
  const [crop] = descendants(piece.element, 'a:srcRect');
  const [frame] = descendants(piece.element, 'wp:docPr');
  const cut = (side: string): number => (crop === undefined ? 0 : (Number.parseFloat(attribute(source, crop, side) ?? '0') || 0) / 100_000);
  return { share: Math.max(0, 1 - cut('l') - cut('r')) * Math.max(0, 1 - cut('t') - cut('b')), isHidden: frame !== undefined && /^(?:1|true|on)$/.test(attribute(source, frame, 'hidden') ?? '') };
}

const HALF = 0.5;
const percent = (share: number): string => `${String(Math.round(share * 100))} %`;

/** Programs round a size when they write it anew; nobody sees a point of it, which is all that a drawn line has of height. */
const ROUNDED = 0.02;
const POINT = 12_700;
const isResized = (one: Size, two: Size): boolean => ([[one.width, two.width], [one.height, two.height]] as const).some(([was, is]) => Math.abs(was - is) > Math.max(POINT, ROUNDED * Math.max(was, is)));
/** Two points: nothing can be seen in it. */
const isTiny = ({ width, height }: Size): boolean => Math.min(width, height) < 25_400;
const inCentimetres = ({ width, height }: Size): string => [width, height].map((side) => (side / 360_000).toFixed(2)).join(' \u00D7 ') + ' cm';
