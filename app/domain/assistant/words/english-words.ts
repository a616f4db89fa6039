import type { EverydayWords } from "./everyday-words.ts";

export const ENGLISH_WORDS: EverydayWords = {
  rewrites: [
    [/\b(?:gonna|going to)\b/g, "will"],
    [/\b(?:wanna|gotta)\b/g, "want to"],
    [/\bu\b/g, "you"],
    [/\b(?:pls|plz)\b/g, "please"],
    [/\bhow much does it cost\b/g, "how much cost"],
    [/\b(\w+)n't\b/g, "$1 not"],
    [/\bun(registered|vaccinated|insured|married)\b/g, "not $1"],
  ],
  concepts: [
    [
      "old0age0card",
      /\b(?:old[- ]age|seniors?'?|pensioners?'?|older people'?s) (?:bus )?(?:cards?|pass(?:es)?)\b|\bbus pass\b/g,
    ],
    ["old0age0allowance", /\bold[- ]?age (?:allowances?|benefits?|money|subsid(?:y|ies))\b/g],
    [
      "stay0home",
      /\b(?:can(?:not| not)?|could not|unable to) (?:leave|get out of|go out)\b(?: (?:of )?(?:my|his|her|the|their|your) (?:house|home|flat|bed))?|\b(?:bedridden|housebound)\b/g,
    ],
    [
      "elder",
      /\b(?:grand(?:father|mother|ma|pa|parents?)|granny|elderly|seniors?|pensioners?|old(?:er)? (?:people|person|man|woman)|old[- ]age|oldage)\b/g,
    ],
    ["dog", /\b(?:dogs?|pupp(?:y|ies))\b/g],
    ["marriage", /\b(?:marry|married|marriage|wedding|wed)\b/g],
    ["baby", /\b(?:bab(?:y|ies)|newborns?|infant)\b/g],
    ["child", /\b(?:child(?:ren)?|kids?|sons?|daughters?|boys?|girls?)\b/g],
    ["vaccine", /\b(?:vaccin\w+|jabs?|shots?|immuni[sz]ation)\b/g],
    ["flu", /\b(?:flu|influenza)\b/g],
    [
      "cheap0flat",
      /\b(?:(?:public|council|social|low[- ]income|low[- ]rent|government|district)(?: rental)? (?:housing|flats?|apartments?|homes?|house))\b/g,
    ],
    ["wait", /\b(?:waiting list|wait(?:ing)?|queue)\b/g],
    [
      "sublet",
      /\b(?:sublet\w*|let (?:my |the |our )?(?:public )?flat|rent(?:ed|ing)? (?:it |my (?:public )?flat )?out|lets? the flat)\b/g,
    ],
    ["income", /\b(?:incomes?|earn(?:s|ed|ing)?|salary)\b/g],
    [
      "wages",
      /\b(?:wages?|(?:does|do|did|has|have) not (?:pay|paid)|(?:pay|paid|pays|paying) (?:me|us|workers?)|unpaid)\b/g,
    ],
    ["employer", /\b(?:boss|employers?)\b/g],
    ["lawyer", /\b(?:lawyers?|attorney|solicitor|legal aid)\b/g],
    [
      "reimburse",
      /\b(?:reimburs\w+|refund(?:ed)?|(?:paid|pays?|money|get) back|claim(?:s|ed|ing)?|hospital bills?|medical bills?)\b/g,
    ],
    ["noise", /\b(?:noise|noisy|loud(?:ly)?|bark(?:s|ing)?|quiet(?:er)?)\b/g],
    ["business", /\b(?:business|shop|stall|store|self-employed trade)\b/g],
    ["id0card", /\b(?:id|identity|identification)(?: cards?)?\b(?! numbers?)/g],
    ["residence0permit", /\b(?:residen(?:ce|cy|t|tial) (?:permits?|cards?))\b/g],
    [
      "residence0registration",
      /\b(?:register(?:ed|ing)? (?:my |our |the |your |their )?(?:address|residence)|residen(?:ce|cy) registration)\b/g,
    ],
    ["move", /\b(?:move[ds]?(?: (?:here|in))?|moving(?: (?:here|in))?|newcomers?|new in town)\b/g],
    [
      "representative",
      /\b(?:on (?:my|his|her|their) behalf|for (?:my|his|her) (?:grand\w+|mother|father|parents?|mum|mom|dad|neighbou?r)(?:'s)?|pick (?:it )?up|collect(?:s|ed)?|someone else|somebody else|represented|representative|apply for (?:you|someone|somebody)|in (?:your|my) place)\b/g,
    ],
    ["late", /\b(?:late|overdue)\b/g],
    ["lost", /\b(?:lost|stolen|lose|missing)\b/g],
    ["account", /\b(?:bank accounts?|accounts?|bank card|passbook)\b/g],
    ["another0school", /\b(?:(?:another|other|different|change)(?: to another)?(?: public)? schools?)\b/g],
    ["borrow", /\b(?:borrow(?:ed|ing)?|take home)\b/g],
    ["disability", /\b(?:disab(?:led|ility|ilities)|handicapped|wheelchair)\b/g],
    ["relative", /\b(?:neighbou?rs?|relatives?|sons?|daughters?|husband|wife|family members?)\b/g],
    [
      "lend",
      /\b(?:lend\w*|misuse\w*|(?:some(?:body|one)|any(?:body|one)) else(?:'s)? (?:uses?|using)|(?:can|may) (?:my )?\w+ use my)\b/g,
    ],
    ["renew", /\brenew\w*\b/g],
    ["bus", /\bbus(?:es)?\b/g],
    ["counsel", /\b(?:counsell?(?:or|ing)|therapist|talk to (?:someone|somebody)|psychological)\b/g],
  ],
  people:
    /\b(?:my|our|his|her|their|your|me|us|him|them|he|she|they|father|mother|dad|mum|mom|parents?|husband|wife|brother|sister|uncle|aunt|girlfriend|boyfriend|partner|cousin|friend|someone|somebody|person|people|man|woman|guy|we|i|im|i'm|year[- ]old)\b/g,
};
