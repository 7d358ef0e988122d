/** A label that says that a line is a total but not of what: 合计, 总计, 小计, 局机关及二级机构汇总. */
export const isTotalName = (name: string): boolean => /^(?:[合总小共]计|总额|金额|本(?:页|表)[合小]计|(?:\p{Script=Han}{1,8}[及和与]\p{Script=Han}{1,8})?汇总)$/u.test(name);
