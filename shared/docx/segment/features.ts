import type { DocumentModel, StoryView } from '../read/document.ts';
import { createLookReader } from '../read/run-look.ts';
import { outlineLevel, paragraphStyle } from '../read/styles.ts';
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
};

/** Reads the features of every block of the body. */
export function readFeatures(model: DocumentModel, story: StoryView): Feature[] {
  const { source } = story.story.document;
  const looks = createLookReader(source, model.styles);
  const readParagraph = (block: ViewParagraph): Feature => {
    const found = story.labels.get(block);
    const instance = found === undefined ? undefined : model.numbering.instances.get(found.place.numId);
    const isLabel = found !== undefined && !found.isBullet && found.text.trim() !== '';
    let lead = '';
    let rest = '';
    for (const piece of block.pieces) {
      const look = looks(piece.run, block.properties);
      const strong = look.bold || look.underline || look.caps;
      if (rest === '' && (strong || piece.text.trim() === '')) lead += piece.text;
      else rest += piece.text;
    }
    const text = viewText(block);
    return {
      block,
      text,
      label: isLabel ? found.text : '',
      list: isLabel && instance !== undefined ? { id: instance.abstractId, level: found.place.level, format: instance.levels[found.place.level]?.format ?? 'decimal' } : undefined,
      outline: outlineLevel(source, block.properties, model.styles),
      styleName: model.styles.byId.get(paragraphStyle(source, block.properties, model.styles) ?? '')?.name ?? '',
      emphasised: text.trim() !== '' && rest.trim() === '',
      lead: rest.trim() === '' ? '' : lead,
      centred: childValue(source, block.properties, 'w:jc') === 'center',
    };
  };
  return story.blocks.map((block) =>
    block.type === 'paragraph'
      ? readParagraph(block)
      : { block, text: '', label: '', list: undefined, outline: undefined, styleName: '', emphasised: false, lead: '', centred: false },
  );
}
