import type { PhraseRule } from "./phrases.ts";

const rule = (...patterns: RegExp[]): PhraseRule => ({ harmless: [], patterns });

/** Greetings, thanks, goodbyes and "who are you", as the whole message. */
export const SMALLTALK = rule(
  /^(?:(?:oh|ok|okay|well|great|hey|hi|hello|hiya|good (?:morning|afternoon|evening|day)|greetings|thanks?(?: you)?(?: very much| so much| a lot)?|thx|ty|cheers|bye|goodbye|see you|that(?:'s| is) (?:all|it|great|helpful|good)|perfect|nice|cool|how are you(?: doing)?(?: today)?|nice to meet you|there|dear|assistant|bot|sir|madam|you(?:'re| are) (?:great|helpful|nice|the best)|test|testing|again|lol|haha)[\s,.!?~:)(-]*)+$/,
  /^(?:who|what) (?:are|r) (?:you|u)\W*$|^(?:are you (?:a |an )?(?:robot|bot|human|person|real|ai|machine)(?: or (?:a )?(?:robot|bot|human|person|real))?)\W*$|^(?:what(?:'s| is) your name|what can you (?:do|help (?:me )?with)|how (?:do|can) (?:i use|you help)(?: you| me| this)?|how does this work)\W*$/,
  /^(?:(?:你好|您好|嗨|哈喽|早上好|上午好|中午好|下午好|晚上好|早安|晚安|在吗|在不在|非常|太|谢谢|多谢|感谢|谢了|啦|帮忙|辛苦了|好的|好|嗯|行|知道了|明白了?|收到|再见|拜拜|没事了?|不用了|可以了?|hello|hi|ok|太好了|真棒|哈哈|你|您|啊|呀|了|哦|小助手|机器人|请问一下|打扰了)[\s,，.。!！?？~～、]*)+$/,
  /^(?:你|您)(?:是谁|叫什么(?:名字)?|是(?:机器人|真人|人工|人|ai)(?:吗|还是.{1,6})?|能(?:做|干)(?:什么|啥|些什么)|会(?:做|干)?什么|有什么(?:功能|用)|怎么用)[\s?？呀啊。]*$/,
);

/** A thank-you, as the whole message: it wants no greeting. */
export const THANKS = rule(
  /^(?:(?:oh|ok|okay|great|perfect|nice|cool|that(?:'s| is| was) (?:all|it|great|helpful|very helpful|good)|very helpful|many thanks|thanks?(?: you)?(?: very much| so much| a lot)?|thx|ty|cheers)[\s,.!?~:)(-]*)*(?:thanks?|thx|ty|cheers)(?: you)?(?: very much| so much| a lot| for (?:your |the )?help)?[\s,.!?~:)(-]*$/,
  /^(?:(?:好的?|嗯|行|知道了|明白了?|太好了)[\s,，.。!！~～、]*)*(?:非常|太)?(?:谢谢|多谢|感谢|谢了|谢啦)(?:你|您|了|啦|啊|哦|的|帮忙|帮助|你们)*[\s,，.。!！~～、]*$/,
);

/** The resident wants a human being. */
export const PERSON_WANTED: PhraseRule = {
  harmless: [/\bnatural person\b|\bdisabled person\b|\bin person\b|人工(?:授精|流产|智能|湖|费|耳蜗|关节)/g],
  patterns: [
    /\b(?:talk|speak|chat|connect|transfer|put)(?: me)?(?: (?:to|with|through to))? (?:a |an |some |the |some ?one|any ?one|somebody|your )?(?:real |actual |live |human )?(?:person|human|people|agent|staff|representative|operator|someone|somebody|officer|employee|member of staff|colleague|adviser|advisor|worker|clerk)\b/,
    /\b(?:real|actual|live|human) (?:person|human|agent|being|help|staff|operator)\b|\bi (?:want|need|would like) (?:a |an |some )?(?:human|person|operator|agent)\b|\bcustomer service\b|\bcall me back\b|\bcall-?back\b/,
    /(?:转|找|要|叫|接|换|联系|呼叫|接通|转接)(?:一下|个|到|一个)?(?:人工|真人|客服|活人|工作人员|专员|坐席|接线员)|^人工(?:服务|客服)?[。!！]?$|(?:跟|和|与|同)(?:真?人|工作人员|客服)(?:说|聊|谈|讲|沟通|对话)|不(?:想|要)(?:跟|和)机器人|(?:有没有|能不能)(?:真)?人(?:接|来|回|理)|回(?:个)?电话给我|给我回电/,
  ],
};

/** Progress of something already handed in. */
export const REQUEST_STATUS = rule(
  /\b(?:status|progress|state|whereabouts|update|news) (?:of|on|about|for) (?:my|the|our) (?:\w+ ){0,3}(?:application|request|case|complaint|claim|report|form|submission|card|permit|allowance|registration|matter)\b/,
  /\b(?:how far|where|when) (?:is|are|has|will) my (?:\w+ ){0,3}(?:application|request|case|complaint|claim|report|submission)\b|\b(?:track|follow|check(?: on)?|look up|find) my (?:\w+ ){0,3}(?:application|request|case|complaint|claim|report|submission|reference)\b/,
  /\b(?:has|have|was|were|is|did) (?:my|our) (?:\w+ ){0,3}(?:application|request|case|complaint|claim|report|submission)\b[^.!?\n]{0,30}\b(?:approved|processed|received|done|decided|accepted|rejected|finished|solved|go through|been|ready|seen)\b|\b(?:lost|forgot|forgotten) my (?:reference|secret)\b|\bow-\d{4}-\w{5}/,
  /\b(?:i|we) (?:already |have )?(?:applied|submitted|sent|handed in|filed)\b[^.!?\n]{0,60}\b(?:not heard|no (?:answer|reply|response|news)|haven'?t heard|still waiting|what(?:'s| is) happening|nothing (?:has )?happened)\b/,
  /(?:我的?|我家的?|我们的?)(?:[^。！？\n]{0,10})(?:申请|办件|请求|投诉|举报|业务|件|材料|单子|诉求)[^。！？\n]{0,6}(?:进度|状态|到哪|办到哪|怎么样了|办好了|批了|好了没|好了吗|有结果|结果|审核|下来了|通过了|处理了|处理得|办得|还没)|(?:查|查询|查看|跟踪|看)(?:一下|下)?(?:我的?)?(?:申请|办件|办理|办事|审批|受理|投诉)?的?(?:进度|办理情况|处理情况)|进度(?:查询|怎么查|在哪查)|(?:申请|提交|交上去|办了|投诉)[^。！？\n]{0,12}(?:还没(?:有)?(?:消息|回复|结果|回音|动静|下来)|没人(?:理|管|回复))/,
);

/** Something is broken, dirty, loud or done badly. */
export const REPORT_PROBLEM: PhraseRule = {
  harmless: [
    /\b(?:report|notify)(?: of)? (?:a |the |my )?(?:birth|death|change of address|move|lost (?:card|id)|income)\b|(?:出生|死亡|搬家|变更|丢失)报告|体检报告|检测报告|报告单/g,
  ],
  patterns: [
    /\b(?:where|how|whom?)\b[^.!?\n]{0,30}\bcomplain\b|\b(?:music|neighbou?rs?|construction|dog|party|bar|factory)\b[^.!?\n]{0,30}\b(?:loud|noisy|noise|barking)\b/,
    /\b(?:report|complain(?:t)?|make a complaint|file a complaint|submit feedback|notify (?:you|someone))\b[^.!?\n]{0,40}\b(?:about|a|an|that|problem|issue|pothole|noise|rubbish|garbage|litter|light|leak|neighbou?r|staff|service|road|damage|illegal|broken|fault)\b|^\W*(?:i (?:want|would like|need) to )?(?:complain|report (?:a |an )?(?:problem|issue|fault)|make a complaint)\W*$/,
    /\b(?:street ?light|lamp|lift|elevator|road|pavement|bench|manhole(?: cover)?|pipe|bin|toilet|traffic light|playground|fence|drain|tap)s?\b[^.!?\n]{0,30}\b(?:broken|out|not working|doesn'?t work|damaged|missing|blocked|leaking|overflow\w*|flooded|smashed|dangerous)\b|\b(?:pothole|graffiti|fly-?tipping|loud (?:music|noise)|noisy (?:neighbou?r|construction)|stray dogs?|illegal parking|illegally parked)\b/,
    /(?:我要?|想|怎么|如何|去哪|哪里|向谁)?(?:投诉|举报|反映|报修|吐槽)(?:一下|个)?(?:问题|情况|噪音|扰民|邻居|工地|路灯|垃圾|物业|违建|停车|服务态度|工作人员|商家|.{0,12}$)|(?:路灯|电梯|马路|路面|井盖|水管|垃圾桶|公厕|红绿灯|健身器材|护栏|下水道|消防栓)[^。！？\n]{0,8}(?:坏|不亮|堵|漏|破|丢|没了|塌|断|松|脏|满)|噪音扰民|乱停车|乱扔垃圾|占道|没人(?:清理|修|管)/,
  ],
};

/** Things a district portal has no pages about, however it is asked. */
export const OUT_OF_SCOPE: PhraseRule = {
  harmless: [
    /\b(?:weather|heat|cold|flood) (?:alert|warning|allowance|subsid\w*|shelter)s?\b|(?:天气|高温|暴雨)(?:预警|补贴|津贴)|高温津贴/g,
  ],
  patterns: [
    /\b(?:weather|forecasts?)\b|\btemperature (?:today|tomorrow|outside|in|for|this)\b|\b(?:will|is) it (?:be |going to (?:be )?)?(?:rain\w*|snow\w*|sunny|cold|hot|warm)\b|\b(?:tell|know) (?:me )?(?:a |any )?(?:joke|story|poem|riddle)s?\b|\bwrite (?:me )?(?:a |an |some |my )?(?:poem|essay|story|song|code|program|script|cv|resume|python|javascript|homework|email to|novel|love letter)\b/,
    /\b(?:translate (?:this|the following|it|into|to)|who won|football|soccer|basketball|world cup|stock (?:price|market|tip)|bitcoin|crypto\w*|lottery numbers?|horoscope|recipe|cook(?:ing)? (?:a|an|the)|movie|film recommend|song|lyrics|celebrity|capital of|square root|solve (?:this|the) (?:equation|problem)|python code|javascript|sql query|horse race|dating (?:advice|app|site)s?|(?:get|find|want) a (?:girl|boy)friend|dream mean)\b/,
    /\b(?:diagnose|what medicine|which (?:pill|drug|medicine)|is my (?:rash|mole|lump)|symptoms? of)\b|\b(?:hotel|flight|airline|restaurant|taxi|pizza)s? (?:near|to|in|booking|recommend\w*|for)\b|\bbook (?:me )?(?:a|an) (?:hotel|flight|table|taxi)\b|\bhow tall is\b|\bwho is the (?:president|king|queen) of\b|\bmeaning of life\b/,
    /(?:今天|明天|后天|本周|现在)?.{0,4}天气(?:怎么样|如何|预报|好吗|热吗|冷吗)|(?:会|要)下[雨雪]|讲(?:个|一个)?(?:笑话|故事)|写(?:一?首|一?篇|一?段|个)?(?:诗|作文|代码|程序|小说|情书|歌词|论文|脚本|python)|翻译(?:一下|成|这)|(?:股票|股市|比特币|彩票|基金|双色球)(?:推荐|代码|行情|走势|号码|买哪|能买|怎么买|涨|跌)|世界杯|足球|篮球|(?:谁|哪队)(?:输|赢)|(?:球赛|比赛)[^。?]{0,6}(?:赢|输|结果)|菜谱|怎么做(?:菜|红烧|蛋糕|饭|.{1,4}肉)|星座|算命|占卜|电影推荐|歌词|明星|追女|(?:吃|用)什么药|我(?:是不是)?得了什么病|首都是|订(?:酒店|机票|外卖)|打车|等于几|[\d]+ ?[+×x*] ?\d+ ?(?:=|等于)/,
  ],
};

/** Words that ask something even when they stand alone with a name. */
export const VAGUE_ONLY =
  /^(?:help(?: me)?(?: please)?|please|question|information|info|i have a question|can you help(?: me)?|i need (?:some )?(?:help|information|assistance)|how|what|why|when|where|apply|application|form|money|benefits?|allowance|card|certificate|documents?|it|this|that|yes|no|more|\?+|帮忙|帮帮我|帮我|求助|请问|问一下|我想问(?:一下)?(?:个问题)?|有个问题|咨询|咨询一下|怎么办|怎么弄|怎么申请|什么|为什么|在哪|多少钱|办事|办理|申请|补贴|证件|证明|材料|是|不是|这个|那个|嗯+|啊+|\?+|？+)[\s.!?。！？,，]*$/;
