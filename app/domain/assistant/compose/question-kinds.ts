/** What kind of fact a question asks for; the same words in a heading say which section holds it. */
export const QUESTION_KINDS = [
  "amount",
  "fee",
  "papers",
  "duration",
  "where",
  "contact",
  "when",
  "how",
  "who",
  "what",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/**
 * Patterns meet folded text. Within a tier the kind that is named first is the main one; a kind of a later tier never
 * comes before one of an earlier: "can I get a refund and how much" asks how much.
 */
const TIERS: readonly Readonly<Partial<Record<QuestionKind, RegExp>>>[] = [
  {
    // What somebody gets; what they pay is a fee.
    amount:
      /(?=[^]*\b(?:allowance|subsid(?:y|ies)|pension|benefits?|grant|aid|bonus|minimum living)\b)(?![^]*\b(?:fee|cost|charge)s?\b)[^]*(?:\bhow much\b|\bhow many (?:yuan|euros?)\b|\b(?:amount|rate|worth)s?\b)|(?=[^]*(?:津贴|补贴|补助|养老金|低保|救助|抚恤|奖励|待遇|最低生活))(?![^]*(?:收费|手续费|工本费|要交))[^]*(?:多少|几多|好多钱|几块|几百|标准|金额|发几|领几|给不给钱|有钱领)|\bhow much (?:money )?(?:do|does|will|can|would|did) (?:i|we|he|she|they|my \w+|people) (?:get|receive|be paid)|(?:发|领|给|补|拿)(?:到|我|他|她)?(?:多少|几|好多)|(?:给不给|有没有)钱|\b(?:income|age|upper|lower) limits?\b|(?:收入|面积|年龄)(?:标准|上限|限额|门槛|限制)|标准是多少/,
    fee: /\bhow much\b|\b(?:cost|fee|price|charge|free|expensive|fine|refund|deposit)s?\b|\bpay for\b|多少钱|几多钱|好多钱|几块钱|多少元|费用|收费|收钱|要钱|花钱|免费|价格|罚款|押金|工本费|交多少|缴多少/,
    papers:
      /\b(?:documents?|papers?|paperwork|evidence|proof|photos?)\b|\bwhat (?:do|should|must|else do) (?:i|we|they) (?:need|bring|prepare|have to bring)|\bwhat is needed\b|\bbring\b|材料|证件|带什么|带啥|要带|需要什么|要什么|准备什么|准备啥|哪些东西|什么手续|要哪些|要啥|复印件|照片/,
    duration:
      /\bhow (?:long|fast|quickly|soon|many (?:days|working days|weeks|months))\b|\b(?:processing|waiting) time\b|\btake to (?:get|process|arrive)\b|多久|多长时间|几天|多少天|几个工作日|多少个?工作日|什么时候(?:能|可以)?(?:拿到|办好|办下来|下来|到账|批)|时限|办理时间|要等/,
    where:
      /\bwhere\b|\b(?:address|location|nearest)\b|\bwhich (?:office|centre|center|counter|hall|window|place)\b|哪里|哪儿|在哪|去哪|到哪|什么地方|地址|地点|位置|哪个(?:中心|大厅|部门|单位|窗口)|几号窗口|最近的/,
    contact: /\b(?:telephone|phone) number\b|\b(?:contact|hotline|e-?mail|call|phone)\b|电话|号码|联系|热线|打给|邮箱/,
    when: /\b(?:when|deadline|opening (?:hours|times)|open|close[sd]?|expir\w+|valid|from what month|by what date|how often|what time|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b|什么时候|何时|哪天|几号|截止|期限|有效期|几点|上班|下班|开门|关门|营业|周末|周[一二三四五六日]|星期|过期|到期|多久一次|哪个月/,
    how: /\b(?:online|by post|home visit|on (?:my|his|her|their) behalf|someone else|replace|renew|cancel)\b|网上|线上|代办|上门|邮寄|补办|换证|续|注销|变更/,
  },
  {
    how: /\bhow (?:do|can|to|should|would|does)\b|\b(?:steps?|process|procedure)\b|怎么|如何|咋|怎样|流程|步骤/,
    who: /\b(?:who|eligible|eligibility|entitled|qualif\w+|conditions?|requirements?|how old|what age|age limit|allowed)\b|谁|什么人|哪些人|条件|资格|符合|多大(?:年纪|年龄|岁数)?|几岁|多少岁|年龄/,
  },
  {
    who: /\b(?:can|may|could|am|do|does|is|are) (?:i|my|we|he|she|they|foreigners?|tenants?|students?|people|someone)\b|能不能|可不可以|可以(?:办|申请|领)|能(?:办|申请|领|享受)|外地人|非本地/,
    how: /\b(?:apply|register|application)\b|申请|办理/,
  },
  { what: /\b(?:what|which|meaning|difference|explain)\b|什么是|是什么|什么意思|区别|介绍|哪种|有哪些/ },
];

/** The kinds of a folded question, main one first; none when it only names something. */
export function kindsOfQuestion(folded: string): QuestionKind[] {
  const kinds = TIERS.flatMap((tier) =>
    QUESTION_KINDS.flatMap((kind) => {
      const at = tier[kind] ? folded.search(tier[kind]) : -1;
      return at < 0 ? [] : [{ kind, at }];
    })
      .sort((a, b) => a.at - b.at)
      .map(({ kind }) => kind),
  );
  return [...new Set(kinds)];
}

const IN_HEADING: Readonly<Record<QuestionKind, RegExp>> = {
  amount: /\b(?:how much|amount|rate|money)s?\b|多少|金额|标准|待遇/,
  fee: /\b(?:costs?|fees?|price|charges?|free)\b|费用|收费|多少钱/,
  papers: /\b(?:need|documents?|papers?|evidence|bring|prepare|proof)\b|材料|证件|带|准备|需要什么/,
  duration: /\b(?:how long|working days|takes?|wait)\b|多久|时限|几天|工作日/,
  where: /\b(?:where|address|centre|center|office|hall|in person)\b|哪里|地点|地址|窗口|去哪|线下/,
  contact: /\b(?:contact|phone|call|hotline)\b|联系|电话|咨询|热线/,
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
  thresholds: ["amount"],
  "special-circumstances": ["who"],
  evidence: ["papers"],
  costs: ["fee"],
  times: ["duration"],
  channels: ["where", "how", "contact"],
  outputs: [],
};

export const kindsOfServicePart = (anchor: string): readonly QuestionKind[] | undefined => IN_SERVICE_PART[anchor];

/** How a sentence looks that gives such a fact. */
export const ANSWER_SHAPE: Readonly<Partial<Record<QuestionKind, RegExp>>> = {
  amount: /[¥$€£]\s?\d|\d[\d,.]*\s?(?:yuan|rmb|euros?|pounds?|dollars?|元|块|万元|%|percent)/i,
  fee: /[¥$€£]\s?\d|\d[\d,.]*\s?(?:yuan|rmb|euros?|元|块)|\bfree(?: of charge)?\b|\bno (?:fee|charge)\b|免费|不收(?:费|取)|无需缴费/i,
  papers:
    /\b(?:id|card|certificate|photo|form|proof|copy|original|passport|contract|book)s?\b|证|照片|原件|复印件|户口簿|合同|申请表/i,
  who: /\b(?:aged?|years?|residents?|registered|must|older|under|over|if you|when)\b|周岁|以上|户籍|居民|须|应当|符合|满/i,
  duration:
    /\d+\s*(?:working )?(?:days?|weeks?|months?|minutes?|hours?)|while you wait|\d+\s*个?(?:工作日|天|日|周|月|分钟|小时)|当场|即办/i,
  when: /\d{1,2}[:：]\d{2}|\d+(?:st|nd|rd|th)\b|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|days?|every)\b|周[一二三四五六日]|星期|\d+月|\d+日|每年|每月|以内|有效/i,
  where: /\b(?:centre|center|hall|office|counter|road|street|floor|desk|station)\b|中心|大厅|窗口|路\d|街|派出所|社区/i,
  contact: /\d{3,}|@/,
  how: /\b(?:apply|go|fill|send|bring|take|hand|online|form|sign|call|submit|post)\b|申请|填|提交|前往|携带|登录|拨打|网上|窗口/i,
};

/** Words of a question that say its kind or nothing at all, left out when its matter is looked for. Nouns stay. */
const SAYS_NO_MATTER =
  /\bhow (?:much|many|long|fast|soon|old|often|do|can|to|should)\b|\b(?:what|which|who|where|when|why|how|need|needed|want|like|know|please|tell|get|gets|much|long|take|takes|help|question|apply|applying|want|does|would|there|also|something|anything|someone|thing|things|way|possible|exactly|now|hi|hello|thanks|thank|papers?|paperwork|documents?|fees?|costs?|price|address|deadline|opening|hours|open|phone|telephone|number|conditions?|requirements?|eligible)\b|材料|证件|手续|电话|号码|费用|收费|地址|条件|资格|开门|几点|上班|请问|我想|想问|想知道|问一下|一下|我要|我们|你们|怎么样|怎么|如何|怎样|咋|什么|多少钱|多少|[去在到]?哪[里儿个]|[去在到]哪|几天|多久|多长时间|吗|呢|啊|呀|的话|现在|需要|办理|申请|(?<![代补])办|可以|能不能|可不可以|要带|要|能|会|有没有|给不给|是不是|谢谢|您好|你好|的|了/g;

/** Things done to a card or paper; alone they do not say which. */
const SAYS_NO_SUBJECT =
  /\b(?:lost|lose|losing|replac\w*|renew\w*|chang\w*|cancel\w*|regist\w*|mov(?:e|ed|ing)|report\w*|free|pay|paid|live|living|people|person|years?|months?|days?|old|new|my)\b|丢失?|补办?|换|变更|注销|取消|迁|免费|缴费|多大|家里|我/g;

export const withoutVerbs = (folded: string): string => withoutKindWords(folded).replace(SAYS_NO_SUBJECT, " ");

export const withoutKindWords = (folded: string): string => folded.replace(SAYS_NO_MATTER, " ");
