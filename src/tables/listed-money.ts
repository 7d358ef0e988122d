/** One amount of several in a cell, with the words in front of it. */
export interface ListedMoney {
  readonly label: string;
  readonly amount: string;
}

const ITEM = /^[\s;；,，、)）]*(?:[(（]?[一二三四五六七八九十]+[、)）]|[(（]?其中[:：]?)?[(（]?(?<label>[^\d:：;；,，。、()（）]{2,20})[:：]?(?<amount>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[万亿千百]*元)/u;

/**
 * The amounts of a cell that lists them, each behind its own label (`总额106.7万元 一、财政拨款:69.2万元(其中:上级财政资金:69.2万元)`);
 * null where fewer than two stand in it or anything else does, or a sentence ends between them: such a cell is running text.
 */
export function listedMoney(text: string): ListedMoney[] | null {
  const items: ListedMoney[] = [];
  let rest = text;
  for (let item = ITEM.exec(rest); item; item = ITEM.exec(rest)) {
    items.push({ label: item.groups!['label']!, amount: item.groups!['amount']! });
    rest = rest.slice(item[0].length);
  }
  return items.length >= 2 && /^[\s;；,，。、)）]*$/u.test(rest) ? items : null;
}
