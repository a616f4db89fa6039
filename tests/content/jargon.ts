import type { ContentLanguage } from "#app/i18n/languages.ts";
import type { PlacedText } from "./plain-words.ts";

export type WordToAvoid = {
  readonly avoid: RegExp;
  /** What to write instead. */
  readonly say: string;
};

/**
 * Office words that residents need not know, with the plain ones: our own list, to be added to when a text was hard for
 * somebody. Rules may hold them, since a rule says what the law says.
 */
export const JARGON: Readonly<Record<ContentLanguage, readonly WordToAvoid[]>> = {
  en: [
    { avoid: /\bpursuant to\b/i, say: "under" },
    { avoid: /\bin accordance with\b/i, say: "under, as … says" },
    { avoid: /\bhere(?:in|by|with|to)\b/i, say: "here, or nothing at all" },
    { avoid: /\bthere(?:of|in|after|upon)\b/i, say: "of it, in it, after that" },
    { avoid: /\b(?:afore(?:mentioned|said)|said (?:document|person|form))\b/i, say: "this, that" },
    { avoid: /\bcommenc(?:e[sd]?|ing|ement)\b/i, say: "begin, start" },
    { avoid: /\b(?:terminat(?:e[sd]?|ing|ion)|cessation)\b/i, say: "end" },
    { avoid: /\butili[sz](?:e[sd]?|ing|ation)\b/i, say: "use" },
    { avoid: /\bremit(?:s|ted|tance|tances)?\b/i, say: "pay, send" },
    { avoid: /\bfurnish(?:es|ed)?\b/i, say: "give, show" },
    { avoid: /\b(?:procure|obtain)(?:s|d|ed)?\b/i, say: "get" },
    { avoid: /\bascertain(?:s|ed)?\b/i, say: "find out" },
    { avoid: /\bendeavou?rs?\b/i, say: "try" },
    { avoid: /\b(?:facilitat|expedit)(?:e[sd]?|ing)\b/i, say: "help, speed up" },
    { avoid: /\b(?:ineligible|eligib(?:le|ility))\b/i, say: "can get it, may apply" },
    { avoid: /\bdeem(?:s|ed)?\b/i, say: "count as" },
    { avoid: /\bshall\b/i, say: "must, will" },
    { avoid: /\b(?:prior|previous) to\b/i, say: "before" },
    { avoid: /\bsubsequent(?:ly)?\b/i, say: "later, after" },
    { avoid: /\bin the event of\b/i, say: "if" },
    { avoid: /\b(?:in respect of|with (?:regard|respect) to|regarding)\b/i, say: "about" },
    { avoid: /\b(?:in order to|for the purposes? of)\b/i, say: "to, for" },
    { avoid: /\bin lieu of\b/i, say: "instead of" },
    { avoid: /\b(?:notwithstanding|forthwith|inter alia|per annum|duly)\b/i, say: "even if, at once, among others, a year" },
    { avoid: /\bdomicile[sd]?\b/i, say: "home" },
    { avoid: /\bremuneration\b/i, say: "pay" },
    { avoid: /\bstatutory\b/i, say: "the law says" },
    { avoid: /\bfictional\b/i, say: "made up, does not exist" },
  ],
  "zh-CN": [
    { avoid: /特此|兹(?:有|因|将|证明)/, say: "（不写）" },
    { avoid: /不予/, say: "不能、不给" },
    { avoid: /予以/, say: "给，或者不写" },
    { avoid: /之日起/, say: "从……那天起" },
    { avoid: /即日起/, say: "从今天起" },
    { avoid: /(?:办结|办理|法定|承诺)时限/, say: "多久办好" },
    { avoid: /何时/, say: "什么时候" },
    { avoid: /逾期/, say: "过期、晚了" },
    { avoid: /届时/, say: "到时候" },
    { avoid: /方可|方能/, say: "才可以、才能" },
    { avoid: /应当|(?<![必无])须/, say: "要" },
    { avoid: /无须|无需/, say: "不用" },
    { avoid: /如需/, say: "要……的话" },
    { avoid: /告知|知悉/, say: "告诉、知道" },
    { avoid: /递交|呈报|呈交/, say: "交" },
    { avoid: /提请|恳请|敬请/, say: "请" },
    { avoid: /出具/, say: "开" },
    { avoid: /查验/, say: "查看" },
    { avoid: /送达/, say: "送到" },
    { avoid: /申领|领取人/, say: "领、办、来领的人" },
    { avoid: /承办/, say: "负责、办理" },
    { avoid: /代为/, say: "替您、帮您" },
    { avoid: /鉴于/, say: "因为" },
    { avoid: /均(?:可|应|须|需|为|不)/, say: "都" },
    { avoid: /视情况|视具体情况/, say: "看具体情况" },
    { avoid: /上述|前述|该(?:事项|人|单位|机关|证)/, say: "这个、这些" },
    { avoid: /此(?:事项|地址|操作|功能|编号|页面|处|出处)/, say: "这个、这里" },
    { avoid: /虚构/, say: "并不存在、编出来的" },
  ],
};

/** Words that leave somebody out. How forms may ask for names, sex and titles is in `form-questions.ts`. */
export const NOT_INCLUSIVE: Readonly<Record<ContentLanguage, readonly WordToAvoid[]>> = {
  en: [
    { avoid: /\b(?:s\/he|he\/she|she\/he|he or she|she or he)\b/i, say: "they, you" },
    { avoid: /\b(?:his\/her|her\/his|his or her|her or his|him or her)\b/i, say: "their, them, your" },
    { avoid: /\b\w*(?:chair|spokes|business|police|fire|post|sales|handy)(?:m[ae]n|wom[ae]n)\b/i, say: "chair, officer, …" },
    { avoid: /\b(?:Mr|Mrs|Ms|Miss|Sir|Madam)\b\.?/, say: "the name alone, or you" },
    { avoid: /\b(?:mankind|manpower|man-made)\b/i, say: "people, staff, made" },
  ],
  "zh-CN": [
    { avoid: /先生|女士|小姐/, say: "您" },
    { avoid: /[他她]\s*[/／、或和（(]\s*[他她]|她们/, say: "本人、对方、申请人、大家" },
    { avoid: /她|(?<![其吉])他(?![人们乡日])/, say: "本人、对方、申请人" },
  ],
};

/** Each word to avoid that stands in a text: where, which, and what to write instead. */
export function findWords(words: readonly WordToAvoid[], texts: readonly PlacedText[]): string[] {
  return texts.flatMap(({ place, text }) =>
    words.flatMap(({ avoid, say }) => {
      const found = avoid.exec(text)?.[0];
      return found ? [`${place}: not “${found}” but “${say}”`] : [];
    }),
  );
}
