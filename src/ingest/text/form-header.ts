/** Words over the columns of indicators, points apart; for patterns. */
export const INDICATOR_COLUMN = '[一二三]级(?:绩效)?指标.{0,8}|指标(?:内容|名称|值|说明|性质)|.{0,6}(?:指标|目标)值|.{0,6}完成(?:值|情况)|分值|权重|度量单位';

/** A word in the header of a form: of its indicators, or of its funds. */
const WORD = new RegExp(`^(?:${INDICATOR_COLUMN}|.{0,4}得分|(?:年初|全年|调整后?|本年)?(?:预算|执行|决算|支出)(?:金额|数|额)(?:[（(].{1,4}[)）])?|(?:预算)?执行率(?:[（(].{1,4}[)）])?)$`, 'u');

const FEWEST_WORDS = 3;

/** One of the rows is the header of a form by its words: three of them, and more than half of the row. */
export const headsForm = (rows: readonly (readonly string[])[]): boolean =>
  rows.some((fields) => {
    const words = fields.filter((field) => WORD.test(field)).length;
    return words >= FEWEST_WORDS && words * 2 > fields.length;
  });
