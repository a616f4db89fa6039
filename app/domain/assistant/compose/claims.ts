/**
 * What people act on at once: each may be said only where the source says so too. Kept apart from numbers, which are
 * compared as numbers.
 */
const CLAIMS: Readonly<Record<string, RegExp>> = {
  free: /\bfree\b|\b(?:no|without(?: a| any)?) (?:fees?|charges?|costs?)\b|\b(?:costs?|pay) nothing\b|免费|不收费|不收取|不要钱|不用(?:交|付)钱|零费用/iu,
  no_deadline: /\bno (?:deadline|time limit)\b|(?:没有|不设)(?:截止|期限|时限)/iu,
  any_time: /\bany ?time\b|\bwhenever\b|随时/iu,
  for_ever: /\bfor ?ever\b|\bfor life\b|永久|终身/iu,
  at_once: /\bimmediately\b|\bat once\b|\bright (?:away|now)\b|\binstantly\b|立即|立刻|马上|当场/iu,
  granted:
    /\b(?:is|are|was|were|been|being|get|gets) (?:already |now )?(?:approved|granted|accepted|completed?)\b|\bguarantee[ds]?\b|\bautomatic\w*\b|(?:已|已经|会|都)?(?:批准|通过|获批)|保证|自动/iu,
  everybody:
    /\b(?:every ?body|every ?one|any ?body|any ?one|(?:all|every|any) (?:residents?|people|persons?))\b|所有(?:居民|人)|人人|每个人|任何人|谁都/iu,
  secret:
    /\bpasswords?\b|\bpins?\b|\b(?:verification|security|log-?in|access|one-time) codes?\b|密码|验证码|口令|校验码/iu,
  money_out:
    /\btransfers?\b|\bremit\w*|\bwire\b|\bbitcoins?\b|\bgift cards?\b|\bsend (?:\w+ )?(?:money|\d)|转账|汇款|打款|充值|押金|保证金/iu,
  hand_over: /\b(?:give|hand|pass) (?:\w+ ){0,4}(?:to|over)\b|(?:交|递|寄|发)给/iu,
  open: /\b(?:click|scan|download|install|sign in|log in)\b|点击|扫码|扫一扫|下载|安装|登录/iu,
  closed: /\b(?:closed|cancelled|abolished|suspended|no longer)\b|停用|取消|关闭|暂停|作废|不再/iu,
};

/** Names of the claims a text makes. */
export const claimsIn = (text: string): string[] =>
  Object.entries(CLAIMS).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));

const NEGATION =
  /\b(?:not|no|never|cannot|neither|nor|nobody|nothing|none|without|unless|except)\b|n['’]t\b|不(?!同|久|少|动产|限|论|仅|但|满|足|超过|低于|高于|到\d)|没|无(?!障碍|论|人机)|未(?!来|成年)|勿|别(?!人|的)|禁止|免(?!费)/iu;

/** Whether a clause denies something. */
export const isNegative = (clause: string): boolean => NEGATION.test(clause);
