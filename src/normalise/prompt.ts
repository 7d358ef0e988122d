/** A prompt of the blank form that was left in its cell: `对照年度目标,说明完成情况(100字以内)`. It is no text of the department's. */
export const isPrompt = (text: string): boolean => /[(（](?:限|不超过|控制在)?\d{2,4}字(?:以内|左右|内)?[)）][。.]?$/u.test(text) || /^(?:请|需)(?:简要)?(?:填写|说明|描述)/u.test(text);
