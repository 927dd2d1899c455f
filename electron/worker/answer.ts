import { AppFailure } from '../../shared/base/app-error.ts';
import type { EngineOperations } from '../backend/document-engine.ts';
import type { WorkerAnswer, WorkerRequest } from './protocol.ts';

/** Performs one call and turns whatever happens into an answer: nothing a document contains may end the worker. */
export function answerTo(operations: EngineOperations, request: WorkerRequest): WorkerAnswer {
  const { id } = request;
  try {
    return { id, ok: true, value: perform(operations, request) };
  } catch (error) {
    if (error instanceof AppFailure) return { id, ok: false, error: error.appError };
    // Too deep a recursion is the document's doing, not a bug.
    if (error instanceof RangeError) return { id, ok: false, error: { code: 'docx.too-complex', message: 'The document is too complex to be read safely.', remedy: 'Open it in Word, save it again as .docx, and try once more.' } };
    return { id, ok: false, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function perform(operations: EngineOperations, request: WorkerRequest): unknown {
  switch (request.name) {
    case 'read':
      return operations.read(...request.args);
    case 'text':
      return operations.text(...request.args);
    case 'check':
      return operations.check(...request.args);
    case 'metadata':
      return operations.metadata(...request.args);
    case 'scrub':
      return operations.scrub(...request.args);
    case 'certify':
      return operations.certify(...request.args);
    case 'verify':
      return operations.verify(...request.args);
    case 'resolve':
      return operations.resolve(...request.args);
    case 'unmark':
      return operations.unmark(...request.args);
    case 'compare':
      return operations.compare(...request.args);
    case 'present':
      return operations.present(...request.args);
    case 'redline':
      return operations.redline(...request.args);
    case 'audit':
      return operations.audit(...request.args);
    case 'write':
      return operations.write(...request.args);
    case 'comment':
      return operations.comment(...request.args);
    case 'leaks':
      return operations.leaks(...request.args);
    case 'merge':
      return operations.merge(...request.args);
    case 'leaksInTexts':
      return operations.leaksInTexts(...request.args);
    case 'pack':
      return operations.pack(...request.args);
    case 'unpack':
      return operations.unpack(...request.args);
    case 'match':
      return operations.match(...request.args);
  }
}
