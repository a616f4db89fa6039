import { QUESTION_KINDS, type QuestionKind } from "./question-kinds.ts";

/** Words of a heading that promise a kind of fact. */
const IN_HEADING: Readonly<Record<QuestionKind, RegExp>> = {
  penalty:
    /\b(?:fines?|penalt\w+|punish\w*|misuse|late|not register|not allowed|can happen)\b|罚|处罚|不登记|晚了|逾期|会怎样|不能做/,
  age: /\b(?:age|how old|who)\b|几岁|年龄|谁/,
  limit: /\b(?:limits?|who)\b|限|谁|条件/,
  share: /\b(?:how much|paid|percent)\b|能报多少|比例|待遇/,
  count: /\bhow many\b|几|多少/,
  deadline:
    /\b(?:by when|deadline|when (?:do|can|must)|late|enrol|valid|renewed)\b|多长时间内|期限|截止|什么时候|错过|签注|有效期/,
  validity: /\b(?:valid|expir\w+|end|renew\w*)\b|有效|期限|到期|过期|签注/,
  hours: /\b(?:open|hours)\b|开门|开放|几点/,
  consequence:
    /\b(?:what (?:if|happens|can happen|is not allowed)|lost|late|refused?|consequence\w*|stop|interrupts?)\b|怎么办|怎样|会怎|影响|中断|停缴|哪些事不能/,
  amount: /\b(?:how much|amount|rate|money)s?\b|多少|金额|标准|待遇/,
  fee: /\b(?:costs?|fees?|price|charges?|free)\b|费用|收费|多少钱/,
  papers: /\b(?:need|documents?|papers?|evidence|bring|prepare|proof)\b|材料|证件|带|准备|需要什么/,
  duration:
    /\b(?:how (?:long|many (?:days|months|years))|working days|takes?|wait)\b|几年|多少年|多久|时限|几天|工作日/,
  where: /\b(?:where|address|centre|center|office|hall|in person)\b|哪里|地点|地址|窗口|去哪|线下/,
  contact: /\b(?:contact|phone|call|hotline)\b|联系|电话|咨询|热线/,
  day: /\b(?:when|day)\b|什么时候|何时|哪天|几号/,
  when: /\b(?:when|deadline|hours|opening|valid|expir\w+|renew|from which month)\b|什么时候|何时|哪天|哪个月|期限|有效|截止|开放|几点|到期/,
  how: /\b(?:how (?:to|do|you|can)|apply|steps?|process|procedure|online|replace|lost)\b|怎么申请|怎么办理|如何|流程|步骤|方式|网上|补办|丢/,
  who: /\b(?:who|eligib\w+|condition|requirement|qualif\w+|entitled)s?\b|谁|条件|资格|对象|哪些人|什么人/,
  what: /\b(?:what is|about|summary|overview|introduction|in short|means?)\b|是什么|简介|介绍|概述/,
};

export const kindsOfHeading = (folded: string): QuestionKind[] =>
  QUESTION_KINDS.filter((kind) => IN_HEADING[kind].test(folded));

/** The parts of a service's page by their anchors, which say what they hold better than any heading. */
const IN_SERVICE_PART: Readonly<Record<string, readonly QuestionKind[]>> = {
  who: ["who", "what"],
  requirements: ["who"],
  // A limit can be what is asked in many ways.
  thresholds: ["amount", "age", "limit", "who"],
  "special-circumstances": ["who", "consequence"],
  evidence: ["papers"],
  costs: ["fee"],
  times: ["duration"],
  channels: ["where", "how", "contact"],
  outputs: [],
};

export const kindsOfServicePart = (anchor: string): readonly QuestionKind[] | undefined => IN_SERVICE_PART[anchor];

