/** A rule file is wrong. Names file, line and what was expected. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly messageEn: string;
  constructor(message: string, messageEn: string, options?: ErrorOptions) {
    super(message, options);
    this.messageEn = messageEn;
  }
}
