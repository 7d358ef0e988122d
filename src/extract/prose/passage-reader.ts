import { Big } from 'big.js';
import type { Decimal } from '../../model/records.ts';
import type { Measured } from '../../normalise/measured.ts';
import type { Measure } from '../../model/vocabulary.ts';
import { ITEM_CODE, readAmountLabel, wordsOf, type AmountLabel, type LabelContext } from './amount-label.ts';
import { amountWords, closesBracket, isAdjusted, opensBracket, yearIn } from './amount-words.ts';
import type { Grammar } from './grammar.ts';
import type { Mention, Sentence } from './mentions.ts';
import { withoutOwner } from './owner.ts';
import { quantityLabel } from './quantity-labels.ts';
import { sharedLabels } from './shared-labels.ts';
import { measureFor, passesOn, projectMeasure, stageFor, yearFor, type Inherited, type Statement, type Surroundings, type Topic } from './statements.ts';
import { isOwnName, knownProject, topicOf } from './topics.ts';

/** What a passage says, with offsets into its folded text. */
export type Said =
  | { readonly kind: 'figure'; readonly token: Measured; readonly statement: Statement }
  | { readonly kind: 'quantity'; readonly token: Measured; readonly label: string; readonly rules: readonly string[] };

/** What a section gives its passages and they hand on to the next. */
export interface SectionState {
  readonly topic: Topic | null;
  readonly stage: Inherited | null;
  /** The heading right above: an indicator may be named in it alone. */
  readonly title: string | null;
  /** The project that the heading or a lead names. */
  project: string | null;
  /** The project last named in the section, for 该项目. */
  mentioned: string | null;
  /** Passages of the section read so far. */
  passages: number;
  /** Head of a list whose items stand in the next paragraphs (`项目支出90万元,其中:`). */
  openList: Statement | null;
}

export interface PassageContext extends Omit<LabelContext, 'below'> {
  readonly documentStage: Inherited | null;
  readonly retrospective: boolean;
  readonly ofOneProject: boolean;
  /** Subject of the form that holds the passage, else `department`. */
  readonly subject: string;
  /** The project that the whole report is about, if it is about one. */
  readonly onlyProject: string | null;
  /** Projects whose money the text has told of so far, in all its sections. */
  readonly told: Set<string>;
  /** The same where the report says so outright: all money it tells of is that project's. */
  readonly reportProject: string | null;
  /** False in goal cells: money there is no figure unless its measure is printed. */
  readonly account: boolean;
}

/** An item of a list that is nothing but the name of a project: `1.优抚对象抚恤补助项目,年初预算…`. */
const LISTED_PROJECT = /^(?:\(?\d{1,2}[).、]|\([一二三四五六七八九十]\)|[①-⑳])[“"]?(?<name>(?!(?:实施|开展|推进|完成|加强|涉及|申报|争取|安排|谋划|新建|改造|落实|支持|做好|重点|其他|各|该|本|主要|年度|部门|预算|财政|采购|基本|支出|新增|延续|其它))\p{Script=Han}[^,，;；:。、“”"\d]{2,28}(?:项目|工程))[”"]?[。:：,，]?$/u;

const LIST_MARK = /^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|[①-⑳]|[一二三四五六七八九]是)/u;

/** `2022年度决算支出包括:` and `年初预算批复的基本支出中,` say the stage of the amounts that follow. */
const LEAD_IN = /([^,，;；。:：]*(?:中[,，]|[包括含]{2}[:：]?|如下[:：]|情况[:：]|构成[:：]|分类[:：]))[^:：]*$/u;

/** Clauses further from a number than this say nothing about it. Characters; keeps text without marks linear. */
const LONGEST_OPENING = 240;

const TOTALS: ReadonlySet<Measure> = new Set<Measure>(['expenditure_total', 'expenditure_grand_total']);
const PARTS: ReadonlySet<Measure> = new Set<Measure>(['basic_expenditure', 'project_expenditure', 'personnel_expenditure', 'public_funds_expenditure']);

/** Words that say no more than that it is money. */
const ONLY_MONEY = /^(?:涉及|预算|项目|财政)*(?:资金|金额)(?:总额|总量|共计|合计|数)?$/u;

