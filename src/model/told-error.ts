/** Trouble that users are told in words: `message` is Chinese, `messageEn` the same in English. */
export abstract class ToldError extends Error {
  readonly messageEn: string;
  constructor(message: string, messageEn: string, options?: ErrorOptions) {
    super(message, options);
    this.messageEn = messageEn;
  }
}
