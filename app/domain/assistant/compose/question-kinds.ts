/** What kind of fact a question asks for; the same words in a heading say which section holds it. */
export const QUESTION_KINDS = [
  "amount",
  "fee",
  "papers",
  "who",
  "duration",
  "when",
  "where",
  "contact",
  "how",
  "what",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Patterns meet folded text. The first that holds is the main kind. */
const IN_QUESTION: Readonly<Record<QuestionKind, RegExp>> = {
  // What somebody gets; what they pay is a fee.
  amount:
    /(?=[^]*\b(?:allowance|subsid(?:y|ies)|pension|benefits?|grant|payment|aid|support|bonus|minimum living)\b)[^]*(?:\bhow (?:much|many (?:yuan|euros?))\b|\b(?:amount|rate|worth)s?\b)|(?=[^]*(?:津贴|补贴|补助|养老金|低保|救助|抚恤|奖励|待遇|最低生活))[^]*(?:多少|几多|好多钱|几块|几百|标准|金额|发几|领几)|\bhow much (?:do|will|can|would) (?:i|we|he|she|they) (?:get|receive|be paid)|(?:发|领|给|补|拿)多少/,
  fee: /\bhow much\b|\b(?:cost|fee|price|charge|pay|free|expensive|fine|refund|deposit)s?\b|多少钱|几多钱|好多钱|几块钱|多少元|费用|收费|收钱|要钱|花钱|免费|价格|罚款|押金|工本费|交多少|缴多少/,
  papers:
    /\b(?:documents?|papers?|paperwork|evidence|proof|bring|photos?|id card needed|what do i need|what is needed|which (?:documents|papers|forms))\b|材料|证件|带什么|带啥|要带|需要什么|要什么|准备什么|准备啥|哪些东西|手续|要哪些|要啥|证明要|复印件|照片/,
  who: /\b(?:who|eligible|eligibility|entitled|qualify|qualified|qualifies|conditions?|requirements?|allowed|can (?:i|my|we|he|she|they|foreigners?|tenants?|students?)|am i|do i (?:get|have)|old enough|how old|what age|from what age|age limit)\b|谁可以|谁能|什么人|哪些人|条件|资格|符合|能不能|可不可以|可以(?:办|申请|领)|能(?:办|申请|领|享受)|多大(?:年纪|年龄|岁数)?|几岁|多少岁|年龄|外地人|非本地/,
  duration:
    /\bhow (?:long|fast|quickly|soon|many (?:days|working days|weeks|months))\b|\b(?:processing|waiting) time\b|\btake to (?:get|process|arrive)\b|多久|多长时间|几天|多少天|几个工作日|多少个?工作日|什么时候(?:能|可以)?(?:拿到|办好|办下来|下来|到账|批)|时限|办理时间|要等/,
  when: /\b(?:when|deadline|opening (?:hours|times)|open|close[sd]?|expir\w+|valid|renew|by what date|from when|how often|what time|weekends?|saturdays?|sundays?)\b|什么时候|何时|哪天|截止|期限|有效期|几点|上班|下班|开门|关门|营业|周末|周六|周日|星期|过期|到期|换证|每年|多久一次|起算|从哪/,
  where:
    /\b(?:where|address|location|nearest|which (?:office|centre|center|counter|hall|window|place)|what place)\b|哪里|哪儿|在哪|去哪|什么地方|地址|地点|位置|窗口|哪个(?:中心|大厅|部门|单位|窗口)|最近的/,
  contact: /\b(?:phone|telephone|number|call|contact|hotline|e-?mail|reach)\b|电话|号码|联系|热线|打给|邮箱/,
  how: /\b(?:how (?:do|can|to|should|would|does)|steps?|process|procedure|apply|application|register|online|renew|change|cancel|report|replace|by post|home visit|on behalf|someone else)\b|怎么|如何|咋|怎样|流程|步骤|申请|办理|办|网上|线上|代办|上门|邮寄|登记|补办|变更|注销/,
  what: /\b(?:what|which|mean|difference|explain|about)\b|什么是|是什么|什么意思|区别|介绍|哪种|有哪些/,
};

const IN_HEADING: Readonly<Record<QuestionKind, RegExp>> = {
  amount: /\b(?:how much|amount|rate|money|pays?)s?\b|多少|金额|标准|待遇|发放/,
  fee: /\b(?:costs?|fees?|price|charges?|free)\b|费用|收费|多少钱/,
  papers: /\b(?:need|documents?|papers?|evidence|bring|prepare|proof)\b|材料|证件|带|准备|需要什么|证明/,
  who: /\b(?:who|eligib\w+|condition|requirement|can (?:apply|get)|qualif\w+|entitled)s?\b|谁|条件|资格|对象|哪些人|什么人|范围/,
  duration: /\b(?:how long|time|working days|takes?|wait)\b|多久|时限|时间|几天|工作日|期限/,
  when: /\b(?:when|deadline|hours|opening|valid|expir\w+|renew|date|open)\b|什么时候|何时|时间|期限|有效|截止|开放|几点|到期/,
  where: /\b(?:where|address|centre|center|office|hall|place|in person)\b|哪里|地点|地址|窗口|中心|大厅|去哪|现场|线下/,
  contact: /\b(?:contact|phone|call|hotline|ask|question)\b|联系|电话|咨询|热线/,
  how: /\b(?:how (?:to|do|you|can)|apply|steps?|process|procedure|online|what happens|after)\b|怎么|如何|流程|步骤|申请|办理|方式|网上/,
  what: /\b(?:what|about|summary|overview|introduction|means?)\b|什么|简介|介绍|概述|说明/,
};

/** How a sentence looks that gives such a fact. */
export const ANSWER_SHAPE: Readonly<Partial<Record<QuestionKind, RegExp>>> = {
  amount: /[¥$€£]\s?\d|\d[\d,.]*\s?(?:yuan|rmb|euros?|pounds?|dollars?|元|块|万元|%|percent)/i,
  fee: /[¥$€£]\s?\d|\d[\d,.]*\s?(?:yuan|rmb|euros?|pounds?|dollars?|元|块|万元|%|percent)|\bfree(?: of charge)?\b|\bno (?:fee|charge)\b|免费|不收(?:费|取)|无需缴费/i,
  papers:
    /\b(?:id|card|certificate|photo|form|proof|copy|original|passport|contract|book)s?\b|证|照片|原件|复印件|户口簿|合同|申请表/i,
  who: /\b(?:aged?|years?|residents?|registered|must|live|lived|older|under|over|if you)\b|周岁|以上|户籍|居民|须|应当|符合|满/i,
  duration:
    /\d+\s*(?:working )?(?:days?|weeks?|months?|minutes?|hours?)|while you wait|\d+\s*个?(?:工作日|天|日|周|月|分钟|小时)|当场|即办|立等/i,
  when: /\d{1,2}[:：]\d{2}|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|years?|months?|days?|before|after|by|from|until|every)\b|周[一二三四五六日]|星期|\d+月|\d+日|每年|每月|之前|之后|以内|有效|起/i,
  where:
    /\b(?:centre|center|hall|office|counter|road|street|floor|room|desk|station)\b|中心|大厅|窗口|路|街|号|楼|派出所|社区/i,
  contact: /\d{3,}|@/,
  how: /\b(?:apply|go|fill|send|bring|take|hand|online|form|sign|call|click|choose|submit|post)\b|申请|填|提交|前往|携带|登录|拨打|网上|窗口|选择/i,
};

