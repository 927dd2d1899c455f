import { attribute } from '../xml/access.ts';
import type { XmlElement } from '../xml/scan.ts';

/** Whether a field keeps its result when the others are renewed (`w:fldLock`, 17.16.18, 17.16.19); `field` is its `w:fldSimple` or the `w:fldChar` it begins with. */
export const isLockedField = (source: string, field: XmlElement): boolean => /^(?:1|true|on)$/.test(attribute(source, field, 'w:fldLock') ?? '');
