import { expect, test } from 'vitest';
import { readDocument } from '../../src/pipeline/read-report.ts';
import { segment } from '../../src/segment/segment.ts';
import { rules } from './a-report.ts';

const outlineOf = async (text: string): Promise<string[]> => {
  const { document } = await readDocument('report.txt', new TextEncoder().encode(text));
  return segment(document, rules).value.map(({ level, number, title }) => `${'  '.repeat(level - 1)}${number}${title}`);
};

test('numbers that a list of Word set apart with a tab are headings, not rows of a table', async () => {
  expect(await outlineOf([
    '一、\t部门基本情况', '（一）\t主要职责', '主管全县司法行政工作。', '（二）\t人员情况', '编制30人。', '二、\t存在的问题',
    '1)\t预算编制不精细。部分项目预算与实际执行存在偏差。', '2)\t执行进度偏慢。受疫情影响部分项目推迟实施。',
  ].join('\n'))).toEqual(['一、部门基本情况', '  (一)主要职责', '  (二)人员情况', '二、存在的问题', '  1)预算编制不精细', '  2)执行进度偏慢']);
});

test('headings in Markdown, in bold and behind bullets keep their numbers’ levels', async () => {
  expect(await outlineOf([
    '# 某局2022年度部门整体支出绩效自评报告', '## 一、部门概况', '#### （一）机构设置', '内设科室6个。', '**（二）人员情况：** 年末在职人员45人，退休人员12人。',
    '### 二、保障措施', '- (一)加强管理。全面加强支出管理，严格审批程序。', '- (二)做好自评。及时开展绩效自评，对发现的问题及时整改。',
  ].join('\n\n'))).toEqual(['一、部门概况', '  (一)机构设置', '  (二)人员情况', '二、保障措施', '  (一)加强管理', '  (二)做好自评']);
});
