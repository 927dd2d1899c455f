import type { Feature } from './features.ts';
import type { Marker } from './markers.ts';

const DEFINES = String.raw`(?:shall |will |each )?(?:means?|refers?|has|have|is|are|includes?|denotes?|represents?)\b`;
const QUOTED = new RegExp(String.raw`^(?:the term |an? |the )?["\u201C\u201E\u00AB]([^"\u201C\u201D\u201E\u00BB]{1,80})["\u201D\u201C\u00BB].{0,120}?\s${DEFINES}`, 'iu');
const GOES_ON = new RegExp(`^[\\s,:]*${DEFINES}`, 'iu');

/** The term a paragraph defines, without its quotation marks; empty when it defines none. Asked only inside definitions. */
export function definedTerm(feature: Feature, marker: Marker | undefined): string {
  const body = feature.text.slice(marker?.length ?? 0).trim();
  const quoted = QUOTED.exec(body)?.[1];
  if (quoted !== undefined) return quoted.replace(/[,.;:]$/, '').trim();
  const lead = feature.lead.slice(Math.min(marker?.length ?? 0, feature.lead.length)).trim();
  return lead !== '' && lead.length <= 80 && GOES_ON.test(body.slice(lead.length)) ? lead.replace(/[,.;:]$/, '') : '';
}
