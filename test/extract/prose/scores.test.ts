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
    'some of the parts behind a total, each with its full mark', {},
    '项目自评总分97.67分，其中，预算执行率10分，得9.56分；产出指标50分，得48.11分。',
    [
      'score total 97.67/null',
      'score execution_rate 9.56/10',
      'score 产出 48.11/50',
    ],
  ],
  [
    'full marks and points of it, one of them in brackets; parts behind a full stop', {},
    [
      '自评得分96.38分，其中履职效能（50分）得48.6分，管理效率（50分）得47.78分。',
      '自评总得分97分，其中：预算执行10分（得9.88分），产出指标50分（得49.12分），效益指标30分（得28.5分），满意度指标10分（得9.5分）。评价等级为优秀。',
      '项目自评得分93.87分，评价等级“优”。其中：预算执行率9.37分，产出指标47.5分，效益指标28分，满意度指标9分。',
    ].join('\n'),
    [
      'score total 96.38/null', 'score 履职效能 48.6/50', 'score 管理效率 47.78/50',
      'score total 97/null 优', 'score 预算执行 9.88/10', 'score 产出 49.12/50', 'score 效益 28.5/30', 'score 满意度 9.5/10',
      'score total 93.87/null 优', 'score execution_rate 9.37/null', 'score 产出 47.5/null', 'score 效益 28/null', 'score 满意度 9/null',
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
    'what could be reached leads on to what was', {},
    '该项目自评总分100分，实得94.25分，评价等级为“优”。',
    [
      'score total 94.25/100 优',
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
    'parts listed behind the total that add up to it', {},
    '自评综合得分94分，其中投入14分、过程36分、产出25分、效果19分，评价等次为优。\n自评得分90分，其中过程36分、产出25分。',
    [
      'score total 94/null 优',
      'score 投入 14/null',
      'score 过程 36/null',
      'score 产出 25/null',
      'score 效果 19/null',
      'score total 90/null',
    ],
  ],
  [
    'parts listed in front of the total that is their sum', {},
    '预算配置10分、预算执行18.6分、职责履行38.5分、履职效益9.5分，合计76.6分，评定等级为良好等次。',
    [
      'score 预算配置 10/null',
      'score 预算执行 18.6/null',
      'score 职责履行 38.5/null',
      'score 履职效益 9.5/null',
      'score total 76.6/null 良',
    ],
  ],
  [
    'a total whose label, number and grade stand on lines of their own; a column of numbers is none', {},
    ['绩效自评综合得分', '96', '评价等次', '优', '评价总分', '100', '96'].join('\n'),
    [
      'score total 96/null 优',
    ],
  ],
  [
    'the full mark goes before the total', {},
    '项目自评总分97分（满分100分），评价等级为“优”。',
    [
      'score total 97/100 优',
    ],
  ],
  [
    'a heading with its mark and its score is no total', {},
    '（一）履职效能分析（50分，自评得分49.2分）',
    [
      'score 履职效能分析 49.2/50',
    ],
  ],
  [
    'the project that a clause says was evaluated', { reportType: 'final_account_disclosure' },
    '本部门自行组织对森林防火专项经费开展部门绩效评价，评价得分94.6分，评价等级为“优”。',
    [
      'score [森林防火专项经费] total 94.6/null 优',
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