/** How a sentence looks that gives such a fact. */
export const ANSWER_SHAPE: Readonly<Partial<Record<QuestionKind, RegExp>>> = {
  penalty:
    /\b(?:fine[sd]?|penalt\w+|warning|blocked|nothing is charged|pays? everything back|cannot apply|paid back)\b|罚|警告|停用|处罚|不收费|不能再/i,
  age: /\b(?:aged?|older|younger|years? old)\b[^.]*\d|\d[^.]*\b(?:years? old|or older)\b|\d+\s?周?岁/i,
  limit: /\d/,
  share: /\d\s?(?:%|percent)|百分之/i,
  count:
    /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b|[\d一两二三四五六七八九十]+(?:本|条|只|张|辆|次|份|种|个)/i,
  consequence:
    /\b(?:cannot|may not|lost|ends?|blocked|fine|warning|has to|rests?|goes? to the end)\b|不能|停|罚|作废|清零|排到|退房|中断/i,
  deadline:
    /\bwithin \d+ (?!working)|\b(?:by|until|before|from|between) (?:\d|the \d|january|february|march|april|may|june|july|august|september|october|november|december)|\bat the latest\b|\d+ (?:days|months) (?:before|after|of)|last \d+ days|no more than \d|\d+(?:个?工作日|天|日|个月)(?:之?内|以内|前)|\d+月\d+日|截止/i,
  validity: /\b(?:valid|for life|not older than|expires?)\b|\bends?\b|到期|长期|有效|\d个月内/i,
  hours:
    /\d{1,2}[:：]\d{2}|\bclosed\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bday and night\b|\bat any hour\b|闭馆|周[一二三四五六日]|星期|全天/i,
  // What somebody gets, not what they pay.
  amount:
    /^(?![^]*(?:\bcosts? (?:the full price of )?\d|\bfee is\b|\byou pay\b|收费\d|每小时付|一餐\d))[^]*?(?:\bhalf\b|[¥$€£]\s?\d|\d[\d,.]*\s?(?:yuan|rmb|euros?|pounds?|dollars?|元|块|万元|%|percent|square met|平方米)|免费|半价|\bfree\b)/i,
  fee: /[¥$€£]\s?\d|\d[\d,.]*\s?(?:yuan|rmb|euros?|元|块)|\bfree(?: of charge)?\b|\bno (?:fee|charge|fine)\b|\bhalf (?:the )?(?:price|fare)\b|\bnothing (?:is charged|to)\b|pay nothing|半价|免费|不收(?:费|取)|无需缴费/i,
  papers:
    /\b(?:id|card|certificate|photo|form|proof|copy|original|passport|contract|book)s?\b|证|照片|原件|复印件|户口簿|合同|申请表/i,
  who: /\b(?:aged?|years?|residents?|registered|must|older|under|over|if you|when)\b|周岁|以上|户籍|居民|须|应当|符合|满/i,
  duration:
    /\d+\s*(?:working )?(?:days?|weeks?|months?|years?|minutes?|hours?)|while you wait|\d+\s*个?(?:工作日|天|日|周|月|年|分钟|小时)|当场|即办/i,
  day: /\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d{1,2}日/i,
  when: /\d{1,2}[:：]\d{2}|\d+(?:st|nd|rd|th)\b|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|days?|every)\b|周[一二三四五六日]|星期|\d+月|\d+日|每年|每月|\d+(?:天|个月)(?:内|前)|within \d|last \d+ days|以内|有效/i,
  where: /\b(?:centre|center|hall|office|counter|road|street|floor|desk|station)\b|中心|大厅|窗口|路\d|街|派出所|社区/i,
  contact: /\d{3,}|@/,
  how: /\b(?:apply|go|fill|send|bring|take|hand|online|form|sign|call|submit|post)\b|申请|填|提交|前往|携带|登录|拨打|网上|窗口/i,
};

/** Kinds whose answer is of one certain shape: a sentence without it is about something else. */
export const STRICT_KINDS: readonly QuestionKind[] = [
  "age",
  "limit",
  "penalty",
  "share",
  "count",
  "amount",
  "fee",
  "deadline",
  "validity",
  "duration",
  "hours",
  "day",
  "where",
  "contact",
];
