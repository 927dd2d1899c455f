import type { Feature } from './features.ts';
import type { Marker } from './markers.ts';

/** No heading is longer than this. */
export const MAX_HEADING = 160;

/** The heading of a numbered paragraph: all of it when it reads like one, else the emphasised words it starts with. */
export function headingText(feature: Feature, marker: Marker | undefined): string {
  const body = feature.text.slice(marker?.length ?? 0).trim();
  const lead = feature.lead.slice(Math.min(marker?.length ?? 0, feature.lead.length));
  if (feature.emphasised && body.length <= MAX_HEADING) return trimHeading(body);
  if (lead.trim() !== '' && /\p{L}/u.test(lead) && lead.trim().length <= MAX_HEADING && isHeadingLead(lead, body)) return trimHeading(lead);
  if (!/(?:[.;,:\u3002\uFF1B\uFF0C\uFF1A\u3001]|[;,]\s*(?:and|or))$/.test(body) && body.length <= 80 && !/^[a-z]/.test(body)) return trimHeading(body);
  // "Survival.": a title with a full stop, and nothing after it.
  if (body.length <= MAX_HEADING && /[.:]$/.test(body) && isTitle(body)) return trimHeading(body);
  // "Confidentiality. Each Party shall …", "LIMITATION OF LIABILITY. In no event …"
  const sentence = /^([\p{Lu}][\p{L}\p{N} ,;/&'\u2019()-]{2,70}?)[.:](?=\s+\p{Lu})/u.exec(body)?.[1];
  return sentence !== undefined && sentence.split(/\s+/).length <= 8 ? sentence : '';
}

const JOINING = /^(?:of|and|or|the|to|for|in|on|by|with|from|at|as|an?|nor|not|no|per|its|their|after|before|under|between|during|without|through|upon),?$/u;

/** Words of a title are capitalised, but for the short ones that join them. */
function isTitle(body: string): boolean {
  const parts = body.replace(/[.:]$/, '').split(/\s+/);
  if (parts.length > 12 || /[.!?]\s/.test(body)) return false;
  return parts.every((part, index) => /^[^\p{L}]*\p{Lu}/u.test(part) || (index > 0 && JOINING.test(part)));
}

/**
 * A defined term in bold at the start of a sentence is not a heading: a heading ends, the sentence goes on. Nor are the
 * capitals of "RESOLVED, that …".
 */
const isHeadingLead = (lead: string, body: string): boolean => {
  const next = body.slice(lead.trim().length);
  if (/[.:?\u2013\u2014-]\s*$/.test(lead) || /^\s*[.:\u2013\u2014]/.test(next)) return true;
  return lead.trim() === lead.trim().toUpperCase() && !/,\s*$/.test(lead) && !/^\s*,/.test(next);
};

export const trimHeading = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/^[:\u2013\u2014-]\s+/, '').replace(/\s*[.,:;\u2013\u2014\u3002\uFF1A-]$/, '').replace(/\s*\.$/, '');

/** An unnumbered paragraph that begins with its heading, set apart by its look. */
export const isRunIn = (feature: Feature): boolean => {
  const lead = feature.lead.trim();
  return feature.label === '' && lead.length >= 3 && lead.length <= 90 && /^\p{Lu}/u.test(lead) && isHeadingLead(feature.lead, feature.text.trim());
};

/** An unnumbered line that looks like a heading and is nothing else. */
export const isStandalone = (feature: Feature): boolean => {
  const text = feature.text.trim();
  return feature.label === '' && (feature.emphasised || feature.large) && text.length <= 90 && /\p{L}/u.test(text) && !/[.;,\])]$/.test(text);
};

/** A look counts as a heading only when the document uses it repeatedly, or twice in a row. */
export function usesRunInHeadings(features: readonly Feature[], markers: readonly (Marker | undefined)[]): boolean {
  const leads: string[] = [];
  let inARow = false;
  let last = -2;
  let position = 0;
  for (const [index, feature] of features.entries()) {
    if (feature.text.trim() !== '') position += 1;
    if (markers[index] !== undefined || feature.outline !== undefined || feature.contents || !isRunIn(feature)) continue;
    const lead = trimHeading(feature.lead);
    if (position === last + 1 && leads.at(-1) !== lead) inARow = true;
    leads.push(lead);
    last = position;
  }
  const distinct = new Set(leads).size;
  // "Note:" again and again is a remark, not a heading.
  return (distinct >= 3 || inARow) && distinct * 2 > leads.length;
}

/** Whether unnumbered lines are what divides this document: more of them than numbered or outlined clauses. */
export function usesStandaloneHeadings(features: readonly Feature[], markers: readonly (Marker | undefined)[]): boolean {
  const isStructured = (feature: Feature, marker: Marker | undefined): boolean =>
    feature.outline !== undefined || (marker !== undefined && /^(?:chapter|article|section|schedule|decimal)/.test(marker.shape));
  const structured = features.filter((feature, index) => isStructured(feature, markers[index])).length;
  const standalone = features.filter((feature, index) => markers[index] === undefined && feature.outline === undefined && isStandalone(feature)).length;
  return standalone >= 3 && structured < standalone;
}

/** How a heading is set, to recognise others of its kind. */
export const lookOf = (feature: Feature): string => [feature.styleName, feature.centred, feature.emphasised, feature.large].join('|');
