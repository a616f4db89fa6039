/** What kind of fact a question asks for; the same words in a heading say which section holds it. */
export const QUESTION_KINDS = [
  "penalty",
  "age",
  "limit",
  "share",
  "count",
  "amount",
  "fee",
  "papers",
  "deadline",
  "validity",
  "duration",
  "hours",
  "where",
  "contact",
  "day",
  "when",
  "how",
  "who",
  "consequence",
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
      /(?=[^]*\b(?:allowance|subsid(?:y|ies)|pension|benefits?|grant|aid|bonus|minimum living)\b)(?![^]*\b(?:fee|cost|charge)s?\b)[^]*(?:\bhow much\b|\bhow many (?:yuan|euros?)\b|\b(?:amount|rate|worth)s?\b)|(?=[^]*(?:津贴|补贴|补助|养老金|低保|救助|抚恤|奖励|待遇|最低生活))(?![^]*(?:收费|手续费|工本费|要交))[^]*(?:多少|几多|好多钱|几块|几百|标准|金额|发几|领几|给不给钱|有钱领)|\bwhat (?:do|does|will|can|would) (?:i|we|he|she|they|my \w+) (?:get|receive)\b|\bhow much (?:money )?(?:do|does|will|can|would|did) (?:i|we|he|she|they|my \w+|people) (?:get|receive|be paid)|(?:发|领|给|补|拿)(?:到|我|他|她)?(?:多少|几|好多)|(?:给不给|有没有)钱|\bhow much (?:of \w+(?: \w+)* )?(?:is|are|gets?|does \w+(?: \w+)*) (?:paid|covered|reimbursed|pay\b)|标准是多少|(?:补|发|给|领)多少|领什么|有什么(?:补贴|补助|钱)/,
    age: /\b(?:how old (?:must|do|does|should)|(?:what|which|minimum) age|age limit)\b|几岁|多少岁|多大(?:年纪|岁数|年龄)?(?:能|可以|才)|满几周?岁|年龄(?:限制|要求|条件)/,
    limit:
      /\b(?:income|upper|lower) limits?\b|\bat most\b|\bmaximum\b|\bthe most\b|\bat least\b|保底|不能?超过多少|最[多长大高晚]?(?:多少|能|可以)|最[多长大高]|上限|限额|(?:收入|面积)(?:标准|要求|条件)/,
    share: /\bhow much of\b|\bwhat (?:share|part|percent\w*)\b|报销?(?:多少|几成|百分)|百分之几|(?:报销)?比例/,
    count:
      /\bhow many (?!days|working|weeks|months|years|yuan|hours|minutes)\w+|(?:几|多少)(?=[本条只张辆次份种套回趟]|个(?!月|工作日|星期|礼拜|小时|钱))/,
    penalty: /\b(?:(?<!\b(?:is it|it's|that's|is that|be) )fine[sd]?|penalt(?:y|ies)|punish\w*|sanction\w*)\b|罚/,
    fee: /\bhow much\b|\bset (?:me|us|you) back\b|\b(?:do|will|would) (?:i|we) owe\b|收几(?:块|元)|收不收.{0,4}钱|自己掏|要?交钱|\b(?:cost|fee|price|charge|free|expensive|refund|deposit|rent|premium)s?\b|\bwhat (?:do|must|will) \w+ pay\b|\b(?:i|we)(?: (?:have|need) to| must)? pay\b|多少钱|几多钱|好多钱|几块钱|多少元|费用|收费|收钱|要钱|花钱|免费|价格|押金|工本费|交多少|缴多少|收多少|租金|保费|要买票|交钱|掏钱/,
    papers:
      /\b(?:documents?|papers?|paperwork|evidence|proof|photos?)\b|\bwhat (?:do|should|must|else do) (?:i|we|they) (?:need|bring|prepare|have to bring)|\bwhat is needed\b|\bbring\b|材料|证件|带什么|带啥|要带|需要什么|要什么|准备什么|准备啥|哪些东西|要哪些|要啥|复印件|照片/,
    deadline:
      /\b(?:by when|until when|deadline|last day|at the latest|how (?:many days|soon|long) (?:after|do i have|have i got|must|should)|within how many|time limit|too late|in time|by what date|what(?:'s| is) the latest|how long have (?:i|we) got)\b|\bwhen (?:must|do (?:i|we) have to|should|at the latest)\b|(?:几|多少)(?:天|日|个月)(?:之内|以内|内)|多(?:久|长时间)(?:之内|以内|内)|最晚|最迟|截止|来得及|期限/,
    validity:
      /\b(?:valid(?:ity)?|expir\w+)\b|\bhow long (?:is|are|does|do|can)\b[^?]*\b(?:good|last|used?)\b|\bfor how (?:long|many (?:years|months))\b|\bruns? out\b|\bhow old (?:may|can)\b|有效|过期|失效|到期|(?:能|可以)?(?:用|管|使)(?:多久|多长时间|几年|几个月|多少年)|几年(?:一?换|有效)/,
    hours:
      /\bhow late (?:can|may|is|are|do|does)\b|\b(?:until|till|from) what time\b|\b(?:opening (?:hours|times?)|office hours|working hours|open(?:s|ing)?(?! (?:a|an|my|the|up)\b)|close[sd]?|closing|what time|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b|(?<![不刚没])上班(?!太|累|族|了)|下班|[开关]门|开不开|开放|闭馆|营业(?!执照)|几点|星期|节假日|放假|值班/,
    duration:
      /\bhow (?:long|fast|quickly|soon|many (?:days|working days|weeks|months|years))\b|\b(?:processing|waiting) time\b|\btake to (?:get|process|arrive)\b|多久|多长时间|几[天年]|多少天|几个工作日|多少个?工作日|什么时候(?:能|可以)?(?:拿到|办好|办下来|下来|到账|批)|时限|办理时间|要等|等多/,
    where:
      /\bwhere\b|(?<!\b(?:my|our|his|her|new|an|the same|register|change) )\baddress\b|\b(?:location|nearest)\b|\bwhich (?:office|centre|center|counter|hall|window|place)\b|哪里|哪儿|在哪|去哪|到哪|什么地方|地址|地点|位置|哪个(?:中心|大厅|部门|单位|窗口)|几号窗口|最近的/,
    contact: /\b(?:telephone|phone) number\b|\b(?:contact|hotline|e-?mail|call|phone)\b|电话|号码|联系|热线|打给|邮箱/,
    day: /\b(?:what|which) (?:day|date)\b|几号|哪(?:一)?[天日]/,
    when: /\b(?:when|from what month|(?:on )?(?:what|which) (?:day|date|month)|how often)\b|什么时候|何时|哪天|几号|多久一次|哪个月/,
    how: /\b(?:online|by post|home visit)\b|网上|线上|上门|邮寄/,
  },
  {
    consequence:
      /\bwhat (?:happens|will happen|if)\b|\bconsequences?\b|\b(?:do|will) i lose\b|\bhave an effect\b|\bdoes it matter\b|会怎么?样|(?:有|没)(?:什么)?影响|后果|清零|作废|算数|白交|会不会/,
    how: /\bhow (?:do|can|to|should|would|does)\b|\b(?:steps?|process|procedure|replace|renew|cancel)\b|补办|换证|续|注销|变更|怎么|如何|咋|怎样|流程|步骤/,
    who: /\b(?:who|eligible|eligibility|entitled|qualif\w+|conditions?|requirements?|how old|what age|age limit|allowed)\b|谁|什么人|哪些人|条件|资格|符合|多大(?:年纪|年龄|岁数)?|几岁|多少岁|年龄/,
  },
  {
    who: /\b(?:can|may|could|am|do|does|is|are) (?:i|my|we|he|she|they|foreigners?|tenants?|students?|people|someone)\b|能不能|可不可以|可以(?:办|申请|领)|能(?:办|申请|领|享受)|外地人|非本地/,
    how: /\b(?:apply|register|application)\b|申请|办理/,
  },
  { what: /\b(?:what(?! about\b)|which|meaning|difference|explain)\b|什么是|是什么|什么意思|区别|介绍|哪种|有哪些/ },
];

/** The kinds of a folded question, main one first; none when it only names something. `tiers`: only the strongest so many. */
export function kindsOfQuestion(folded: string, tiers = TIERS.length): QuestionKind[] {
  const kinds = TIERS.slice(0, tiers).flatMap((tier) =>
    QUESTION_KINDS.flatMap((kind) => {
      const at = tier[kind] ? folded.search(tier[kind]) : -1;
      return at < 0 ? [] : [{ kind, at }];
    })
      .sort((a, b) => a.at - b.at)
      .map(({ kind }) => kind),
  );
  return inOrder([...new Set(kinds)]);
}

/** Where two kinds are asked in one breath, the one that is meant: "where do I hand in the papers", "how long is it valid". */
const MEANT: readonly (readonly [meant: QuestionKind, said: QuestionKind])[] = [
  ["where", "papers"],
  ["validity", "duration"],
  ["validity", "when"],
  ["limit", "count"],
  ["deadline", "duration"],
  ["penalty", "fee"],
  ["share", "amount"],
  ["share", "fee"],
  ["hours", "when"],
  // A day of the week is mostly part of the story.
  ["duration", "hours"],
  ["deadline", "hours"],
  ["fee", "hours"],
  ["day", "when"],
  ["consequence", "when"],
];

function inOrder(kinds: QuestionKind[]): QuestionKind[] {
  const meant = MEANT.find(([other, said]) => kinds[0] === said && kinds.includes(other))?.[0];
  return meant ? [meant, ...kinds.filter((kind) => kind !== meant)] : kinds;
}
