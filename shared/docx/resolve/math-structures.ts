import { child } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';
import { vanishes, type Resolver } from './resolver.ts';

/**
 * Whether a fraction, a root or another structure of an equation goes, with all that stands in it, because the mark on its
 * control character does (a deleted or inserted math control character, 17.13.5.13, 17.13.5.17).
 */
export function structureVanishes(resolver: Resolver, element: XmlElement): boolean {
  if (!element.name.startsWith('m:')) return false;
  const properties = element.children.find(({ name }) => name === `${element.name}Pr`);
  return child(properties, 'm:ctrlPr')?.children.some((mark) => [mark, ...mark.children].some((one) => vanishes(resolver, one))) ?? false;
}

/** An equation, or a line of equations (22.1.2.77–78). */
export const isEquation = ({ name }: XmlElement): boolean => name === 'm:oMath' || name === 'm:oMathPara';

/**
 * Whether anything of an equation is left: a character of it, or a structure. One that held nothing before stays as it is; one that loses all it
 * holds goes, where Word would show a box to type in.
 */
export function keepsEquation(resolver: Resolver, equation: XmlElement): boolean {
  let [had, has] = [false, false];
  const look = (element: XmlElement, goes: boolean): void => {
    const isContent = element.name === 'm:t' || element.name === 'w:t' || element.children.some(({ name }) => name === `${element.name}Pr` && STRUCTURE.test(name));
    const isGone = goes || vanishes(resolver, element) || structureVanishes(resolver, element);
    if (isContent) had = true;
    if (isContent && !isGone) has = true;
    for (const inner of element.children) look(inner, isGone);
  };
  look(equation, false);
  return has || !had;
}

/** The properties of a structure; runs and lines of equations have properties without being one. */
const STRUCTURE = /^m:(?!rPr$|oMathParaPr$)\w+Pr$/;
