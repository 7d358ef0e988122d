import { readListMark } from '../../chinese/list-marks.ts';

/**
 * Does a line begin with the number of a heading or list item (第一部分 · 一、 · （一） · 1. · ① · 附件2 · 一是 · •)?
 * Tells the start of a paragraph from a line that only goes on; what the number means is for `segment`.
 */
export function startsWithListMark(text: string): boolean {
  return OTHER_MARK.test(text) || (!BEGINS_WITH_A_WORD.test(text) && readListMark(text) !== null);
}

/** Most lines begin with a character that no mark begins with; they need no closer look. */
const BEGINS_WITH_A_WORD = /^\s*(?![一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾两第附])[\u4e00-\u9fff]/u;

const OTHER_MARK = /^\s*(?:[一二三四五六七八九十]{1,2}(?:是|要)|(?:目标|指标|任务)[一二三四五六七八九十]{1,2}\s*[:：]|(?:首先|其次|再次|最后)[，,]|其[一二三四五][，,、]|[•●■◆◇▪▶➢※★☆√□☑]|附\s*[件表录]|注\s*[:：])/u;
