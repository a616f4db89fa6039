/** English words that say nothing about the matter. Negations and question words that change it ("without", "not") stay out of the list. */
const ENGLISH =
  "a about above after again against all am an and any are aren as at be because been before being below between both but by " +
  "can cannot could couldn d did didn do does doesn doing don down during each few for from further had hadn has hasn have " +
  "haven having he her here hers herself him himself his how i if in into is isn it its itself just ll m me more most my " +
  "myself no nor of off on once only or other our ours ourselves out over own re s same she should shouldn so some such t " +
  "than that the their theirs them themselves then there these they this those through to too under until up us ve very was " +
  "wasn we were weren what when where which while who whom why will with won would wouldn you your yours yourself yourselves";

/** Chinese words with which people ask, and grammar; what can change a matter (不, 没有, 能) stays in. */
const CHINESE =
  "怎么 怎么办 怎样 如何 什么 为什么 多少 哪些 哪个 哪里 哪儿 几个 谁 吗 呢 吧 啊 请问 请教 你好 您好 谢谢 麻烦 一下 是否 是不是 能否 能不能 " +
  "可不可以 可否 会不会 有没有 要不要 可以 应该 应当 需要 想要 想 我 我们 我的 我家 你 你们 您 他 她 它 他们 自己 这个 那个 这种 这样 那么 " +
  "的 了 着 在 是 有 和 与 或 或者 以及 还是 还有 就是 但是 因为 所以 如果 的话 那 这 也 都 就 才 被 把 对 对于 关于 现在 已经 知道 问题 情况";

const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(ENGLISH.split(" ")),
  "zh-CN": new Set(CHINESE.split(" ")),
};

export function isStopWord(word: string, language: string): boolean {
  return STOP_WORDS[language]?.has(word) ?? false;
}