/** What the things counted in front of it got: 智能制造类项目18个、补助A万元. */
const PAID = /^(?:补助|奖补|补贴|奖励|资金|投入|投资|支出|金额)(?:资金|金额)?$/u;

/** Words of a sentence about projects and their money. */
const OF_PROJECTS = /项目|经费|资金|专项|预算|支出/u;

const EACH_CHANGED = /[各均](?:增|减|上升|下降)[^,，]{0,3}$/u;

/** A heading lends its topic to a bare 支出预算 only in the paragraphs right below it: the text may have moved on without a heading. */
const HEADING_REACH = 3;

/** Reads the sentences of one passage, in order. */
export function readPassage(sentences: readonly Sentence[], section: SectionState, context: PassageContext): Said[] {
  const reader = new PassageReader(section, context);
  section.passages++;
  if (section.openList && !LIST_MARK.test(sentences[0]?.text ?? '')) section.openList = null;
  return sentences.flatMap((sentence, index) => reader.sentence(sentence, index === 0));
}

class PassageReader {
  readonly #section: SectionState;
  readonly #context: PassageContext;
  readonly #grammar: Grammar;
  #lead: Topic | null = null;
  #head: Statement | null = null;
  /** What a list in paragraphs of its own behind the sentence before is of. */
  #listed: Statement | null = null;
  #earlierStage: Inherited | null = null;
  #project: string | null;
  // of the sentence
  #list: Statement | null = null;
  #last: Statement | null = null;
  #lastAmount: Decimal | null = null;
  #budget: Statement | null = null;
  #sentenceStage: Inherited | null = null;
  #sentenceYear: number | null = null;
  #base: 'year' | 'budget' | null = null;
  #stated: string[] = [];
  #consumed = 0;
  /** What the change stated last is of, until another amount is stated: its growth follows it. */
  #changed: string | null = null;
  /** The last record was a share, a growth or the like: later ones are not about it. */
  #relative = false;
  #listEnds = false;
  /** What the parts of the list told so far add up to, and the amount of its head: once they meet, the list is told. */
  #listSum = new Big(0);
  #headAmount: Decimal | null = null;
  /** What was stated in front of a bracket with amounts of its own. */
  #beforeBracket: Statement | null = null;
  /** What was counted in front of the bracket. */
  #countedBeforeBracket: string | undefined;
  /** What the goal counted last is of: `案件120件,完成目标100件的|120%`. */
  #goal: string | null = null;
  /** The amounts stand in a bracket behind an amount. */
  #inBracket = false;
  #enumerates = false;
  /** The passage has told of a budget after adjustment. */
  #adjusted = false;
  /** Measures of the last amount that was stated of revenue and expenditure together. */
  #both: readonly Measure[] = [];
  /** A list (其中, 项目支出中) was opened in this sentence. */
  #listOpened = false;
  /** The record before is a count. */
  #counted = false;
  /** The amount before was money for one person, case or month: 小学每生A元、初中B元. */
  #eachCosts = false;
  /** The sentence has told the target of an indicator that it names. */
  #indicator = false;

  constructor(section: SectionState, context: PassageContext) {
    this.#section = section;
    this.#context = context;
    this.#grammar = context.grammar;
    this.#project = section.project ?? context.reportProject;
  }

