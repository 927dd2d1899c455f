import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Zlib } from '../../shared/docx/zlib-port.ts';

/** DEFLATE by Node's own zlib. The output bound is enforced before memory is allocated for it. */
export const nodeZlib: Zlib = {
  inflate: (data, maxOutput) => inflateRawSync(data, { maxOutputLength: Math.max(1, maxOutput) }),
  deflate: (data) => deflateRawSync(data, { level: 6 }),
};
