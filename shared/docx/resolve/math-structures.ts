import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { vanishes, type Resolver } from './vanishing.ts';

/**
 * Whether a fraction, a root or another structure of an equation goes, with all that stands in it, because the mark on its
 * control character does (a deleted or inserted math control character, 17.13.5.13, 17.13.5.17).
 */
export function structureVanishes(resolver: Resolver, element: XmlElement): boolean {
  if (!element.name.startsWith('m:')) return false;
  const properties = element.children.find(({ name }) => name === `${element.name}Pr`);
  return child(properties, 'm:ctrlPr')?.children.some((mark) => [mark, ...mark.children].some((one) => vanishes(resolver, one))) ?? false;
}
