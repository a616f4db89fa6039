import type { PhraseRule } from "./phrases.ts";

/**
 * Words of people who may want to die or hurt themselves, for themselves or somebody near. Missing one is far worse
 * than asking once too often; `harmless` keeps everyday speech out. Patterns meet text folded by `foldText`.
 */
export const CRISIS: PhraseRule = {
  harmless: [
    /(?:kill|killing|end|terminate) (?:the |a |this |my |all )*(?:\w+ )?(?:process(?:es)?|task|job|program|server|session|app|lights?|engine|weeds?|pests?|rats?|mosquito(?:e?s)|time)\b/g,
    /\bkill(?:s|ed|ing)? (?:two birds|the mood|the vibe|it)\b/g,
    /\b(?:dying|die) (?:to (?:know|see|try|hear|meet|get|learn)|of (?:laughter|laughing|boredom|embarrassment)|for a\b)/g,
    /\bdie (?:hard|cut|cast)\b|\bdiehard\b/g,
    /\bend my (?:life insurance|lease|contract|tenancy|subscription|employment|registration|policy|membership|internship|studies)/g,
    /\bsuicide (?:prevention (?:course|training|volunteer|leaflet|week|day|poster)|squad|doors?|bomb\w*|burgers?)/g,
    /\bcut(?:ting)? myself (?:a|some|off|in|loose)\b/g,
    /\bwant(?:s|ed)? (?:it |this |that )?to die down\b/g,
    /\bjump(?:ing)? off (?:the |a )?(?:bus|train|page|point)\b/g,
    /\boverdose (?:of|on) (?:work|sugar|coffee|paperwork|homework|news)\b/g,
    /(?:想|爱|馋|笑|气|热|冷|累|困|饿|忙|急|吓|烦|疼|痛|渴|美|羡慕|难|丑|甜|咸|辣|堵|挤|晒|冻|撑|乐|高兴|开心|激动|担心|讨厌|恨|烦躁|无聊|尴尬)死(?:你|他|她|它|我|人|咱|大家|这|那|啦|了|个人|妈妈|爸爸|奶奶|爷爷|老家|家|吃|喝)+(?!算)/g,
    /(?:笑|热|冷|累|困|饿|忙|急|吓|烦|渴|冻|撑|乐|堵|挤|晒|丑|无聊|尴尬|气|疼|痛)死(?:了|我了|啦|人)?(?!算)/g,
    /死(?:亡证|亡登记|亡赔偿|亡抚恤|亡注销|者|缓|角|机|胡同|党|板|心眼|记硬背|水|海|规定|循环|线|限|对头|活不(?:肯|给|同意|办|让|说))/g,
    /自杀式(?:袭击|炸弹|爆炸|营销|减价)|自杀(?:干预|预防)(?:培训|课程|志愿|讲座|知识|宣传)/g,
    /跳楼(?:价|甩卖|大甩卖|机|大减价)/g,
    /烧炭(?:取暖|烧烤|火锅|工艺|厂|工|炉)/g,
    /紫砂(?:壶|锅|茶|杯|泥|陶|艺|煲|器|花盆|店|市场|展|收藏)/g,
    /(?:店铺?|公司|门店|商店|饭店|餐馆|学校|幼儿园|道路|航班|游戏|系统|电脑|账号|窗口|网站)(?:想|要|什么时候|何时|怎么|如何)?重开|重开(?:证明|发票|一张|一份|收据|账户|户头|店|窗口|业务)/g,
    /上吊(?:灯|扇|顶|牌|装)|吊灯|上吊桥/g,
    /想不开(?=店|公司|车|门|灯|户|票|药|发|证|会|课|学|厂|网)/g,
    /不想活(?:动|跃|在城|在农村|在外地|埋)/g,
    /结束生命(?:周期)/g,
    /割腕表/g,
    /(?:想|要)死(?:马当活马医)/g,
  ],
  patterns: [
    // English
    /\bsuicid|\bsucide\b|\bsuicde\b|\bsewer ?slide|\bsui ?cide\b/,
    /\bun-?aliv(?:e|ing) (?:my|him|her|them|our|your)|\bunalive\b/,
    /\bk+ ?m+ ?s+\b(?! (?:away|north|south|east|west|from|per|long|of|to))(?<!\d ?kms)/,
    /\bkill(?:ing|s|ed)? ?(?:my|him|her|them|our|your) ?(?:self|selves|slef|sel)\b/,
    /\b(?:want|wants|wanna|wanted|going|gonna|ready|rather|wish|wishing|wishes|prefer|like|deserve|need|tried|trying|try|plan|planning|decided) (?:i |she |he |they )?(?:to |could |would |can )?(?:just )?(?:be )?(?:die|dead|dying|disappear forever|never wake up|not wake up|not exist)\b/,
    /\bwish (?:i|that i) (?:was|were|had never been|wasn'?t|weren'?t|had not been) (?:dead|born|alive|never born)\b/,
    /\bdo(?:n'?t|es ?n'?t| not|es not) (?:want|wanna|wish|feel like|see (?:any|a) (?:point|reason))(?: (?:to|in|for))?(?: be)?(?: keep)?(?: go(?:ing)?)?(?: on)? ?(?:liv(?:e|ing)|alive|be here|being here|exist(?:ing)?|wake up|waking up)\b/,
    /\bdo(?:n'?t|nt|es ?n'?t| not) (?:want|wanna) (?:to )?(?:live|be alive|be here|exist|wake up|go on)\b/,
    /\b(?:end|ending|take|taking|took) (?:my|his|her|their|your) (?:own )?(?:life|lives)\b/,
    /\bend(?:ing)? it all\b|\bend(?:ing)? (?:the|my) (?:suffering|pain) (?:for good|forever|for ever)\b/,
    /\b(?:no|any|a|still) (?:reason|point|sense|will) (?:to|in|of) (?:live|living|be alive|go(?:ing)? on|carry(?:ing)? on|keep going)\b/,
    /\b(?:life|living) (?:is|isn'?t|is not|has) (?:not |no |n'?t )?(?:worth(?:less)?|point|meaning)(?: (?:it|living|anymore|any more|left))\b|\b(?:tired|sick) of (?:living|life|being alive)\b|\bnothing (?:left )?to live for\b/,
    /\b(?:better|be) off (?:dead|without me)\b|\beveryone would be happier without me\b/,
    /\bself[ -]?harm|\bhurt(?:ing)? my ?self\b|\bharm(?:ing)? my ?self\b|\bcut(?:ting)? my ?self\b|\bcut(?:ting)? my (?:wrists?|arms?|veins?)|\bslit(?:ting)? (?:my|his|her) (?:wrists?|throat)/,
    /\bhang(?:ing)? (?:my|him|her) ?self\b|\b(?:jump|jumping|leap) (?:off|from|out of) (?:the |a |this |my |that )?(?:roof|bridge|building|balcony|window|cliff|top|\w+ floor)/,
    /\b(?:i|i'?ve|i have|he|she|has|just|will|gonna|going to|want to|to) (?:took|taken|take|swallow(?:ed)?) (?:all|a (?:whole )?bottle of|too many|a lot of|lots of)(?: (?:of|the|my|his|her))* ?(?:pills|tablets|sleeping|medication|medicine|meds)/,
    /\boverdos(?:e|ed|ing)\b|\b(?:pills?|tablets?|medicine|medication|poison|rope|floors?)\b[^.!?\n]{0,30}\bto die\b/,
    // Letters set apart and joined again have lost their blanks.
    /\bi?(?:want|wanna|wantto|wannabe)(?:die|dead)\b|\bkillmyself\b|\bendmylife\b|\bi?dontwanttolive\b/,
    /\b(?:can'?t|cannot|can not|cant) (?:go on|take it|do this|live|carry on|keep going|keep living)(?: like this)? (?:any ?more|any longer|living)\b|\bcan'?t go on\b|\bcannot go on\b/,
    /\b(?:goodbye|farewell) (?:cruel )?world\b|\bsuicide note\b|\bpainless(?:ly)? (?:way|method)s? to (?:die|go)\b|\b(?:how|way|ways|easiest way) (?:do i |can i |to )?(?:to )?die\b/,
    /\bi (?:will|am going to|'?m going to|'?m gonna|shall) (?:die|be dead) (?:tonight|today|tomorrow|soon|by)\b/,
    // Chinese
    /自杀|自鲨|自刹|自沙|紫砂|紫杀|自殺|zi ?sha\b|自尽|自缢|自刎|轻生|寻短见|寻死|厌世|求死|一死了之|以死/,
    /(?:不想|不愿|不要|没想)(?:再|继续|要)?(?:活|活着|活下去|存在于?这个?世)|活不(?:下去|成|起)了?|活够了|活腻|bu ?xiang ?huo/,
    /(?:想|要|就|让我|去|恨不得|宁愿|不如|还不如|打算|准备|决定)(?:去|要|马上|现在|立刻|干脆|早点|一起|直接)?(?:死|亖|鼠|噶|嘎)(?:了|掉|去|吧|算|的|$|[，。！？,!?\s])|想死$|我想死(?!你|这|那)|好想死|想亖|死了(?:算|才|一了百了|更好|就好|得了)|死掉算|死了之/,
    /(?:想|准备|打算)(?:重开|嘎了自己|噶了自己|去天堂|离开这个?世界|离开人世|永远睡|消失在这个世界|从世界上消失|一了百了)|wo ?xiang ?si\b|xiang ?zi ?sha/,
    /(?:结束|了结|了断|终结|放弃)(?:自己|我|她|他|这|掉)?(?:的|个|一)?(?:生命|性命|一生|自己|残生)|放弃活/,
    /跳楼|跳河|跳江|跳海|跳桥|割腕|割脉|吞(?:了)?(?:很多|一瓶|大量|整瓶|安眠)?药(?:自|想|死|了断)|(?:吃|吞|服)(?:了|下)?(?:一|整|半|好几|很多|大量|几十).{0,4}安眠药|烧炭|上吊|喝农药|服毒|卧轨|开煤气死/,
    /自残|自伤|自我伤害|伤害(?:我)?自己|拿刀(?:划|割)(?:自己|手)|划(?:自己)?手(?:腕|臂)/,
    /(?:活着|人生|生活|生命)(?:真的|真|实在|已经|还|也|都|就|是)*(?:没有?|毫无|没啥|有什么|还有什么)(?:什么|任何|一点)?(?:意思|意义|盼头|希望|指望)|活着(?:好|太|真|很)(?:累|痛苦|难受)|没有?(?:活下去|活着)的(?:勇气|理由|意义|希望|动力|必要)|生无可恋|撑不下去|熬不下去|坚持不下去|想不开|不如死|生不如死/,
    /遗书|死法|(?:楼顶|天台|窗台|阳台|桥上|桥边|江边|河边|铁轨)[^。！？\n]{0,10}(?:跳|结束)|想跳下去|(?:世界上?|大家|家人|他们)(?:没有|少了)我(?:会|就)?(?:更|也)好/,
    // Some phrases of other languages residents write in
    /quiero morir|no quiero (?:seguir )?viv(?:ir|iendo)|matarme|je veux mourir|me suicider|хочу умереть|покончить с собой|не хочу жить|muon chet|tu tu\b.*song|死にたい|しにたい|消えたい|죽고 ?싶|자살|اريد ان اموت|أريد أن أموت|انتحار/,
  ],
};
