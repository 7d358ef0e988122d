import { execFileSync } from 'node:child_process';

/** How a document is set: the same words in the type and with the rulings of another office. */
export interface Look {
  readonly name: string;
  /** Families that must be installed, as fontconfig calls them. */
  readonly needs: readonly string[];
  readonly css: string;
}

const PAGE = '@page{size:A4;margin:22mm 18mm}h1{text-align:center;font-size:18pt}p{text-indent:2em;margin:.3em 0}.t{text-align:center;text-indent:0;font-size:14pt}.r{text-align:right}table{border-collapse:collapse;width:100%;font-size:9.5pt;line-height:1.3}td,th{border:.5pt solid #000;padding:2pt 3pt;text-align:center;font-weight:normal}';

/** Type and size of the body; families in the order in which they are tried, Latin ones and figures first. */
const body = (families: readonly string[], pt: number): string => `body{font-family:${families.map((family) => `"${family}"`).join(',')},serif;font-size:${pt}pt;line-height:1.6}`;

/** What every document looks like unless it is asked for otherwise. */
export const PLAIN_LOOK: Look = { name: 'plain', needs: [], css: PAGE + body(['Noto Serif CJK SC', 'SimSun'], 12) };

/** Official papers are set in 仿宋 of 16 points, their forms in 宋体 or 仿宋 of 9 to 12, figures often in Times New Roman (GB/T 9704-2012, 5.2.2). */
export const LOOKS: readonly Look[] = [
  PLAIN_LOOK,
  { name: 'fangsong', needs: ['FandolFang'], css: PAGE + body(['FandolFang'], 16) + 'table{font-size:10.5pt}' },
  { name: 'fangsong-times', needs: ['FandolFang', 'Liberation Serif'], css: `${PAGE}${body(['Liberation Serif', 'FandolFang'], 14)}table{font-size:10.5pt}td{padding:3pt 2pt}` },
  { name: 'song', needs: ['AR PL UMing CN'], css: `${PAGE}${body(['AR PL UMing CN'], 12)}table{font-size:9pt}` },
  { name: 'song-times', needs: ['FandolSong', 'Liberation Serif'], css: `${PAGE}${body(['Liberation Serif', 'FandolSong'], 12)}td,th{border-width:1pt}` },
  { name: 'kai', needs: ['FandolKai'], css: `${PAGE}${body(['FandolKai'], 14)}td,th{border:.75pt dashed #000}` },
  { name: 'hei-arial', needs: ['WenQuanYi Zen Hei', 'Liberation Sans'], css: `${PAGE}${body(['Liberation Sans', 'WenQuanYi Zen Hei'], 11)}th{background:#d0d0d0}` },
  { name: 'hei-grey', needs: ['WenQuanYi Micro Hei'], css: `${PAGE}${body(['WenQuanYi Micro Hei'], 11)}td,th{border-color:#888}th{background:#e4e4e4}` },
  { name: 'calibri-double', needs: ['Carlito', 'FandolSong'], css: `${PAGE}${body(['Carlito', 'FandolSong'], 12)}table{font-size:10pt;border:2.5pt double #000}` },
  { name: 'small', needs: ['FandolSong'], css: `${PAGE}${body(['FandolSong'], 10.5)}table{font-size:7.5pt;line-height:1.2}td,th{padding:1pt 2pt;border-width:.35pt}` },
  { name: 'underlined', needs: ['AR PL UMing CN', 'Liberation Serif'], css: `${PAGE}${body(['Liberation Serif', 'AR PL UMing CN'], 12)}td,th{border-width:.5pt 0}` },
];

/** Which of a look's families are not on this machine. */
export function missingFamilies({ needs }: Look): string[] {
  return needs.filter((family) => !execFileSync('fc-match', ['-f', '%{family}', family], { encoding: 'utf8' }).split(',').includes(family));
}