  sentence(sentence: Sentence, first: boolean): Said[] {
    const { mentions, text } = sentence;
    if (mentions.length === 0) {
      this.#noteLead(text, first);
      return [];
    }
    this.#list = first ? this.#section.openList : null;
    // `政务培训项目因外出学习减少,实际支出…`: a project told of before is what the sentence is about.
    const again = [...this.#context.told].find((name) => text.replace(LIST_MARK, '').startsWith(name));
    if (again !== undefined) this.#project = again;
    if (this.#list && this.#list.subject !== 'department') this.#project ??= this.#list.subject;
    this.#last = null;
    this.#headAmount = null;
    this.#budget = null;
    this.#beforeBracket = null;
    this.#countedBeforeBracket = undefined;
    this.#goal = null;
    this.#inBracket = false;
    this.#changed = null;
    this.#listOpened = false;
    this.#indicator = false;
    this.#eachCosts = false;
    this.#counted = false;
    this.#sentenceStage = null;
    this.#base = null;
    this.#stated = [];
    this.#consumed = sentence.start;
    const opening = text.slice(0, mentions[0]!.token.start - sentence.start).slice(0, LONGEST_OPENING);
    this.#sentenceYear = yearIn(opening, this.#context.fiscalYear, this.#grammar);
    const leadIn = LEAD_IN.exec(opening)?.[1];
    const stage = leadIn === undefined ? null : (this.#grammar.stage(leadIn, 'label') ?? this.#grammar.stage(leadIn, 'heading'));
    if (stage && passesOn(stage.stage)) this.#sentenceStage = stage;
    const clause = /^[^,，:：;；]{2,40}(?=[,，:：])/u.exec(opening)?.[0];
    if (clause !== undefined && clause.length < opening.length) this.#noteLead(clause, first);
    const labels = sharedLabels(mentions);
    const heads: Statement[] = [];
    const said = mentions.flatMap((mention, index) => {
      const previous = mentions[index - 1];
      const gap = text.slice((previous?.token.end ?? sentence.start) - sentence.start, mention.token.start - sentence.start).slice(-LONGEST_OPENING);
      const shared = labels.get(index);
      const before = shared ? (shared.stated === null ? shared.name : (this.#stated[shared.stated] ?? '')) + shared.tail : this.#unconsumed(mention);
      const own: Mention = { ...mention, before };
      this.#noteClauses(gap, own);
      // 年中追加A万元(设备B万元、培训C万元),调整后…: behind the bracket the text goes on with what stood in front of it.
      if (closesBracket(gap)) {
        if (this.#inBracket && this.#beforeBracket) this.#last = this.#beforeBracket;
        this.#inBracket = false;
      }
      if (opensBracket(gap)) {
        this.#inBracket = mention.token.kind === 'money' && this.#last !== null;
        this.#beforeBracket = mention.token.kind === 'money' ? this.#last : this.#beforeBracket;
        this.#countedBeforeBracket = this.#stated.findLast((name) => name !== '');
      }
      const records = mention.token.kind === 'money' ? this.#sides(own, gap, mentions[index + 1] ?? null, text.slice(Math.max(0, mention.token.start - sentence.start - LONGEST_OPENING), mention.token.start - sentence.start)) : [this.#count(own, gap)].filter((record) => record !== null);
      const record = records.at(-1);
      if (record?.kind === 'figure' && (!this.#list || this.#list === this.#section.openList) && record.statement.stage !== 'change' && record.statement.stage !== 'adjustment' && record.statement === this.#last) heads.push(record.statement);
      this.#counted = record?.kind === 'quantity' && mention.token.kind === 'quantity';
      this.#stated.push(record === undefined || this.#relative ? '' : record.kind === 'figure' ? aboutOf(record.statement) : record.label);
      return records;
    });
    this.#close(text, heads, sentence);
    return said;
  }

  /** A sentence or first clause without numbers may say what the next amounts are about: `1.公务接待费。`. */
  #noteLead(text: string, first: boolean): void {
    const project = this.#grammar.find('project-heading', text)?.match.groups?.['name'];
    if (project && !isOwnName(project, this.#context.department)) {
      this.#section.mentioned = this.#project = knownProject(project, this.#context.projects);
      return;
    }
    const listed = LISTED_PROJECT.exec(text)?.groups?.['name'];
    if (listed !== undefined && this.#context.reportProject === null && !isOwnName(listed, this.#context.department)) {
      this.#section.mentioned = this.#project = knownProject(listed, this.#context.projects);
      this.#lead = null;
      return;
    }
    const topic = text.length <= 60 ? topicOf(text, this.#context, first) : null;
    if (topic) this.#lead = topic;
    else if (first) this.#lead = null;
    if (this.#grammar.find('list-head', text.slice(-12)) && /[:：]$/u.test(text)) this.#section.openList = this.#listed;
  }

  /** A clause in mid-sentence that is nothing but a name: `…;2.教育(类)培训支出(项):支出决算为…`. */
  #noteClauses(gap: string, mention: Mention): void {
    if (gap.length === mention.before.length) return;
    const clause = gap.slice(0, gap.length - mention.before.length).split(/[,，;；:：。]/u).findLast((words) => words !== '') ?? '';
    const listed = LISTED_PROJECT.exec(clause)?.groups?.['name'];
    if (listed !== undefined && this.#context.reportProject === null && /[,，:：]$/u.test(gap.slice(0, gap.length - mention.before.length))) {
      this.#section.mentioned = this.#project = knownProject(listed, this.#context.projects);
      this.#lead = this.#list = this.#last = null;
      return;
    }
    const topic = clause.length >= 2 && clause.length <= 60 ? topicOf(clause, this.#context, false) : null;
    if (topic) this.#lead = topic;
  }

  #unconsumed(mention: Mention): string {
    return mention.since === 'number' && this.#consumed > mention.from ? mention.before.slice(this.#consumed - mention.from) : mention.before;
  }

  #around(gap = ''): Surroundings {
    return {
      subject: this.#project ?? this.#context.subject, list: this.#list, adjusted: this.#adjusted, bracket: this.#inBracket ? this.#beforeBracket : null, listEnds: this.#listEnds, beforeBracket: closesBracket(gap) ? this.#beforeBracket : null, last: this.#last, budget: this.#budget, head: this.#head, lead: this.#lead, heading: this.#section.topic, headingIsNear: this.#section.passages <= HEADING_REACH,
      sentenceStage: this.#sentenceStage, headingStage: this.#section.stage, earlierStage: this.#earlierStage, documentStage: this.#context.documentStage, retrospective: this.#context.retrospective, ofOneProject: this.#context.ofOneProject,
      sentenceYear: this.#sentenceYear, fiscalYear: this.#context.fiscalYear, base: this.#base,
    };
  }

  /** 收、支总计均为A万元 states the revenue and the expenditure. */
  #sides(mention: Mention, gap: string, next: Mention | null, sentenceBefore: string): Said[] {
    const both = this.#grammar.find('both-sides', this.#grammar.strip('lead', mention.before));
    if (!both) {
      const record = this.#money(mention, gap, next, sentenceBefore);
      if (record?.kind === 'figure' && record.statement.stage !== 'change') this.#both = [];
      // 收、支总计均为A万元,比上年各增加B万元.
      if (record?.kind === 'figure' && record.statement.stage === 'change' && EACH_CHANGED.test(mention.before)) return this.#both.length === 0 ? [record] : this.#both.map((measure) => ({ ...record, statement: { ...record.statement, measure } }));
      return record === null ? [] : [record];
    }
    const { before = '', total = '' } = both.match.groups ?? {};
    const words = wordsOf(both.match[0].replace(/^.*(?:相比|对比|比较)/u, ''), this.#context);
    const rest = mention.before.slice(mention.before.lastIndexOf(total) + total.length);
    const records = ['收入', '支出'].flatMap((side) => {
      const record = this.#money({ ...mention, before: `${before}${side}${total}${rest}` }, gap, next, sentenceBefore);
      if (record?.kind !== 'figure') return [];
      const statement = { ...record.statement, label: words, topic: words, rules: [...record.statement.rules, both.rule] };
      if (this.#last === record.statement) this.#last = statement;
      if (this.#changed !== null) this.#changed = words;
      return [{ ...record, statement }];
    });
    this.#both = records.map(({ statement }) => statement.measure);
    return records;
  }

  #money(mention: Mention, gap: string, next: Mention | null, sentenceBefore: string): Said | null {
    const { token } = mention;
    if (token.spelled && /[角分]$/u.test(token.raw)) return null;
    this.#enumerates = /^[、,，;；]/u.test(gap) && mention.since !== 'start';
    const { printed: words, label: naming, target, compared, behind } = amountWords(mention, gap, next, this.#grammar);
    const below = this.#list?.measure ?? this.#lead?.measure ?? this.#last?.measure ?? this.#section.topic?.measure ?? null;
    const label = readAmountLabel(naming, compared ? '' : gap, { ...this.#context, below, after: mention.after, namesNoProject: behind ?? false, ofProject: this.#project !== null });
    if (label.listRule) this.#listOpened = true;
    this.#listEnds = this.#list !== null && (mention.since === ';' || mention.since === '；' || closesBracket(gap) || this.#isTold());
    if (label.listRule && !label.change) this.#openList(this.#last ?? this.#list ?? this.#head);
    else if (/^[:：]/u.test(gap) && this.#last) this.#openList(this.#last);
    if (label.change?.base) this.#base = label.change.base;
    else if (!label.change) this.#base = null;
    if (token.high !== null || token.unit !== '元') return this.#count(mention, gap);
    if (this.#grammar.find('advice', sentenceBefore.slice(sentenceBefore.search(/[^;；]*$/u)))) return label.change ? null : this.#count(mention, gap);
    this.#eachCosts = this.#grammar.find('unit-money', words) !== null || (this.#eachCosts && /^[、和及](?!其中)\p{Script=Han}{1,8}$/u.test(gap));
    if (this.#eachCosts) return this.#count(mention, gap);
    // `其中38万元…` whose words name nothing is a part, and never the whole again.
    if (label.listRule && label.text === '' && !label.change) return null;
    if (label.change && !label.meaning && this.#grammar.find('other-money', words)) return this.#count(mention, gap);
    const counted = this.#stated.at(-1) ?? '';
    // 不符合条件34户,涉及资金12.6万元: money of no projects.
    if (label.several && counted !== '' && !OF_PROJECTS.test(sentenceBefore.slice(0, -label.text.length || undefined))) return this.#count(mention, gap);
    if (label.text.startsWith('涉及') && this.#counted && !OF_PROJECTS.test(counted)) return this.#count(mention, gap);
    if (label.several) return this.#figure(mention, label, this.#severalMeasure(words), label.text, [label.several], { stage: 'unspecified', rule: label.several });
    // 涉及项目11个,资金2864.17万元: the money of the projects counted in front of it.
    const ofCounted = label.text === '' ? mention.since === 'number' : ONLY_MONEY.test(label.text) && /^[,，、]/u.test(gap) && gap.length <= label.text.length + 4;
    if (ofCounted && (this.#context.reportProject === null || label.text !== '') && /(?:项目|经费|资金|专项)$/u.test(counted)) {
      return this.#figure(mention, label, this.#severalMeasure(''), label.text || this.#stated.at(-1)!, ['prose.several-projects.counted'], this.#clauseStage(sentenceBefore));
    }
    // 按设备投资额的5%给予补助,最高不超过200万元: a bound without words of its own is no amount of an account.
    if (label.text === '' && token.op !== 'eq' && token.op !== 'approx') return null;
    // 2笔共12.8万元: what is counted in front of it costs so much.
    if (/^(?:共计?|合计|总计|累计|投资|投入)?$/u.test(label.text) && mention.since === 'number' && this.#counted && /^(?:共计?|合计|总计|累计)?$/u.test(mention.before)) return this.#count(gap === mention.before ? mention : { ...mention, after: '' }, gap);
    if (label.project) {
      this.#section.mentioned = this.#project = label.project.name;
      this.#context.told.add(label.project.name);
    }
    else if (label.sameProject) this.#project ??= this.#section.mentioned ?? this.#context.onlyProject;
    // 安排渔港经费 behind a project told of before is money of another kind.
    else if (label.allocated && label.meaning === null && !label.needsTopic && label.text !== words) this.#project = this.#section.project ?? this.#context.reportProject;
    else if (label.needsTopic && !this.#last && !this.#lead && !this.#head) this.#project ??= this.#context.onlyProject;
    const around = this.#around(gap);
    const found = measureFor(label, around) ?? (label.sameProject && !label.change ? { measure: 'project_expenditure' as const, topic: label.topic, rule: 'prose.same-project', from: null } : null);
    const ofProject = this.#ofProject(label, found?.measure ?? null);
    if (!found && !ofProject && !this.#isBudgetMoney(label, words)) return this.#count(mention, gap);
    // Losses recovered and goods seized are results of a project, not its money.
    if (!found && ofProject && !label.needsTopic && !label.sameProject && label.project === null && this.#grammar.find('other-money', words)) return this.#count(mention, gap);
    if (found && !ofProject && !found.from && this.#grammar.find('other-money', words) && !this.#context.account) return this.#count(mention, gap);
    const measure = ofProject ? projectMeasure(found?.measure ?? null, label.needsTopic || label.sameProject || label.project !== null) : (found?.measure ?? 'other');
    const paidFor = measure === 'other' && this.#counted && PAID.test(label.text) && /^[、,，]/u.test(gap) ? `${counted}${label.text}` : null;
    const topic = paidFor ?? (found?.topic || label.topic);
    const balance = measure === 'other' && this.#grammar.find('balance-money', label.text) !== null && !/购置|采购|支出|收入/u.test(label.text);
    const adjusted = target !== null && isAdjusted(target);
    const stage: Inherited = adjusted ? { stage: 'initial_budget', rule: 'stage.moved' } : stageFor(label, measure, balance, around);
    const year = target !== null && !adjusted ? (yearIn(words, this.#context.fiscalYear, this.#grammar) ?? minusOne(this.#context.fiscalYear)) : null;
    const before = this.#last;
    const figure = this.#figure(mention, label, measure, topic, [found?.rule ?? null, label.listRule], stage, { ofProject, movedYear: year, around });
    if (compared && before) {
      // `较2021年1100万元增加100万元`: the amount compared with is no new topic.
      this.#last = before;
      this.#base = stage.stage === 'initial_budget' || stage.stage === 'adjusted_budget' ? 'budget' : 'year';
    }
    return figure;
  }

  #figure(mention: Mention, label: AmountLabel, measure: Measure, topic: string, ids: readonly (string | null)[], stage: Inherited, { ofProject = false, movedYear = null, around = this.#around() }: { ofProject?: boolean; movedYear?: number | null; around?: Surroundings } = {}): Said {
    if (ofProject && (label.needsTopic || label.sameProject)) topic = this.#project!;
    const statement: Statement = {
      subject: ofProject ? this.#project! : this.#list && !label.change ? this.#list.subject : this.#context.subject, measure, label: label.text === '' || (measure === 'other' && !label.change) ? topic : label.text, topic,
      stage: stage.stage, year: movedYear ?? yearFor(label, stage.stage, around),
      rules: [...new Set([...ids.filter((id) => id !== null), label.project?.rule, stage.rule, ...mention.token.rules].filter((id) => id !== undefined))],
    };
    this.#changed = label.change && (label.meaning || around.beforeBracket) ? topic : null;
    if (!label.change) {
      this.#last = statement;
      this.#lastAmount = mention.token.amount;
      if (this.#list !== null && mention.token.amount !== null) this.#listSum = this.#listSum.plus(mention.token.amount);
      if (stage.stage === 'adjusted_budget' && TOTALS.has(measure)) this.#adjusted = true;
      if (stage.stage === 'initial_budget' && (this.#list === null || around.listEnds)) this.#budget = statement;
      // 培训费支出38,400元,预算为45,000元;会议费支出…: what an account adds about the budget is not what it goes on with.
      const aside = label.needsTopic && (stage.rule === 'stage.bare-budget' || stage.stage === 'initial_budget') && around.last?.stage === 'executed' && this.#context.documentStage?.stage === 'executed';
      if (passesOn(stage.stage) && stage.rule !== 'stage.bare' && !aside) this.#sentenceStage = stage;
    }
    this.#consumed = mention.token.end;
    this.#relative = false;
    return { kind: 'figure', token: mention.token, statement };
  }

  #openList(head: Statement | null): void {
    this.#headAmount = head !== null && head === this.#last ? this.#lastAmount : null;
    this.#list = head;
    this.#listSum = new Big(0);
  }

  /** 年初预算100万元,其中基本支出70万元,项目支出30万元,年中追加20万元: the parts add up, so what comes is of the whole again. */
  #isTold(): boolean {
    return this.#headAmount !== null && this.#listSum.gt(0) && this.#listSum.eq(this.#headAmount);
  }

  #ofProject(label: AmountLabel, measure: Measure | null): boolean {
    if (this.#project === null) return false;
    // 上级补助 is a part of the money of the one project that a report is about; 上级补助收入 is the unit's.
    if (measure === 'superior_subsidy_revenue' && this.#context.reportProject !== null && !label.text.includes('收入')) return true;
    return label.project !== null || label.sameProject || label.needsTopic || measure === null || projectMeasure(measure, false) !== 'other';
  }

  /** 政府性基金预算项目0个,共涉及资金0万元: the kind of projects counted before says whose money it is. */
  #severalMeasure(words: string): Measure {
    const counted = `${this.#stated.at(-1) ?? ''}${words}`;
    return /政府性基金/u.test(counted) ? 'government_fund_budget' : /国有资本/u.test(counted) ? 'state_capital_budget' : 'project_expenditure';
  }

  /** The stage that the clause in front of a number names (`年初批复预算8个项目985万元`). */
  #clauseStage(sentenceBefore: string): Inherited {
    const clause = /[^,，;；:：]*$/u.exec(sentenceBefore)![0];
    return this.#grammar.stage(clause, 'label') ?? this.#sentenceStage ?? { stage: 'unspecified', rule: 'stage.bare' };
  }

  #isBudgetMoney(label: AmountLabel, words: string): boolean {
    if (this.#grammar.find('other-money', words)) return false;
    if (label.text === '') return false;
    if (this.#inBracket && this.#context.account && this.#beforeBracket?.stage === 'adjustment') return true;
    if (/\((?:款|项)\)/u.test(label.text) || ITEM_CODE.test(label.printed)) return true;
    // The last of several uses of money may be named without 费: `外包服务费A万元、设施维护B万元`.
    if (label.text.length >= 3 && this.#context.account && this.#last?.measure === 'other' && this.#enumerates) return true;
    if (this.#listOpened && this.#context.account && this.#last?.measure === 'other') return true;
    return this.#list !== null && this.#context.account || this.#grammar.find('budget-money', label.text) !== null;
  }

  #count(mention: Mention, gap: string): Said | null {
    // 财政拨款A万元(含国债B万元),占C%: the share is of what stands in front of the bracket.
    const outside = closesBracket(gap) ? (this.#beforeBracket?.topic ?? this.#countedBeforeBracket) : undefined;
    const stated = outside ?? this.#stated.findLast((name) => name !== '') ?? '';
    const about = this.#changed ?? this.#last?.topic ?? (stated || (this.#head?.topic ?? this.#lead?.label ?? ''));
    const before = withoutOwner(mention.before, this.#context.department, this.#grammar);
    const label = quantityLabel({ ...mention, before }, gap.slice(0, gap.length - mention.before.length) + before, { about, stated, indicator: this.#indicator, goal: this.#goal, title: this.#section.title ?? '' }, this.#grammar);
    this.#goal = label?.goal ?? null;
    this.#relative = label?.relative ?? false;
    // A bound, or what stands behind 目标值:, is a target: 实际 behind it tells what became of it.
    this.#indicator ||= (label?.indicator ?? false) || (label !== null && mention.token.op !== null && mention.token.op !== 'eq' && mention.token.op !== 'approx') || /(?:目标值?|指标值)[:：]/u.test(gap);
    if (!label) return null;
    this.#consumed = mention.token.end + label.taken;
    return { kind: 'quantity', token: mention.token, label: label.text, rules: [...label.rules, ...mention.token.rules] };
  }

  #close(text: string, heads: readonly Statement[], sentence: Sentence): void {
    const measures = new Set(heads.map((head) => `${head.subject}|${head.measure}|${head.measure === 'other' ? head.topic : ''}`));
    if (heads.length > 0) {
      // 从构成看,基本支出…,项目支出…: parts of the total told before do not take its place.
      const whole = this.#head !== null && TOTALS.has(this.#head.measure) && measures.size > 1 && heads.every((head) => PARTS.has(head.measure) && head.stage === this.#head!.stage) ? this.#head : null;
      // In an account, 支出…,年初预算…。其中: lists what was spent.
      const spent = measures.size === 1 && this.#context.documentStage?.stage === 'executed' ? heads.findLast((head) => head.stage === 'executed') : undefined;
      this.#head = whole ?? spent ?? (measures.size === 1 ? heads.at(-1)! : heads[0]!);
      // 预算…,实际支出…,结余…。其中: lists what was spent, not what was left.
      this.#listed = heads.findLast((head) => passesOn(head.stage) && head.measure === heads[0]!.measure) ?? this.#head;
    }
    if (this.#sentenceStage) this.#earlierStage = this.#sentenceStage;
    const tail = text.slice((sentence.mentions.at(-1)?.token.end ?? sentence.start) - sentence.start);
    if (/[:：]$/u.test(tail) && this.#last) this.#section.openList = this.#last;
  }
}

/** What shares of an amount are about: its own words where its topic is no more than the project's name. */
const aboutOf = ({ subject, topic, label }: Statement): string => (topic === subject && label !== '' ? label : topic);

const minusOne = (year: number | null): number | null => (year === null ? null : year - 1);
