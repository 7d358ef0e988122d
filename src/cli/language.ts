/** The two languages of everything a user reads. Data stay what they are. */
export type Language = 'zh' | 'en';

let language: Language = 'zh';

export const currentLanguage = (): Language => language;

/** Takes the language from `--lang` anywhere in the arguments, then from JIXIAO_LANG; Chinese otherwise. Before any text is made. */
export function chooseLanguage(args: readonly string[], env: Readonly<Record<string, string | undefined>>): void {
  const joined = args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  const position = args.indexOf('--lang');
  const wanted = joined ?? (position >= 0 ? args[position + 1] : undefined) ?? env['JIXIAO_LANG'] ?? 'zh';
  language = /^en/iu.test(wanted) ? 'en' : 'zh';
}

/** One of two wordings. */
export const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
