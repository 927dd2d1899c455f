import { besideMain, freePartName, NO_RELATIONSHIPS } from '../../package/new-parts.ts';
import { relationshipsPart, resolveTarget, type DocxPackage } from '../../package/open-package.ts';
import type { DocumentModel } from '../../read/document.ts';
import type { NumberingInstance } from '../../read/numbering.ts';
import { attribute, child } from '../../xml/access.ts';
import { encodeAttribute } from '../../xml/entities.ts';
import { flavourOf, inFlavour, type Flavour } from '../../xml/flavour.ts';
import { insertBeforeEnd } from '../../xml/insert-before-end.ts';
import { scanXml, type XmlElement } from '../../xml/scan.ts';
import { applySplices, type Splice } from '../../xml/splice.ts';
import { withValues } from '../../xml/with-values.ts';
import { xmlBytes } from '../../xml/xml-bytes.ts';
import type { PairedLists } from '../paired-lists.ts';
import { transferElement, withoutBookmarks, type AttributeMap } from './transfer.ts';

/** Brings what new content refers to from another file into the base: styles, lists, pictures and links, notes. */
export type PartImporter = {
  readonly styleId: (id: string) => string;
  readonly numberingId: (numId: string) => string;
  /** The base's id for a relationship of the source part, added to the base part when it lacks one. */
  readonly relationshipId: (sourcePart: string, basePart: string, id: string) => string;
  readonly noteId: (kind: 'footnote' | 'endnote', id: string) => string | undefined;
  /** Sources of the parts that were added to, complete. */
  readonly changes: (current: (part: string) => string | undefined) => Map<string, string | Uint8Array>;
};

type NewPart = 'numbering' | 'footnotes' | 'endnotes';

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Word draws the line above the notes from two special notes (17.11.23), so a new notes part holds them. */
const notesPart = (root: string, note: string): string =>
  `${XML}<w:${root} ${WORD}><w:${note} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:${note}><w:${note} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:${note}></w:${root}>`;

const NEW_PARTS: Readonly<Record<NewPart, string>> = {
  numbering: `${XML}<w:numbering ${WORD}></w:numbering>`,
  footnotes: notesPart('footnotes', 'footnote'),
  endnotes: notesPart('endnotes', 'endnote'),
};

type Addition = { readonly part: string; readonly xml: string; readonly before: 'end' | 'w:num' };

/** What the base is known to have already: lists under other numbers, and parts as they are changed before anything is brought. */
export type KnownInBase = { readonly lists?: PairedLists; readonly changed?: ReadonlyMap<string, string> };

