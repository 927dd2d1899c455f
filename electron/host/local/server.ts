import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Notice } from '../../../shared/api/notices.ts';
import { MAX_FILE_BYTES } from '../../../shared/api/table.ts';
import type { Router } from '../../backend/router.ts';
import { securityHeaders } from '../content-security-policy.ts';
import type { PageFiles } from '../page-files.ts';
import { readBody } from './body.ts';
import { attachment, type Downloads } from './downloads.ts';
import { createGuard, type Guard } from './guard.ts';

export type LocalServerOptions = {
  readonly request: Router;
  readonly subscribe: (listener: (notice: Notice) => void) => () => void;
  readonly downloads: Downloads;
  /** Made once the port is known is not needed: pages carry no address. */
  readonly page: PageFiles;
  /** The script that gives the page its bridge. */
  readonly bridge: Uint8Array;
  readonly nonce: string;
  readonly token: string;
  readonly secret: string;
  /** 0 lets the system choose. */
  readonly port: number;
};

export type LocalServer = { readonly address: string; readonly port: number; readonly close: () => Promise<void> };

const MAX_JSON_BYTES = 16 * 1024 * 1024;
const HEARTBEAT_MS = 15_000;

/** Serves the window and its back end to one browser on this computer. Listens on 127.0.0.1 only. */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const streams = new Set<ServerResponse>();
  let guard: Guard | null = null;
  const server = createServer((request, response) => {
    const current = guard;
    if (current === null) return void response.writeHead(503).end();
    handle(options, current, streams, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : options.port;
  guard = createGuard({ port, token: options.token, secret: options.secret });
  return {
    port,
    address: `http://127.0.0.1:${String(port)}/enter?token=${options.token}`,
    close: () =>
      new Promise((resolve) => {
        for (const stream of streams) stream.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(options: LocalServerOptions, guard: Guard, streams: Set<ServerResponse>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders(options.nonce))) response.setHeader(name, value);
  const posting = request.method === 'POST';
  if (!posting && request.method !== 'GET') return end(response, 405);
  if (!guard.addressed(request.headers, posting)) return end(response, 403);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname === '/enter') return enter(guard, url, response);
  if (!guard.signedIn(request.headers)) return end(response, 401, 'This address has been used or is too old. Start Parley again to get a new one.');
  if (posting) return post(options, url, request, response);
  if (url.pathname === '/events') return stream(options, streams, response);
  if (url.pathname === '/bridge.js') return body(response, 'text/javascript; charset=utf-8', options.bridge);
  if (url.pathname.startsWith('/download/')) return download(options, url, response);
  const path = decoded(url.pathname);
  const file = path === null ? null : await options.page.get(path);
  if (file !== null) return body(response, file.type, file.body);
  // Browsers ask for it unasked; a 404 would stand in the console as an error of ours.
  return end(response, url.pathname === '/favicon.ico' ? 204 : 404);
}

/** The path an address means, or `null` for one that means nothing (`/%`). */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function enter(guard: Guard, url: URL, response: ServerResponse): void {
  const cookie = guard.enter(url.searchParams.get('token') ?? '');
  if (cookie === null) return end(response, 401, 'This address has been used or is too old. Start Parley again to get a new one.');
  response.writeHead(303, { Location: '/', 'Set-Cookie': cookie }).end();
}

async function post(options: LocalServerOptions, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const upload = url.pathname === '/upload';
  const name = upload ? 'files.offer' : url.pathname.startsWith('/rpc/') ? url.pathname.slice('/rpc/'.length) : null;
  const expected = upload ? 'application/octet-stream' : 'application/json';
  if (name === null) return end(response, 404);
  if (request.headers['content-type'] !== expected) return end(response, 415);
  const bytes = await readBody(request, upload ? MAX_FILE_BYTES : MAX_JSON_BYTES);
  if (bytes === null) return end(response, 413);
  const input = upload ? { name: url.searchParams.get('name') ?? '', bytes } : parsed(bytes);
  const answer = await options.request(name, input);
  body(response, 'application/json; charset=utf-8', new TextEncoder().encode(JSON.stringify(answer)));
}

function stream(options: LocalServerOptions, streams: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(': hello\n\n');
  streams.add(response);
  const stop = options.subscribe((notice) => void response.write(`data: ${JSON.stringify(notice)}\n\n`));
  const beat = setInterval(() => void response.write(': still here\n\n'), HEARTBEAT_MS);
  beat.unref();
  response.on('close', () => {
    stop();
    clearInterval(beat);
    streams.delete(response);
  });
}

function download(options: LocalServerOptions, url: URL, response: ServerResponse): void {
  const file = options.downloads.get(url.pathname.slice('/download/'.length));
  if (file === undefined) return end(response, 404);
  response.setHeader('Content-Disposition', attachment(file.name));
  body(response, 'application/octet-stream', file.bytes);
}

function body(response: ServerResponse, type: string, bytes: Uint8Array): void {
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.byteLength }).end(bytes);
}

function end(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end(text);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
