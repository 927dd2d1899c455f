import { err, type Result } from '../../base/result.ts';
import type { Rejection } from '../command.ts';
import type { ClauseState } from '../state.ts';

/** The domain's no, worded for people. */
export const refuse = (code: string, message: string, remedy: string): Result<never, Rejection> => err({ code, message, remedy });

/** How a clause is called in a sentence. */
export const nameOf = (clause: Pick<ClauseState, 'number' | 'heading'>): string => [clause.number, clause.heading].filter((part) => part !== '').join(' ') || 'This clause';
