import type { Bridge } from '../../../shared/api/bridge.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';

/**
 * The Local host's half of `globalThis.parley`, bundled for the browser and loaded before the page's own script. It does
 * over HTTP what the preload script does over IPC; a page cannot tell them apart.
 */

const RECONNECT_MS = 1_000;

const listeners = new Set<(notice: unknown) => void>();
let listening = false;

const bridge: Bridge = {
  request: async (name, input) => {
    const bytes = bytesOf(input);
    const response =
      bytes === null
        ? await fetch(`/rpc/${name}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(input) })
        : await fetch(`/upload?name=${encodeURIComponent(bytes.name)}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: bytes.bytes });
    if (response.status === 413) return refusal('file.too-large', 'The file is larger than 64 MB.', 'Remove pictures or embedded files in Word and try again.');
    if (response.status === 401 || response.status === 403) return refusal('app.signed-out', 'This window is no longer connected to Parley.', 'Start Parley again; everything shown as saved is safe.');
    if (!response.ok) throw new Error(`the back end answered ${String(response.status)}`);
    return (await response.json()) as Result<unknown, AppError>;
  },
  subscribe: (listener) => {
    listeners.add(listener);
    if (!listening) {
      listening = true;
      void listen();
    }
    return () => void listeners.delete(listener);
  },
};

Object.defineProperty(globalThis, 'parley', { value: Object.freeze(bridge), enumerable: true });

const refusal = (code: string, message: string, remedy: string): Result<never, AppError> => ({ ok: false, error: { code, message, remedy } });

/** Only `files.offer` carries bytes, and it carries nothing else but a name. */
function bytesOf(input: unknown): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null {
  if (typeof input !== 'object' || input === null || !('bytes' in input) || !(input.bytes instanceof Uint8Array)) return null;
  return { name: 'name' in input && typeof input.name === 'string' ? input.name : '', bytes: new Uint8Array(input.bytes) };
}

/** Reads the server's events for as long as the page lives, connecting again when the stream breaks. */
async function listen(): Promise<void> {
  for (;;) {
    await readStream().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
  }
}

async function readStream(): Promise<void> {
  const response = await fetch('/events');
  if (!response.ok || response.body === null) return;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of readable(response.body)) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) if (event.startsWith('data: ')) tell(event.slice('data: '.length));
  }
}

async function* readable(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function tell(data: string): void {
  const notice: unknown = JSON.parse(data);
  for (const listener of listeners) listener(notice);
}
