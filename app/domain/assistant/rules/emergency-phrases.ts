import type { PhraseRule } from "./phrases.ts";

export type EmergencyKind = "fire" | "medical" | "police";

/** Danger happening now. Each kind names its number first; asking about rules for fires, first aid or crime is no emergency. */
export const EMERGENCIES: Readonly<Record<EmergencyKind, PhraseRule>> = {
  fire: {
    harmless: [
      /\bfire (?:safety|permit|certificate|inspection|extinguishers?|drill|station|department|insurance|alarm (?:install|cost|subsid|permit)\w*|exit|door|code|regulations?|prevention|hydrant|works?)\b|\bfireworks?\b|\bgas (?:bill|meter|account|supply|fee|card|price)\b/g,
      /\b(?:if|when|after|before|in case of|what if|last (?:year|month|week|night)|yesterday)\b[^.!?]{0,40}\b(?:fire|burn\w*|gas leak)\b/g,
      /(?:如果|要是|万一|假如|去年|上个?月|上周|昨天|之前|以前|曾经|预防|防止|避免|发生).{0,12}(?:着火|起火|火灾|失火|煤气泄漏|燃气泄漏|爆炸)/g,
      /火灾(?:保险|险|证明|损失|救助|隐患|赔偿|补助|认定|演练|预案)|消防(?:许可|验收|证|检查|演练|通道|设施|器材)/g,
      /着火点|起火原因(?:证明|认定)/g,
    ],
    patterns: [
      /\b(?:house|home|flat|apartment|kitchen|building|car|room|neighbou?r'?s?|shop|bin|roof|block|bike|scooter|battery)(?: next door| is| are|'s| has| just)* (?:on fire|burning|burning down|caught fire|in flames|ablaze)\b/,
      /\b(?:there(?:'s| is)|i see|we have|help|a) (?:a |an |the )?(?:big |huge )?(?:fire\b(?! (?:in|at) (?:my|the) past)|flames|smoke everywhere|explosion)(?! (?:ant|place|sale|man|fighter|escape))/,
      /\b(?:smell(?:ing)?|strong smell of) (?:of )?gas\b|\bgas (?:is )?(?:leak(?:ing)?|leak now)\b|\bcarbon monoxide (?:alarm|poison)/,
      /\btrapped in (?:a |the )?(?:lift|elevator|fire|building|car|flood|smoke)\b/,
      /着火了?|起火了|失火了|火灾了|发生火灾|冒(?:浓|黑)?烟了|烧起来了?|爆炸了|(?:煤气|燃气|天然气)(?:在)?(?:泄漏|漏了|漏气)|闻到(?:了)?(?:很浓的|好大)?(?:煤气|燃气)|一氧化碳中毒|煤气中毒|被困(?:在|电梯|火)|困在电梯/,
      /(?:ال|في )?حريق(?! (?:سابق|قديم))|[يت]حترق|اشتعل(?:ت)? (?:ال)?نار|تسرب (?:ال)?غاز|رائحة (?:ال)?غاز|\b(?:hay|es) un incendio\b|\bse (?:esta )?(?:quema(?:ndo)?|incendia(?:ndo)?)\b|\ben llamas\b|\b(?:hay una )?fuga de gas\b|\bhuele a gas\b/,
    ],
  },
  medical: {
    harmless: [
      /\b(?:if|when|in case|what if|how much|cost of|reimburse\w*|after|history of|last (?:year|month|week)|had a|recover\w*)\b[^.!?]{0,50}\b(?:heart attack|stroke|unconscious|ambulance|bleeding|collaps\w+|seizure)\b/g,
      /\bheart attack (?:survivor|insurance|rehab\w*)|\bfirst aid (?:course|training|certificate|kit)|\bstroke (?:rehab\w*|subsid\w*|patients?)/g,
      /(?:如果|要是|万一|假如|去年|上个?月|上周|昨天|之前|以前|曾经|得过|后).{0,12}(?:心梗|中风|昏迷|晕倒|脑梗|大出血|抽搐|休克)|急救(?:培训|课程|证|知识|箱)|救护车(?:费|收费|多少钱|报销)|(?:中风|心梗|脑梗|昏迷)(?:后|病人|患者|补助|康复|报销|能不能报|的医保)|晕倒(?:在|的)?(?:证明|赔偿)/g,
    ],
    patterns: [
      /\b(?:not|isn'?t|stopped|can'?t|cannot|can not|can hardly|barely) breath(?:e|ing)\b/,
      /\b(?:having|has|is having|had just|think it'?s) (?:a |an )?(?:heart attack|stroke|seizure|allergic shock)\b/,
      /\b(?:unconscious|unresponsive|passed out|fainted|collapsed|choking|won'?t wake up|not waking up|drowning)\b/,
      /\b(?:bleeding (?:badly|heavily|a lot|to death|out|and)|won'?t stop bleeding|losing a lot of blood|severe(?:ly)? bleeding)\b/,
      /\b(?:swallowed|drank|ate) (?:some |the |a )?(?:poison|pesticide|bleach|battery|rat poison|detergent)\b|\bpoisoned\b/,
      /\b(?:call|need|send) (?:me )?(?:an |the )?ambulance\b|\bgiving birth (?:now|right now|at home)\b|\bwaters? (?:just )?broke\b/,
      /\b(?:hit by a (?:car|bus|truck|train)|(?:car|bus|truck|lorry|van|e-?bike|motorbike) (?:has |just )*(?:hit|ran over|knocked down) (?:a|an|my|the|him|her|me|some ?one|somebody)\b|(?:he|she|i|boy|girl|man|woman|child|baby|mother|father) (?:is|am|'s) bleeding\b|car (?:crash|accident)[^.!?]{0,30}(?:hurt|injur|blood|trapped)|fell (?:down|off|from)[^.!?]{0,30}(?:can'?t move|cannot move|not moving|unconscious|blood))\b/,
      /晕倒了?|昏倒了?|昏迷(?:不醒|了)?|没有?呼吸|不能呼吸|喘不(?:过|上)气|呼吸困难|心脏病(?:发作|犯了)|心梗(?:了|发作)?|突发(?:心梗|脑梗|中风|疾病)|中风了|抽搐|休克|大出血|血流不止|止不住血|流了?(?:很多|好多)血|窒息|噎住了|叫不醒|喝了?农药|误(?:食|服|喝)|溺水|触电|被(?:车|电动车|卡车)撞|(?:快|马上)要生了|羊水破|快叫救护车|叫救护车|要救护车|摔.{0,8}(?:动不了|不能动|起不来)|快不行了|救救(?:我|他|她)|有人受伤/,
      /لا (?:[يت]تنفس|استطيع التنفس)|فاقد(?:ة)? (?:ال)?وعي|اغمي علي|(?:ازمة|نوبة) قلبية|[يت]نزف|(?:اطلبوا?|اريد|نحتاج|احتاج) (?:سيارة )?(?:ال)?اسعاف|\bno (?:puedo |puede )?respir(?:a|ar|o)\b|\b(?:esta )?inconsciente\b|\bno (?:se )?despierta\b|\bun infarto\b|\bataque al corazon\b|\bse desangra\b|\bllam(?:e|en|a|ad) (?:a )?una ambulancia\b/,
    ],
  },
  police: {
    harmless: [
      /\b(?:if|when|in case|what if|certificate|report (?:a |about )?(?:past|old)|last (?:year|month|week)|yesterday|years ago)\b[^.!?]{0,40}\b(?:robbed|stabbed|attacked|beaten|broke into|break-?in|kidnapped|following me)\b/g,
      /(?:如果|要是|万一|假如|去年|上个?月|上周|昨天|之前|以前|曾经).{0,12}(?:被打|家暴|抢劫|入室|被抢|绑架|跟踪)|抢劫(?:罪|案|证明)|家暴(?:证明|告诫书|法|庇护|咨询|保护令)|反家暴|(?:报名|春运|抢票)/g,
    ],
    patterns: [
      /\b(?:being|am being|is being|getting|i'?m being) (?:robbed|attacked|beaten|stabbed|followed|chased|kidnapped|held|threatened|raped|strangled)\b/,
      /\b(?:someone|somebody|a man|a stranger|people|he|she|they|intruder|burglar|thief)(?:'s| is| are| has| have)? (?:just )?(?:breaking in|broke in|broken in|breaking into|trying to (?:break in|get in|kill)|with a (?:knife|gun)|got a (?:knife|gun)|in my (?:house|home|flat) (?:now|right now)|following me|chasing me)\b/,
      /\b(?:my )?(?:husband|wife|partner|boyfriend|girlfriend|father|mother|son|dad|he|she)(?:'s| is| keeps| has) (?:just )?(?:beat(?:ing|en)?|hit(?:ting)?|chok(?:e|ed|ing)|strangl\w+|attack\w*|threaten(?:ed|ing)|hurt(?:ing)?) (?:me|my|us|her|the)\b/,
      /\b(?:help|call) (?:me )?(?:the )?police\b(?! (?:certificate|clearance|station|check))|\bgoing to kill (?:me|us|her|him)\b(?!self)|\bhas a (?:gun|knife|bomb)\b|\bthere(?:'s| is) a bomb\b|\bchild (?:is |has been |was )?(?:just )?(?:kidnapped|abducted|missing)\b|\bmy (?:child|son|daughter|kid|baby|mother|father|grandma|grandpa|grandmother|grandfather)(?: with dementia)? (?:is|has gone|went) missing\b/,
      /(?:正在|在|快来|有人)(?:被)?(?:打我|打人|砍人|抢劫|抢我|持刀|行凶|杀人|撬(?:我家)?门|闯进|跟踪我|追我|绑架)|(?:老公|丈夫|老婆|男友|男朋友|爸爸?|父亲|儿子|他|她)(?:又|正在|在|正)?(?:打我|打妈妈|家暴我|掐我|拿刀)|被(?:抢劫|绑架|家暴|强奸|砍|捅|性侵)(?:了)?|入室(?:盗窃|抢劫)正|(?:小偷|陌生人|有人)(?:进|闯|在)(?:了|进)?我家|(?:有人|有个人|他|她|那人)(?:正在?|在)?(?:拿着?刀|持刀|拿着?枪)|快(?:报警|叫警察)|要杀(?:我|了我)|(?:孩子|小孩|老人|爷爷|奶奶|妈妈|爸爸|女儿|儿子)(?:走丢|走失|不见|丢|失踪)了|炸弹/,
      /(?:يضرب|تضرب|يهدد|يلاحق)ني|(?:لص|سارق|غريب) في (?:ال)?(?:بيت|منزل)|اقتحم(?:وا)? |اتصلوا? بالشرطة|معه (?:سكين|سلاح)|\bme (?:esta )?(?:pega(?:ndo)?|golpea(?:ndo)?|ataca(?:ndo)?|persigue|persiguiendo|roban(?:do)?)\b|\bladron en (?:mi|la) casa\b|\bllam(?:e|en|a|ad) a la policia\b|\btiene un(?:a)? (?:cuchillo|pistola|arma)\b/,
    ],
  },
};
