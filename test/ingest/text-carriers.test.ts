import path from 'node:path';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/ingest/text/wrap-style.ts';
import type { Document } from '../../src/model/document.ts';
import { readReading } from '../../src/pipeline/read-report.ts';
import { toContract } from '../../src/query/to-contract.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { loadRules } from '../../src/rules/load.ts';
import { aPage, aText } from './text-helpers.ts';

const rules = loadRules([path.join(import.meta.dirname, '..', '..', 'rules')], GROUPS);

const PROSE = [
  '江口县文化馆2022年度部门整体支出绩效自评报告',
  '一、单位基本情况',
  '（一）主要职责。负责组织开展群众文化活动，培训基层文艺骨干，辅导群众文艺创作，承担非物质文化遗产的调查、记录、保护和传承工作，指导乡镇综合文化站开展业务，完成上级交办的其他任务。',
  '（二）人员情况。2022年末共有编制25个，在职人员23人，退休人员9人。',
  '二、预算执行情况',
  '2022年年初预算安排支出412.5万元，其中：基本支出300.2万元，项目支出112.3万元。全年决算支出450.75万元，其中：基本支出310.45万元，占总支出的68.9%；项目支出140.3万元，占总支出的31.1%。',
  '三、绩效目标完成情况',
  '全年共举办群众文化活动56场，开展送戏下乡演出32场，培训文艺骨干420人次，辅导群众文艺团队18支，服务群众12万余人次，群众满意率达到96%，较好地完成了年初确定的各项任务，取得了良好的社会效益。',
  '附件：2022年度项目支出绩效自评表',
];

/** Null is a place under a merged cell. */
const FORM: readonly (readonly (string | null)[])[] = [
  ['项目名称', '群众文化活动经费', null, null, null, null, null],
  ['主管部门', '江口县文化和旅游局', null, '实施单位', '江口县文化馆', null, null],
  ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
  ['产出指标', '数量指标', '举办群众文化活动场次', '≥50场', '56场', '20', '20'],
  [null, null, '培训文艺骨干人次', '≥400人次', '420人次', '20', '20'],
  [null, '质量指标', '活动按计划完成率', '100%', '100%', '20', '19.5'],
  ['效益指标', '社会效益指标', '服务群众人次', '≥10万人次', '12万人次', '30', '30'],
  ['满意度指标', '服务对象满意度指标', '群众满意率', '≥90%', '96%', '10', '10'],
];

const cell = (text: string | null): string => text ?? '';
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));
const widths = FORM[0]!.map((_, column) => Math.max(...FORM.map((row) => displayWidth(cell(row[column]!)))));
const tabs = FORM.map((row) => row.map(cell).join('\t'));
const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;

function wrapped(text: string, indent: string): string {
  const lines = [indent];
  for (const ch of text) {
    if (displayWidth(lines.at(-1)! + ch) > 60 && !/[，。；、：）]/u.test(ch)) lines.push('');
    lines[lines.length - 1] += ch;
  }
  return lines.join('\n');
}

const CARRIERS: Readonly<Record<string, () => Document>> = {
  'tabs without trailing ones': () => aText(...PROSE, ...tabs.map((row) => row.trimEnd())),
  'tabs, rows apart by empty lines': () => aText(PROSE.join('\n\n'), '', tabs.join('\n\n')),
  'tabs, with page numbers and a running header between rows': () => aText(...PROSE, ...tabs.flatMap((row, i) => (i % 3 === 2 ? [row, '', `- ${i} -`, '江口县文化馆绩效评价材料', ''] : [row]))),
  'tabs, with cells in quotes over two lines': () => aText(...PROSE, ...FORM.map((row) => row.map((text) => (text && text.length > 7 ? `"${text.slice(0, 4)}\n${text.slice(4)}"` : cell(text))).join('\t'))),
  'tabs, a few rows broken inside a cell': () => aText(...PROSE, ...tabs.map((row, i) => (i === 3 || i === 6 ? row.replace(/(举办群众|社会效)/u, '$1\n') : row))),
  'one cell a line': () => aText(...PROSE, '', FORM.map((row) => `${row.map((text) => `\t${cell(text)}\n`).join('')}\n`).join('')),
  Markdown: () => aText(...PROSE, ...FORM.flatMap((row, i) => [`| ${row.map(cell).join(' | ')} |`, ...(i === 0 ? [`|${row.map(() => '---').join('|')}|`] : [])])),
  'a box of characters': () => aText(...PROSE, rule, ...FORM.flatMap((row) => [`|${row.map((text, c) => ` ${padded(cell(text), widths[c]!)} `).join('|')}|`, rule])),
  'columns aligned by spaces': () => aText(...PROSE, ...FORM.map((row) => row.map((text, c) => padded(cell(text), widths[c]! + 3)).join(''))),
  'an HTML table in text': () => aText(...PROSE, `<table>${FORM.map((row) => `<tr>${row.map((text) => `<td>${cell(text)}</td>`).join('')}</tr>`).join('')}</table>`),
  'a web page': () => aPage(PROSE.map((text) => `<p>${text}</p>`).join('') + `<table>${FORM.map((row) => `<tr>${row.map((text) => `<td>${cell(text)}</td>`).join('')}</tr>`).join('')}</table>`),
  'lines wrapped with an indent': () => aText(...PROSE.map((text) => wrapped(text, '　　')), ...tabs),
  'lines wrapped without an indent': () => aText(...PROSE.map((text) => wrapped(text, '')), ...tabs),
  'sentences cut by page breaks': () => aText(...PROSE.map((text, i) => (text.length > 80 ? `${text.slice(0, 50)}\n\n- ${i} -\n\f${text.slice(50)}` : text)), ...tabs),
  'Windows line ends': () => aText([...PROSE, ...tabs].join('\r\n')),
};

/** A document's records without their places, and without findings about the reading itself. */
function recordsOf(document: Document): string[] {
  return toContract({ file: 'report', sha256: '0'.repeat(64) }, document, readReading(document, rules).reading)
    .map((record) => ({ ...record, source: null, mediaType: null, evidence: null }))
    .filter((record) => !('severity' in record && record.severity === 'info'))
    .map((record) => JSON.stringify(record));
}

const clean = recordsOf(aText(...PROSE, ...tabs));

test('the clean report says what a reader sees', () => {
  expect(clean.filter((record) => record.includes('"type":"indicator"'))).toHaveLength(5);
  expect(clean.filter((record) => record.includes('"type":"section"'))).toHaveLength(6);
});

test.each(Object.keys(CARRIERS))('the same report as %s gives the same records', (carrier) => {
  expect(recordsOf(CARRIERS[carrier]!())).toEqual(clean);
});
