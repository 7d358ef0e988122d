import { describe, expect, test } from 'vitest';
import { readListMark } from '../../src/chinese/list-marks.ts';

const read = (text: string): [string, number, string] | null => {
  const mark = readListMark(text);
  return mark && [mark.style, mark.value, mark.number];
};

describe('a number in front of a paragraph is read in every width and damage', () => {
  test.each<[string, number, string, string[]]>([
    ['han', 1, '一、', ['一、部门概况', '一 、部门概况', '  一、 部门概况', '# 一、部门概况', '**一、部门概况**']],
    ['han', 1, '一、', ['—、部门概况', '- 、部门概况', 'ー、部门概况']],
    ['han-paren', 1, '(一)', ['（—）机构设置', '(-)机构设置', '- （一）机构设置']],
    ['han', 21, '二十一、', ['二十一、其他说明']],
    ['han-paren', 2, '(二)', ['（二）收支情况', '(二)收支情况', '（二)收支情况', '( 二 ) 收支情况', '(二) .收支情况', '（二）、收支情况', '- (二)收支情况']],
    ['han-paren', 3, '㈢', ['㈢资产情况']],
    ['arabic', 1, '1.', ['1.基本支出', '1．基本支出', '1 . 基本支出', '1. 20个项目', '1.2022年度预算']],
    ['arabic', 2, '2、', ['2、基本支出', '２、基本支出', '2、12348热线建设']],
    ['arabic-paren', 3, '(3)', ['（3）社会效益', '(3) 社会效益', '( 3 )社会效益']],
    ['arabic-paren', 3, '⑶', ['⑶社会效益']],
    ['arabic-half', 4, '4)', ['4)社会效益', '4）社会效益']],
    ['circled', 5, '⑤', ['⑤宣传活动']],
    ['letter', 1, 'A.', ['A.优秀']],
    ['part', 2, '第二部分', ['第二部分 收支情况', '第 二 部 分', '第二部分：收支情况']],
    ['chapter', 1, '第一章', ['第一章 总则']],
    ['attachment', 2, '附件2:', ['附件2：', '附件 2：自评表', '附件2:2022年度自评表']],
    ['attachment', 2, '附件2', ['附件2 2022年度自评表', '附件2', '附件2绩效自评表']],
    ['attachment', 0, '附件:', ['附件：部门整体绩效自评表', '附件:']],
    ['decimal', 1, '1.1', ['1.1项目概况', '1.1 绩效目标']],
  ])('%s %i is %s', (style, value, number, spellings) => {
    for (const spelling of spellings) expect(read(spelling), spelling).toEqual([style, value, number]);
  });
});

test.each([
  '1.5万元', '1、2、3月', '2022年预算', '(十三五)规划', '一般公共预算', '三公经费', '第一次会议', '附件的说明', '2.3亿元', '12.5%', '1,234.56', '（含）以上', '3.2万亩', '十三五规划',
])('%s begins with no number of a list', (text) => {
  expect(read(text)).toBeNull();
});