/** Definitions are added, never changed: what the base already says keeps its meaning (W1). */
export function createPartImporter(base: DocumentModel, source: DocumentModel, { lists = new Map(), changed = new Map() }: KnownInBase = {}): PartImporter {
  const additions: Addition[] = [];
  const relationships = new Map<string, string[]>();
  const media = new Map<string, Uint8Array>();
  const brought = new Map<string, string>();
  const contentTypes = new Map<string, string>();
  const styleIds = new Map<string, string>();
  const numberingIds = new Map<string, string>();
  const noteIds = new Map<string, string>();
  const knownRelationships = new Map<string, string>();
  const takenIds = new Map<string, Set<string>>();
  const flavour = mainFlavour(base);
  const isOtherFlavour = mainFlavour(source) !== flavour;
  const partOf = (docx: DocxPackage, type: string): string | undefined => docx.relationships(docx.mainPart).find((relationship) => relationship.type === type && !relationship.external)?.target;
  const stylesPart = partOf(base.docx, 'styles');
  const created = new Map<string, string>();
  const numberingPart = partOf(base.docx, 'numbering') ?? (partOf(source.docx, 'numbering') === undefined ? undefined : createPart('numbering'));
  const byName = new Map([...base.styles.byId.values()].map((style) => [style.name.toLowerCase(), style.id]));
  const mapping: AttributeMap = (element, name, value) => {
    if (name.startsWith('w:rsid')) return undefined;
    if (name === 'w:val' && (element === 'w:basedOn' || element === 'w:link' || element === 'w:next' || element === 'w:pStyle' || element === 'w:rStyle')) return styleId(value);
    if (name === 'w:val' && element === 'w:numId') return numberingId(value);
    return value;
  };

  function styleId(id: string): string {
    const known = styleIds.get(id);
    if (known !== undefined) return known;
    const style = source.styles.byId.get(id);
    const existing = style === undefined ? undefined : byName.get(style.name.toLowerCase());
    if (existing !== undefined || style === undefined || stylesPart === undefined) {
      styleIds.set(id, existing ?? id);
      return existing ?? id;
    }
    let fresh = id;
    while (base.styles.byId.has(fresh)) fresh += 'x';
    styleIds.set(id, fresh);
    const root = base.docx.xml(stylesPart)?.root;
    if (root !== undefined) {
      const map: AttributeMap = (name, attributeName, value) => (name === 'w:style' && attributeName === 'w:styleId' ? fresh : name === 'w:style' && attributeName === 'w:default' ? undefined : mapping(name, attributeName, value));
      additions.push({ part: stylesPart, xml: transferElement(source.styles.source, style.element, root.scope, map), before: 'end' });
    }
    return fresh;
  }

  /** A part the base lacks is made when the first new content needs it. Returns its name. */
  function createPart(type: NewPart): string {
    const name = freePartName(base.docx, besideMain(base.docx, `${type}.xml`), created);
    const known = [...created.keys()].find((part) => part.endsWith(`${type}.xml`));
    if (known !== undefined) return known;
    created.set(name, inFlavour(NEW_PARTS[type], flavour));
    return name;
  }

  /** The empty parts that something was added to, with their relationship and content type. */
  function registerCreated(): void {
    for (const part of created.keys()) {
      if (!additions.some((addition) => addition.part === part)) continue;
      const type = part.slice(part.lastIndexOf('/') + 1).replace(/(?:-\d+)?\.xml$/, '');
      const list = relationships.get(base.docx.mainPart) ?? [];
      list.push(`<Relationship Id="${freeRelationshipId(base.docx.mainPart)}" Type="${inFlavour(`http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`, flavour)}" Target="/${encodeAttribute(part)}"/>`);
      relationships.set(base.docx.mainPart, list);
      contentTypes.set(part, `application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml`);
    }
  }

  function rootOf(part: string): XmlElement | undefined {
    const text = created.get(part);
    return text === undefined ? base.docx.xml(part)?.root : scanXml(text).root;
  }

  const takenAbstract = new Map<string, string>();
  const matchedAbstract = new Map<string, string>();
  /** The lists of the base that are some list of the source. */
  const inUse = new Set(lists.values());
  for (const [theirs, mine] of lists) {
    const [one, two] = [source.numbering.instances.get(theirs)?.abstractId, base.numbering.instances.get(mine)?.abstractId];
    if (one === undefined || two === undefined || matchedAbstract.has(one)) continue;
    matchedAbstract.set(one, two);
    takenAbstract.set(two, one);
  }
  let nextNumber = 1 + Math.max(0, ...[...base.numbering.instances.keys()].map((id) => Number(id) || 0));
  let nextAbstract: number | undefined;

  /** One list of the source is one list of the base: the same definition and never one another source list already uses. */
  function numberingId(numId: string): string {
    const known = numberingIds.get(numId);
    if (known !== undefined) return known;
    const instance = source.numbering.instances.get(numId);
    if (instance === undefined) return numId;
    const wanted = matchedAbstract.get(instance.abstractId);
    const fits = (candidate: NumberingInstance): boolean =>
      (wanted === undefined ? (takenAbstract.get(candidate.abstractId) ?? instance.abstractId) === instance.abstractId : candidate.abstractId === wanted) && signature(candidate) === signature(instance);
    const sameId = base.numbering.instances.get(numId);
    const isFree = (candidate: NumberingInstance): boolean => fits(candidate) && !inUse.has(candidate.numId);
    const found = base.numbering.instances.get(lists.get(numId) ?? '') ?? (sameId !== undefined && isFree(sameId) ? sameId : [...base.numbering.instances.values()].find(isFree));
    if (found !== undefined) {
      takenAbstract.set(found.abstractId, instance.abstractId);
      matchedAbstract.set(instance.abstractId, found.abstractId);
      numberingIds.set(numId, found.numId);
      inUse.add(found.numId);
      return found.numId;
    }
    const fresh = String(nextNumber++);
    numberingIds.set(numId, fresh);
    addNumbering(instance, fresh);
    return fresh;
  }

  function addNumbering(instance: NumberingInstance, fresh: string): void {
    const root = numberingPart === undefined ? undefined : rootOf(numberingPart);
    const { abstract } = instance;
    if (numberingPart === undefined || root === undefined || abstract === undefined) return;
    const scope = root.scope;
    let abstractId = matchedAbstract.get(instance.abstractId);
    const prefix = scope.declared.get('w') ?? 'w';
    const w = prefix === '' ? '' : `${prefix}:`;
    if (abstractId === undefined) {
      nextAbstract ??= 1 + Math.max(0, ...root.children.filter((element) => element.name === 'w:abstractNum').map((element) => Number(attribute(base.numbering.source, element, 'w:abstractNumId')) || 0));
      abstractId = String(nextAbstract++);
      const own = abstractId;
      const map: AttributeMap = (element, name, value) => (element === 'w:abstractNum' && name === 'w:abstractNumId' ? own : mapping(element, name, value));
      const xml = withoutPictureBullets(transferElement(source.numbering.source, abstract, scope, map)).replace(/<(?:[A-Za-z0-9]+:)?nsid\b[^>]*\/>/, '').replace(/<(?:[A-Za-z0-9]+:)?(?:styleLink|numStyleLink)\b[^>]*\/>/g, '');
      additions.push({ part: numberingPart, xml, before: 'w:num' });
      matchedAbstract.set(instance.abstractId, abstractId);
    }
    const overrides = instance.overrides.map((override) => withoutPictureBullets(transferElement(source.numbering.source, override, scope, mapping))).join('');
    additions.push({ part: numberingPart, xml: `<${w}num ${w}numId="${fresh}"><${w}abstractNumId ${w}val="${abstractId}"/>${overrides}</${w}num>`, before: 'end' });
  }

  function relationshipId(sourcePart: string, basePart: string, id: string): string {
    const key = `${sourcePart}|${basePart}|${id}`;
    const known = knownRelationships.get(key);
    if (known !== undefined) return known;
    const wanted = source.docx.relationships(sourcePart).find((relationship) => relationship.id === id);
    if (wanted === undefined) return id;
    const same = base.docx.relationships(basePart).find((relationship) => relationship.type === wanted.type && relationship.external === wanted.external && relationship.target === wanted.target && (relationship.external || sameBytes(base.docx.bytes(relationship.target), source.docx.bytes(wanted.target))));
    if (same !== undefined) {
      knownRelationships.set(key, same.id);
      return same.id;
    }
    const list = relationships.get(basePart) ?? [];
    const fresh = freeRelationshipId(basePart);
    let target = wanted.target;
    if (!wanted.external) target = bringPart(wanted.target) ?? target;
    const typeUri = inFlavour(rawType(source.docx, sourcePart, id), flavour);
    list.push(`<Relationship Id="${fresh}" Type="${encodeAttribute(typeUri)}" Target="${encodeAttribute(target)}"${wanted.external ? ' TargetMode="External"' : ''}/>`);
    relationships.set(basePart, list);
    knownRelationships.set(key, fresh);
    return fresh;
  }

  /** An id the part has free: a file we wrote before holds some of ours already. */
  function freeRelationshipId(part: string): string {
    const taken = takenIds.get(part) ?? new Set(base.docx.relationships(part).map(({ id }) => id));
    takenIds.set(part, taken);
    let count = 1;
    while (taken.has(`rIdParley${count}`)) count += 1;
    taken.add(`rIdParley${count}`);
    return `rIdParley${count}`;
  }

  /** The part under a name the base has free, with every part it leads to: a chart without its workbook is a file Word repairs. */
  function bringPart(part: string): string | undefined {
    const known = brought.get(part);
    if (known !== undefined) return known;
    const data = source.docx.bytes(part);
    if (data === undefined) return undefined;
    const name = freePartName(base.docx, part, media);
    const own = isOtherFlavour && source.docx.contentType(part).endsWith('xml') ? source.docx.xml(part)?.source : undefined;
    media.set(name, own === undefined ? data : xmlBytes(inFlavour(own, flavour)));
    contentTypes.set(name, source.docx.contentType(part));
    brought.set(part, `/${name}`);
    const leads = source.docx.xml(relationshipsPart(part));
    if (leads !== undefined) media.set(relationshipsPart(name), xmlBytes(inFlavour(withValues(leads.source, leads.root, (relationship, { name: attributeName, value }) => {
      if (attributeName !== 'Target' || attribute(leads.source, relationship, 'TargetMode')?.toLowerCase() === 'external') return undefined;
      return bringPart(resolveTarget(part, value));
    }), flavour)));
    return `/${name}`;
  }

  function noteId(kind: 'footnote' | 'endnote', id: string): string | undefined {
    const key = `${kind}/${id}`;
    const known = noteIds.get(key);
    if (known !== undefined) return known;
    const sourcePart = partOf(source.docx, `${kind}s`);
    const sourceDocument = sourcePart === undefined ? undefined : source.docx.xml(sourcePart);
    if (sourcePart === undefined || sourceDocument === undefined) return undefined;
    const basePart = partOf(base.docx, `${kind}s`) ?? createPart(`${kind}s`);
    const baseDocument = base.docx.xml(basePart) ?? scanXml(created.get(basePart) ?? '');
    const note = sourceDocument.root.children.find((element) => attribute(sourceDocument.source, element, 'w:id') === id);
    if (note === undefined) return undefined;
    // A clause that moves within the base has written its notes a second time already.
    const written = changed.get(basePart);
    const now = written === undefined ? baseDocument : scanXml(written);
    const highest = Math.max(0, ...now.root.children.map((element) => Number(attribute(now.source, element, 'w:id')) || 0));
    const fresh = String(highest + 1 + [...noteIds.keys()].filter((other) => other.startsWith(`${kind}/`)).length);
    noteIds.set(key, fresh);
    const map: AttributeMap = (element, name, value) =>
      element === `w:${kind}` && name === 'w:id' ? fresh : name.startsWith('r:') ? relationshipId(sourcePart, basePart, value) : mapping(element, name, value);
    additions.push({ part: basePart, xml: withoutBookmarks(transferElement(sourceDocument.source, note, baseDocument.root.scope, map)), before: 'end' });
    return fresh;
  }

  return {
    styleId,
    numberingId,
    relationshipId,
    noteId,
    changes: (current) => {
      const out = new Map<string, string | Uint8Array>(media);
      registerCreated();
      const grouped = new Map<string, Addition[]>();
      for (const addition of additions) grouped.set(addition.part, [...(grouped.get(addition.part) ?? []), addition]);
      for (const [part, list] of grouped) {
        const text = current(part) ?? created.get(part);
        if (text !== undefined) out.set(part, addTo(text, list));
      }
      for (const [part, list] of relationships) {
        const name = relationshipsPart(part);
        const text = current(name) ?? NO_RELATIONSHIPS;
        out.set(name, insertBeforeEnd(text, list.join('')));
      }
      const types = current('[Content_Types].xml');
      const missing = [...contentTypes].filter(([part, type]) => base.docx.contentType(part) !== type);
      if (types !== undefined && missing.length > 0) out.set('[Content_Types].xml', insertBeforeEnd(types, missing.map(([part, type]) => `<Override PartName="/${encodeAttribute(part)}" ContentType="${encodeAttribute(type)}"/>`).join('')));
      return out;
    },
  };
}

