import type { ApiName } from './table.ts';

/** Every name the window may ask for, as plain text: all that the preload script needs to know. A test keeps it equal to the table. */
export const CHANNELS: readonly ApiName[] = [
  'app.gate', 'app.info', 'app.print', 'app.quit', 'app.reveal', 'app.unlock',
  'check.ours',
  'compare.redline', 'compare.rows', 'compare.versions',
  'copy.export', 'deal.join', 'deal.leave', 'deal.rename', 'deal.forget', 'deal.readiness',
  'clauses.correct', 'document.preview', 'document.read',
  'drafts.drop', 'drafts.keep', 'drafts.list',
  'export.clean', 'export.signature',
  'files.forget', 'files.offer', 'files.save', 'files.show',
  'import.bundle', 'import.copy', 'import.look',
  'jobs.cancel',
  'library.archive', 'library.create', 'library.delete', 'library.duplicate', 'library.list', 'library.rename', 'library.restore', 'library.sample', 'library.search',
  'negotiation.close', 'negotiation.command', 'negotiation.open', 'negotiation.repair',
  'passphrase.remove', 'passphrase.set',
  'receive.confirm', 'receive.discard', 'receive.preview',
  'record.export',
  'send.preview', 'send.produce',
  'settings.get', 'settings.set',
  'templates.list',
];

/** The two IPC channels of the Electron host. */
export const IPC_REQUEST = 'parley:request';
export const IPC_NOTICE = 'parley:notice';