/** The parts of a service's page by their anchors, which say what they hold better than any heading. */
const IN_SERVICE_PART: Readonly<Record<string, readonly QuestionKind[]>> = {
  who: ["who", "what"],
  requirements: ["who"],
  thresholds: ["amount", "who"],
  "special-circumstances": ["who", "how"],
  evidence: ["papers"],
  costs: ["fee"],
  times: ["duration", "when"],
  channels: ["where", "how", "contact"],
  outputs: ["what"],
};

export const kindsOfServicePart = (anchor: string): readonly QuestionKind[] | undefined => IN_SERVICE_PART[anchor];

const kindsIn = (patterns: Readonly<Record<QuestionKind, RegExp>>, folded: string): QuestionKind[] =>
  QUESTION_KINDS.filter((kind) => patterns[kind].test(folded));

/** The kinds of a folded question, most telling first; none when it only names something. */
export const kindsOfQuestion = (folded: string): QuestionKind[] => kindsIn(IN_QUESTION, folded);

export const kindsOfHeading = (folded: string): QuestionKind[] => kindsIn(IN_HEADING, folded);

/** Words of a question that only say its kind, left out when its matter is looked for. */
export function withoutKindWords(folded: string): string {
  let rest = folded;
  for (const kind of QUESTION_KINDS) rest = rest.replace(new RegExp(IN_QUESTION[kind].source, "g"), " ");
  return rest.replace(/请问|我想|想问|问一下|一下|我要|我们|你们|您|吗|呢|啊|的话|现在|需要|要/g, " ");
}
