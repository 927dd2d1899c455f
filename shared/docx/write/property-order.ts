/** Order of the children of `w:rPr` (CT_RPr, ECMA-376 part 1, 17.3.2.28). */
const RUN = [
  'rStyle', 'rFonts', 'b', 'bCs', 'i', 'iCs', 'caps', 'smallCaps', 'strike', 'dstrike', 'outline', 'shadow', 'emboss', 'imprint', 'noProof', 'snapToGrid', 'vanish', 'webHidden',
  'color', 'spacing', 'w', 'kern', 'position', 'sz', 'szCs', 'highlight', 'u', 'effect', 'bdr', 'shd', 'fitText', 'vertAlign', 'rtl', 'cs', 'em', 'lang', 'eastAsianLayout', 'specVanish', 'oMath', 'rPrChange',
];

/** Order of the children of `w:pPr` (CT_PPrBase, 17.3.1.26). */
const PARAGRAPH = [
  'pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl', 'numPr', 'suppressLineNumbers', 'pBdr', 'shd', 'tabs', 'suppressAutoHyphens', 'kinsoku', 'wordWrap',
  'overflowPunct', 'topLinePunct', 'autoSpaceDE', 'autoSpaceDN', 'bidi', 'adjustRightInd', 'snapToGrid', 'spacing', 'ind', 'contextualSpacing', 'mirrorIndents', 'suppressOverlap', 'jc',
  'textDirection', 'textAlignment', 'textboxTightWrap', 'outlineLvl', 'divId', 'cnfStyle',
];

/** Order of the children of `w:tcPr` (CT_TcPr, 17.4.69). */
const CELL = ['cnfStyle', 'tcW', 'gridSpan', 'hMerge', 'vMerge', 'tcBorders', 'shd', 'noWrap', 'tcMar', 'textDirection', 'tcFitText', 'vAlign', 'hideMark', 'headers', 'cellIns', 'cellDel', 'cellMerge', 'tcPrChange'];

const rank = (names: readonly string[]): ReadonlyMap<string, number> => new Map(names.map((name, index) => [`w:${name}`, index]));
const RANKS = { run: rank(RUN), paragraph: rank(PARAGRAPH), cell: rank(CELL) };

export type Property = { readonly name: string; readonly xml: string };

/**
 * Properties in the order the schema asks for. Some programs write them in another; copied elsewhere as they stand they
 * would make a valid file invalid (W4). Properties of extensions come behind them, and a record of
 * earlier properties last.
 */
export function inSchemaOrder(kind: keyof typeof RANKS, properties: readonly Property[]): string {
  const ranks = RANKS[kind];
  const place = (property: Property): number => ranks.get(property.name) ?? ranks.size - 1.5;
  return properties
    .map((property, index) => ({ property, index }))
    .sort((one, two) => place(one.property) - place(two.property) || one.index - two.index)
    .map(({ property }) => property.xml)
    .join('');
}
