import type { Feature } from './features.ts';
import { asLetter, readMarker, type Marker } from './markers.ts';

/**
 * The marker of every block, with ambiguous ones settled by their siblings: `(i)` after `(h)` and before `(j)` is a
 * letter, `(i)` before `(ii)` is roman (rule R6: decided over the whole list, never line by line).
 */
export function resolveMarkers(features: readonly Feature[]): (Marker | undefined)[] {
  const markers = features.map((feature) => (feature.contents || feature.block.type !== 'paragraph' ? undefined : markerOf(feature)));
  const settled = markers.map((marker, index) => (marker?.ambiguous === true ? settle(markers, features, index, marker) : marker));
  return settled.map((marker, index) => (marker !== undefined && marker.length > 0 && !isCredible(marker, settled, features, index) ? undefined : marker));
}

function markerOf(feature: Feature): Marker | undefined {
  if (feature.label !== '') return readMarker(feature.label, true);
  const typed = readMarker(feature.text, false);
  // A bare number or initial that is the whole paragraph labels nothing.
  return typed !== undefined && feature.text.slice(typed.length).trim() === '' && !isNamed(typed) ? undefined : typed;
}

/** "Article 5", "Schedule 1": the label says what it numbers. */
const isNamed = ({ shape }: Marker): boolean => shape === 'chapter' || shape === 'article' || shape === 'section' || shape === 'schedule';

function settle(markers: readonly (Marker | undefined)[], features: readonly Feature[], index: number, marker: Marker): Marker {
  const format = features[index]?.list?.format;
  if (format !== undefined) return /letter/i.test(format) ? asLetter(marker) : { ...marker, ambiguous: false };
  const letter = asLetter(marker);
  const near = (from: number, step: 1 | -1): Marker | undefined => {
    for (let at = from + step, seen = 0; at >= 0 && at < markers.length && seen < 40; at += step, seen += 1) {
      const other = markers[at];
      if (other !== undefined && other.wrap === marker.wrap && isUpper(other) === isUpper(marker) && (other.shape.toLowerCase() === 'roman' || other.shape.toLowerCase() === 'letter')) return other;
    }
    return undefined;
  };
  const previous = near(index, -1);
  const next = near(index, 1);
  const follows = (other: Marker | undefined, value: number): boolean => other !== undefined && asLetter(other).value === value;
  const letterFits = follows(previous, letter.value - 1) && letter.value > 1;
  const romanFits = previous !== undefined && previous.shape.toLowerCase() === 'roman' && previous.value === marker.value - 1;
  if (letterFits && !(romanFits && !previous.ambiguous)) {
    // (h)(i)(ii): the (i) opens a roman list below (h).
    if (marker.value === 1 && next !== undefined && next.shape.toLowerCase() === 'roman' && next.value === 2) return { ...marker, ambiguous: false };
    return letter;
  }
  if (marker.value !== 1 && !romanFits && follows(next, letter.value + 1)) return letter;
  // A list that starts at (c), (d), (l) or (m) without its beginning is more likely letters than hundreds.
  if (marker.value >= 50 && !romanFits) return letter;
  return { ...marker, ambiguous: false };
}

const isUpper = (marker: Marker): boolean => /[A-Z]/.test(marker.label);

/** A typed label counts when a neighbour continues its sequence; a lone "A." or "5." in running prose does not. */
function isCredible(marker: Marker, markers: readonly (Marker | undefined)[], features: readonly Feature[], index: number): boolean {
  const feature = features[index];
  if (feature?.outline !== undefined) return true;
  const isInSequence = (): boolean => {
    const step = (other: Marker | undefined): number =>
      other?.wrap === marker.wrap && other.shape === marker.shape ? Math.floor(other.value) - Math.floor(marker.value) : 0;
    const later = markers.slice(index + 1, index + 200).some((other) => step(other) === 1);
    return later || (marker.value > 1 && markers.slice(Math.max(0, index - 200), index).some((other) => step(other) === -1));
  };
  if (isNamed(marker)) {
    // "Section 5 of the Agreement is replaced by …" is a sentence; a heading stands out, ends, or is one of a sequence.
    if (feature?.emphasised === true || feature?.centred === true || feature?.lead.trim() !== '' || /[.:\u2013\u2014-]\s*$/.test(marker.label)) return true;
    const body = feature.text.slice(marker.length).trim();
    if (/^\p{Ll}/u.test(body)) return false;
    return (body.length < 90 && !/[.;,]$/.test(body)) || /\d\.\d/.test(marker.label) || isInSequence();
  }
  return (marker.shape.startsWith('decimal-') && marker.shape !== 'decimal-1') || isInSequence();
}
