import { describe, expect, test } from 'vitest';
import { readProse, type Told } from './read-prose.ts';

/** One meaning, its printed form, and every record that a careful reader takes from it. Invented sentences in the genre's wording. */
const CASES: readonly (readonly [title: string, told: Told, text: string, records: readonly string[]])[] = [
  [
    'a score with its full mark and grade', {},
    '指标体系总分100分，综合评价得分93.5分，评价等级为“良好”。',
    [
      'score total 93.5/100 良',
    ],
  ],
  [
    'a score under a heading with marks of its own', {},
    [
      '（一）投入（20分）',
      '该项指标得18.5分。',
    ].join('\n'),
    [
      'score 投入 18.5/20',
    ],
  ],
  [
    'a self-evaluation score in one sentence', {},
    '部门整体支出绩效自评得分95.5分，自评等级“优”。得分90分以上为优，80-90分为良。',
    [
      'score total 95.5/null 优',
    ],
  ],
  [
    'points whose clause in front says that they are of the self-evaluation', {},
    '根据评分表自评，得96分，等级优秀。制度健全性得3分。',
    [
      'score total 96/null 优',
    ],
  ],
  [
    'the full mark is printed elsewhere', {},
    '评价满分100分，我中心自评价92分，自评价等级为优秀。',
    [
      'score total 92/100 优',
    ],
  ],
  [
    'the average of projects is no score of the department', {},
    '绩效自评项目27个，平均得分98.6分，其中绩效评级为“优”的项目25个。',
    [
      '绩效自评项目 = 27 个',
      '绩效评级为“优”的项目 = 25 个',
    ],
  ],
];

describe('scores in running text', () => {
  test.each(CASES)('%s', (_title, told, text, records) => {
    expect(readProse(text, told)).toEqual(records);
  });
});
