import { describe, expect, it } from 'vitest';
import { fileSafe } from './send-service.ts';

describe('the name of a file that goes out', () => {
  it('keeps what every file system takes, in any script', () => {
    for (const name of ['Cloud services 2026–2029, second attempt', 'हिन्दी अनुबंध', '软件服务协议(第二稿)', 'اتفاقية الخدمات', "O'Neill & Sons + Co"]) expect(fileSafe(name)).toBe(name);
  });

  it('replaces what one of them refuses, and what turns the reading order', () => {
    expect(fileSafe('A/B: "final"?')).toBe('A_B_ _final__');
    expect(fileSafe('invoice\u202excod')).toBe('invoice_xcod');
    expect(fileSafe(' .. ')).toBe('Negotiation');
    expect(fileSafe('Acme Inc.')).toBe('Acme Inc');
  });

  it('leaves room for the round and the kind within 255 bytes, and cuts no character', () => {
    expect(new TextEncoder().encode(fileSafe('软'.repeat(200))).length).toBeLessThanOrEqual(160);
    expect(fileSafe('🤝'.repeat(200))).toBe('🤝'.repeat(40));
  });
});
