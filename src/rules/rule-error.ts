import { ToldError } from '../model/told-error.ts';

/** A rule file is wrong. Names file, line and what was expected. */
export class RuleError extends ToldError {
  override readonly name = 'RuleError';
}
