import { shownText } from '../read/shown-text.ts';
import { attribute, child, descendants } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/** One entry of a list or combo box (17.5.2.21): what is shown and what is stored. */
export type Choice = { readonly shown: string; readonly value: string };

/** What may be chosen in a control; empty for one that is no list. */
export function readChoices(source: string, properties: XmlElement | undefined): readonly Choice[] {
  const list = child(properties, 'w:dropDownList') ?? child(properties, 'w:comboBox');
  return (list?.children ?? []).filter((item) => item.name === 'w:listItem').map((item) => {
    const value = attribute(source, item, 'w:value') ?? '';
    return { shown: attribute(source, item, 'w:displayText') ?? value, value };
  });
}

/** The day a date control stores (17.5.2.7), or nothing. */
export const storedDate = (source: string, properties: XmlElement | undefined): string => {
  const date = child(properties, 'w:date');
  return (date === undefined ? undefined : attribute(source, date, 'w:fullDate'))?.slice(0, 10) ?? '';
};

/** The words within an element, white space folded. */
export const wordsIn = (source: string, element: XmlElement): string => descendants(element, 'w:t').map((text) => shownText(source, text)).join('').replace(/\s+/g, ' ').trim();

/** How what may be chosen differs, in words; `undefined` where it does not. */
export function choicesChange(before: readonly Choice[], after: readonly Choice[]): string | undefined {
  const written = (choices: readonly Choice[]): string => choices.map(({ shown, value }) => `${shown}\u0000${value}`).join('\u0001');
  if (written(before) === written(after)) return undefined;
  const lacks = (choices: readonly Choice[], { shown }: Choice): boolean => choices.every((other) => other.shown !== shown);
  const gone = before.filter((choice) => lacks(after, choice)).map(({ shown }) => `${shown} was removed`);
  const come = after.filter((choice) => lacks(before, choice)).map(({ shown }) => `${shown} was added`);
  return [...gone, ...come].join(', ') || 'in another order or stored as other values';
}