function mainFlavour({ docx }: DocumentModel): Flavour {
  const main = docx.xml(docx.mainPart);
  return main === undefined ? 'transitional' : flavourOf(main.root.scope);
}

/** A picture for a bullet is kept by number beside the lists (17.9.20); without it Word prints the character of the level. */
const withoutPictureBullets = (xml: string): string => xml.replace(/<(?:[A-Za-z0-9]+:)?lvlPicBulletId\b[^>]*\/>/g, '');

const signature = (instance: NumberingInstance): string =>
  instance.levels.map((level, index) => (level === undefined ? '' : `${level.format}|${level.text}|${level.start}|${level.isLegal}|${level.restart ?? ''}|${instance.startOverrides[index] ?? ''}`)).join(';');

const sameBytes = (one: Uint8Array | undefined, two: Uint8Array | undefined): boolean => one !== undefined && two !== undefined && one.length === two.length && one.every((byte, index) => byte === two[index]);

/** The full type URI, which the reader shortens. */
function rawType(docx: DocxPackage, part: string, id: string): string {
  const document = docx.xml(relationshipsPart(part));
  const element = document?.root.children.find((candidate) => attribute(document.source, candidate, 'Id') === id);
  return document === undefined || element === undefined ? '' : (attribute(document.source, element, 'Type') ?? '');
}

/** Definitions stand before the lists that use them, and what Word notes for old programs comes last (CT_Numbering, 17.9.16). */
function addTo(text: string, additions: readonly Addition[]): string {
  const { source, root } = scanXml(text);
  const end = child(root, 'w:numIdMacAtCleanup')?.start ?? root.closeStart;
  const places: Readonly<Record<Addition['before'], number>> = { 'w:num': child(root, 'w:num')?.start ?? end, end };
  const splices = (before: Addition['before']): Splice[] => additions.filter((addition) => addition.before === before).map(({ xml }) => ({ start: places[before], end: places[before], text: xml }));
  return applySplices(source, [...splices('w:num'), ...splices('end')]);
}
