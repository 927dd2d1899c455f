import type { DocumentModel, StoryView } from '../read/document.ts';
import { createLookReader, type LookReader } from '../read/run-look.ts';
import { outlineLevel, paragraphStyle, styleChain } from '../read/styles.ts';
import { viewText, type ViewBlock, type ViewParagraph } from '../read/views.ts';
import { childValue } from '../xml/access.ts';

/** What segmentation looks at in one top-level block of the body. */
export type Feature = {
  readonly block: ViewBlock;
  readonly text: string;
  /** Computed label, empty for bullets and unnumbered paragraphs. */
  readonly label: string;
  /** Which list the label counts in: definition and level. */
  readonly list: { readonly id: string; readonly level: number; readonly format: string } | undefined;
  readonly outline: number | undefined;
  readonly styleName: string;
  /** Every visible character is bold, or underlined, or set in capitals by formatting. */
  readonly emphasised: boolean;
  /** The emphasised words a paragraph starts with, when others follow. */
  readonly lead: string;
  readonly centred: boolean;
  /** Set noticeably larger than most of the text. */
  readonly large: boolean;
  /** A line of a table of contents, which repeats headings and is none. */
  readonly contents: boolean;
};

/** Reads the features of every block of the body. */
export function readFeatures(model: DocumentModel, story: StoryView): Feature[] {
  const { source } = story.story.document;
  const looks = createLookReader(source, model.styles);
  const sizes = createSizeReader(story, model, looks);
  const readParagraph = (block: ViewParagraph): Feature => {
    const found = story.labels.get(block);
    const instance = found === undefined ? undefined : model.numbering.instances.get(found.place.numId);
    const isLabel = found !== undefined && !found.isBullet && found.text.trim() !== '';
    let lead = '';
    let isLead = true;
    let hasRest = false;
    let isStrong = true;
    for (const piece of block.pieces) {
      const blank = isBlank(piece.text);
      const look = looks(piece.run, block.properties);
      const strong = look.bold || look.underline || look.caps;
      isLead &&= strong || look.italic || blank;
      if (isLead) lead += piece.text;
      else hasRest ||= !blank;
      if (!strong && !blank) isStrong = false;
      // Most paragraphs are plain from the first word on.
      if (hasRest && !isStrong) break;
    }
    const text = viewText(block);
    return {
      block,
      text,
      label: isLabel ? found.text : '',
      list: isLabel && instance !== undefined ? { id: instance.abstractId, level: found.place.level, format: instance.levels[found.place.level]?.format ?? 'decimal' } : undefined,
      outline: outlineLevel(source, block.properties, model.styles),
      styleName: model.styles.byId.get(paragraphStyle(source, block.properties, model.styles) ?? '')?.name ?? '',
      emphasised: text.trim() !== '' && isStrong,
      lead: hasRest ? lead : '',
      centred: childValue(source, block.properties, 'w:jc') === 'center',
      large: sizes(block),
      contents: false,
    };
  };
  return withContents(story.blocks.map((block) => (block.type === 'paragraph' ? readParagraph(block) : { ...NO_TEXT, block })));
}

const isBlank = (text: string): boolean => !/\S/.test(text);

const NO_TEXT: Omit<Feature, 'block'> = {
  text: '', label: '', list: undefined, outline: undefined, styleName: '', emphasised: false, lead: '', centred: false, large: false, contents: false,
};

/** A heading is set at least this much larger than the text. */
const LARGER = 1.25;

/** Tells whether a paragraph is set larger than what most characters of the body are set in. */
function createSizeReader(story: StoryView, model: DocumentModel, looks: LookReader): (block: ViewParagraph) => boolean {
  const { source } = story.story.document;
  const usual = Number.parseInt(childValue(model.styles.source, model.styles.defaultRun, 'w:sz') ?? '20', 10);
  const sizeOf = (block: ViewParagraph): number => {
    const direct = looks(block.pieces.find((piece) => !isBlank(piece.text))?.run, block.properties).halfPoints;
    if (direct !== undefined) return direct;
    const chain = styleChain(model.styles, paragraphStyle(source, block.properties, model.styles));
    const styled = chain.map((style) => childValue(model.styles.source, style.run, 'w:sz')).find((size) => size !== undefined);
    return styled === undefined ? usual : Number.parseInt(styled, 10);
  };
  const characters = new Map<number, number>();
  const sizes = new Map<ViewParagraph, number>();
  for (const block of story.blocks) {
    if (block.type !== 'paragraph') continue;
    const size = sizeOf(block);
    sizes.set(block, size);
    characters.set(size, block.pieces.reduce((sum, piece) => sum + piece.text.length, characters.get(size) ?? 0));
  }
  const body = [...characters].toSorted((one, two) => two[1] - one[1])[0]?.[0] ?? usual;
  return (block) => (sizes.get(block) ?? body) >= body * LARGER;
}

/** Marks the lines of tables of contents: by style, by the field that makes them, by dot leaders, or below their heading by the page number they end in. */
function withContents(features: readonly Feature[]): Feature[] {
  let below = false;
  return features.map((feature) => {
    const text = feature.text.trim();
    const isHeading = isContentsHeading(text);
    if (isHeading) below = true;
    else if (text !== '' && below) below = /(?:\t|[.\u2026]{2,}|\s{2,})\s*\d{1,4}$/.test(text) && text.length < 160;
    const isLine = /^(?:toc|table of (?:contents|figures))\b/i.test(feature.styleName) || isOfContents(feature.block) || /\.{5,}\s*\d+$/.test(text) || (below && text !== '' && !isHeading);
    return isLine ? { ...feature, contents: true } : feature;
  });
}

/** Whether words of a block are what the field of a table of contents shows (17.16.5.68). */
const isOfContents = (block: ViewBlock): boolean => block.type === 'paragraph' && block.pieces.some((piece) => piece.text.trim() !== '' && /^\s*TOC\b/i.test(piece.field?.instruction ?? ''));

/** The heading above a table of contents. */
export const isContentsHeading = (text: string): boolean => /^(?:table of )?contents[:.]?$/i.test(text);
