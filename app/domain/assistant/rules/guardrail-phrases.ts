import type { PhraseRule } from "./phrases.ts";

/** Orders to the assistant instead of questions for it. Patterns meet text folded by `foldText`. */
export const INJECTION: PhraseRule = {
  harmless: [
    /\b(?:ignore|disregard|forget) (?:the |this |my |that )?(?:letter|fine|notice|bill|email|mail|message|reminder|previous (?:letter|notice|application|appointment|address))\b/g,
    /忽略(?:了)?(?:这|那)?(?:封|张|条|个)?(?:通知|短信|信件|罚单|期限|截止)|忘记(?:了)?(?:密码|账号|带|之前的(?:密码|预约|手机号|地址))/g,
  ],
  patterns: [
    /\b(?:ignore|disregard|forget|override|bypass|skip|drop|neglect|overrule)\b[^.!?\n]{0,40}\b(?:(?:previous|prior|above|earlier|former|initial|original|preceding|your|all|any|system|the) (?:\w+ ){0,3})?(?:instruction|prompt|rule|direction|guideline|guardrail|restriction|safety|polic(?:y|ies) (?:above|you)|context|training|command)s?\b/,
    /\b(?:system|initial|hidden|secret|original|developer|internal) ?(?:prompt|message|instructions?)\b|\b(?:your|the) (?:full |exact |entire )?(?:prompt|instructions) (?:above|verbatim|word for word|were|say)\b/,
    /\b(?:repeat|print|show|reveal|output|display|tell me|give me|translate|summari[sz]e|leak|dump|recite)\b[^.!?\n]{0,30}\b(?:your (?:\w+ )?(?:instructions?|prompts?|rules|configuration|guidelines)|(?:everything|the text|the words|all text) (?:above|before)|api ?key|environment variables?)\b/,
    /\b(?:you are (?:now|no longer)|pretend (?:to be|you(?:'re| are)?)|(?:^|[.!?,:;\n] *|\b(?:please|now|you|must|and|should|will) )act as(?: if you)?|role-?play(?:ing)? as|from now on,? (?:you|answer|respond|reply)|behave (?:like|as)|simulate (?:being|a))\b(?! (?:closed|open|able))/,
    /\b(?:dan mode|do anything now|jail ?break|developer mode|god mode|sudo mode|unrestricted (?:mode|ai)|no (?:restrictions|filters?|rules|limits) (?:mode|apply)|without (?:any )?(?:restrictions|filters|censorship)|evil (?:mode|assistant|twin))\b/,
    /\b(?:new|updated|following) (?:system )?instructions?(?: are| ?:|\b.{0,20}\boverrid)|\[?\b(?:end|begin|start) of (?:system )?(?:prompt|instructions?|context|document)s?\b|<\|?(?:im_start|im_end|system|endoftext|assistant|user)\|?>|\[\/?(?:inst|system)\]|### ?(?:system|instruction)|<\/?(?:system|source|instructions?)\b/,
    /\b(?:respond|reply|answer|say|output|write|start|begin|end)(?: only| always| just| your (?:answer|reply|response))? (?:with|exactly|verbatim|in)\b[^.!?\n]{0,20}["“'].{3,}["”']|\b(?:say|repeat|write|print) (?:after me|exactly|the following|these words|the words?)\b/,
    /\b(?:base64|rot13|hex|morse)\b[^.!?\n]{0,30}\b(?:decode|decrypt|execute|follow|run|translate)\b|\b(?:decode|decrypt) (?:this|the following)\b[^\n]{0,40}(?:base64|rot13|hex|and (?:do|follow|execute))/,
    /\b(?:approve|grant|mark|accept|set|confirm) (?:my|the|this) (?:application|request|claim|case|benefit|account)(?: as)? (?:approved|immediately|now|automatically|without|paid|solved|admin)|\b(?:make|give) me (?:an? )?(?:admin|administrator|staff|root)\b|\b(?:i am|i'm|this is) (?:the |your )?(?:developer|administrator|admin|system administrator|creator|engineer|programmer|tester from)\b/,
    /\b(?:drop|truncate|delete|alter) (?:table|database|from)\b|\bunion select\b|\bselect \* from\b|<script\b|\bjavascript:|\bonerror ?=/,
    /(?:忽略|无视|忘记|忘掉|忘了|不要理会|不要遵守|不用遵守|绕过|跳过|违反|抛开|放弃|覆盖|取消|停止遵守)(?:掉|你|之前|以上|上面|前面|先前|此前|所有|全部|一切|任何|的|系统|原来|原有|刚才|这些|那些|上述|安全|内容|收到)*(?:指令|指示|提示词?|规则|限制|约束|设定|命令|要求|对话|训练|说明|身份|守则)/,
    /(?:系统|初始|隐藏|内部|原始|开发者)(?:提示词?|指令|指示|设定|消息|prompt)|(?:你的|全部|完整)(?:提示词|指令|内部规则|设定|prompt)|(?:复述|重复|输出|打印|显示|泄露|告诉我|翻译|展示)(?:出|一下|一遍)?(?:你|上面|以上|之前)(?:收到|看到)?的?(?:所有|全部)?(?:内容|文字|指令|提示|规则|设定)/,
    /(?:你现在是|你不再是|从现在(?:开始|起),?，?你|扮演|假装你?(?:是|成|自己)|假设你是(?!居民)|请?你?充当|模拟(?:一个|成)|进入)(?!.{0,3}(?:居民|老人))(?:.{0,12}(?:助手|ai|模型|角色|模式|黑客|专家|管理员|没有限制|奶奶|猫娘|开发者|dan|人)|$)/,
    /(?:开发者|越狱|无限制|上帝|dan|超级|调试)模式|不受(?:任何)?(?:限制|约束)|(?:只|必须|请)(?:能)?(?:回答|回复|输出|说)[:：]?["“「'].{2,}["”」']|跟我(?:说|念|重复)|执行(?:以下|下面|下列)(?:的)?(?:指令|命令|代码)/,
    /(?:直接|立即|马上|自动)?(?:批准|通过|审批)我的(?:申请|请求|补贴)(?!(?:要|需|多|怎|吗|了|流程|条件|时间|进度|没|后|的|会|能|什么))|给我(?:管理员|后台)(?:权限|密码)|我是(?:系统)?(?:管理员|开发者|开发人员|程序员|工程师)(?:.{0,12}(?:测试|授权|命令|要求|指令)|$|[,，。])/,
  ],
};

/** "Kill the noise" hurts nobody. */
const HURTS_SOMEBODY = new RegExp(
  `\\b(?:kill|murder|poison|stab|shoot|hurt|beat up|attack|kidnap|burn down)\\b (?:some ?one|somebody|him|her|them|people|everybody|(?:my|the|a|an|this|that|our|his|her|your) (?:\\w+ )?(?:${[
    "wife|husband|partner|boyfriend|girlfriend|ex|boss|neighbou?r|landlord|tenant|teacher|colleague|mother|father|mum|mom|dad",
    "parent|brother|sister|son|daughter|child|children|kid|baby|man|woman|guy|girl|boy|person|official|officer|clerk|mayor|judge",
    "policeman|doctor|nurse|dog|cat|pet|family|president|house|flat|building|school|shop|car",
  ].join("|")})s?\\b)`,
);

/** Help with hurting others or cheating. Asking how to report, stop or be safe from it is welcome. */
export const HARM: PhraseRule = {
  harmless: [
    /\b(?:report|reporting|complain|complaint|victim|avoid|prevent|protect|scammed|cheated|recogni[sz]e|stop|somebody|someone|neighbou?r|landlord|is it (?:legal|illegal)|penalt(?:y|ies)|fine for|punish\w*)\b[^.!?\n]{0,80}/g,
    /(?:举报|投诉|被骗|受骗|防范|防止|预防|避免|识别|谨防|维权|有人|邻居|房东|处罚|会怎么罚|罚多少|犯法吗|违法吗|怎么判|后果)[^。！？\n]{0,40}|[^。！？\n]{0,40}(?:怎么举报|去哪举报|如何举报|向谁举报|犯法吗|违法吗|会被罚|怎么处罚|被骗了)/g,
  ],
  patterns: [
    /\b(?:how|ways?|help|teach|tell|show|want|need|steps?|instructions?|guide|where)\b[^.!?\n]{0,40}\b(?:make|build|buy|get|create|produce|cook|synthesi[sz]e)\b[^.!?\n]{0,20}\b(?:bomb|explosive|molotov|grenade|gun|silencer|poison|meth|heroin|fentanyl|drugs at home|nerve agent|weapon)s?\b/,
    /\b(?:forg(?:e|ing)|fak(?:e|ing)|counterfeit(?:ing)?|falsif(?:y|ying)|photoshop|doctor)\b[^.!?\n]{0,30}\b(?:documents?|certificates?|id|identity|card|passport|hukou|permit|stamp|seal|signature|invoice|receipt|diploma|licen[cs]e|proof|papers?|medical|age|income|birth)\b/,
    /\b(?:get|claim|receive|apply for|collect|keep)\b[^.!?\n]{0,40}\b(?:without being (?:eligible|entitled)|even though i(?:'m| am) not (?:eligible|entitled)|(?:allowance|benefit|pension)s? for (?:a|my) dead|by lying|fraudulently|illegally)\b|\b(?:cheat|defraud|trick|scam|deceive|lie to) (?:the )?(?:system|government|office|authorit\w+|social|pension|tax|people|elderly|old people|insurance)\b|\b(?:evade|dodge) (?:taxes|tax|police|the police|customs)\b|\blaunder(?:ing)? money\b/,
    /\b(?:bribe|bribing|blackmail|pay off|threaten|intimidate)\b[^.!?\n]{0,30}\b(?:official|officer|clerk|staff|inspector|police|judge|civil servant|neighbou?r|him|her|them|my)\b/,
    HURTS_SOMEBODY,
    /\bhow (?:to|do i|can i) (?:hack|break into|crack|phish|ddos|spy on|stalk|track (?:my|a|his|her))\b|\b(?:hack|crack|ddos|break into)\b[^.!?\n]{0,20}\b(?:account|website|portal|database|system|wi-?fi|phone|house|car)\b/,
    /(?:怎么|如何|怎样|教我|帮我|哪里|哪能|想|方法|步骤)[^。！？\n]{0,12}(?:做|制作|制造|造|买|搞|配|自制|合成)(?:到|一个|点)?(?:炸弹|炸药|毒品|冰毒|枪支?|手枪|毒药|雷管|燃烧瓶|迷药|管制刀具)/,
    /(?:伪造|造假|假造|篡改|变造|做假|办假|买假|p一张|ps一张|做一张假|弄个假|搞个假|假冒|代办假)(?:的|一张|一份|个)?.{0,6}(?:证|章|材料|文件|签名|签字|发票|户口|学历|证明|年龄|收入|病历|公章|身份|居住)|(?:怎么|如何|想|能不能|教我|帮我)[^。！？\n]{0,8}(?:骗取|套取|骗|冒领|冒充|虚报)[^。！？\n]{0,12}(?:补贴|津贴|低保|医保|养老金|社保|政府|老人|钱|补助|保险)/,
    /(?:怎么|如何|想|教我|帮我)[^。！？\n]{0,8}(?:行贿|贿赂|送礼给|塞钱给|塞红包|威胁|恐吓|报复|勒索|敲诈|打死|杀了?|杀死|毒死|弄死|打残|教训一顿|绑架|黑进|入侵|盗号|破解|偷税|逃税|洗钱|跟踪|偷拍|人肉|开盒)(?!.{0,6}(?:的电话|举报))/,
  ],
};

/** The private affairs of somebody else, or a list of people. */
export const OTHERS_DATA: PhraseRule = {
  harmless: [
    /\b(?:may|can|could|should|must|do) (?:i|we) (?:give|use|name|put|enter|add|leave|tell)\b(?! me\b)[^.!?\n]{0,40}/g,
    /(?:可以|能|要)(?:填|留|写|用)(?:我)?(?:邻居|朋友|同事|儿媳|房东)[^。！？\n]{0,10}/g,
    /\b(?:my (?:mother|father|mum|mom|dad|parents?|husband|wife|child|son|daughter|grand\w+)|office|centre|center|hall|department|desk|service|hotline|doctor|hospital|school|committee|station|your|company|emergency)(?:'s)?\b[^.!?\n]{0,20}\b(?:phone|number|address|contact|email)/g,
    /(?:窗口|中心|大厅|部门|单位|社区|居委会|村委会|街道|派出所|医院|学校|办事处|服务|热线|你们|咨询|办公|物业|民政局|公安局|公司)[^。！？\n]{0,6}(?:电话|地址|号码|联系方式|邮箱)/g,
  ],
  patterns: [
    /\b(?:give|tell|show|find|look up|get|what(?:'s| is| are)|where does|list|send|check|search)\b[^.!?\n]{0,30}\b(?:(?:my )?(?:neighbou?r|ex|boss|colleague|landlord|tenant|teacher|girlfriend|boyfriend|friend|daughter-in-law|somebody|someone|another (?:person|resident)|other (?:people|residents)|mr\.?|mrs\.?|ms\.?)(?: \w+)?(?:'s|s'|s)?|all (?:the )?residents'?|[a-z]+ [a-z]+'s) (?:\w+ ){0,2}(?:phone|mobile|address|id|identity|number|income|salary|benefits?|allowance|pension|requests?|applications?|records?|personal (?:data|details|information)|medical|bank|live|files?)\b/,
    /\b(?:list|names?|addresses|phone numbers|data|database|records|details|personal data) (?:of|on|for) (?:all |every |other |the )*(?:residents?|people|users|applicants|pensioners|recipients|citizens|customers)\b|\b(?:other|another) (?:people|person|resident|user|applicant)(?:'s|s'|s)? (?:question|conversation|request|application|data|reference|secret|details)/,
    /\bwho (?:else )?(?:applied|complained|reported|asked|receives?|gets?|lives? (?:at|in))\b[^.!?\n]{0,40}(?:\b(?:flat|room|number|address|my (?:building|street|neighbou?r)|about me|against me)\b)/,
    /(?:查|查询|查一下|告诉我|给我|想知道|帮我找|提供|看看|搜)[^。！？\n]{0,8}(?:邻居|前妻|前夫|老板|同事|房东|租客|老师|女友|男友|女朋友|男朋友|朋友|儿媳|别人|他人|其他人|某人|所有(?:居民|人|老人|用户)|全部居民)(?:家)?的?[^。！？\n]{0,4}(?:电话|手机号?|住址|地址|身份证|号码|收入|工资|津贴|补贴|养老金|申请|记录|个人信息|隐私|病历|银行卡|名单|资料|办件)/u,
    // A surname may also begin a word (高龄津贴, 何时), so it needs "的" before what is asked, or something that only a person has.
    /(?:查|查询|查一下|告诉我|给我|想知道|帮我找|提供|看看|搜)[^。！？\n]{0,8}[张王李赵刘陈杨黄周吴徐孙马朱胡郭何高林]\p{Script=Han}{1,2}(?:家?的[^。！？\n]{0,4}(?:电话|手机号?|住址|地址|身份证|号码|收入|工资|津贴|补贴|养老金|申请|记录|个人信息|隐私|病历|银行卡|资料|办件)|家?[^。！？\n]{0,2}(?:电话|手机号?|住址|身份证|银行卡|病历))/u,
    /(?:居民|老人|用户|申请人|领取人)(?:的)?(?:名单|花名册|个人信息|身份证号|手机号)|谁(?:举报|投诉)(?:了)?我|别人的(?:申请|编号|密码|办件|对话|提问)/,
  ],
};

/** Judgements the authority's assistant has no business making. */
export const OPINION: PhraseRule = {
  harmless: [
    /\b(?:what |who )?do you (?:think|believe) (?:that )?(?:i|we|my|our)\b/g,
    /(?:你|您)(?:觉得|认为)(?:我|我们|我家)(?=.{0,6}(?:要|能|可以|该|办|需))/g,
  ],
  patterns: [
    /\b(?:what do you (?:think|feel|believe)|what(?:'s| is) your (?:opinion|view|take|favou?rite)|do you (?:think|believe|agree|like|support|prefer|love|hate)|in your opinion|your personal (?:view|opinion)|who (?:should|would you) (?:i )?vote|whom? to vote for|are you (?:for|against|left|right|communist|conservative))\b/,
    /\b(?:is|are|was) (?:the |this |our |that )?(?:government|mayor|party|president|policy|officials?|leader\w*|law|council)\b[^.!?\n]{0,30}\b(?:good|bad|corrupt|fair|unfair|stupid|useless|right|wrong|evil|incompetent|better|worst|best)\b/,
    /\b(?:which|what) (?:political )?(?:party|candidate|president|country|leader|religion|race|nationality) is (?:the )?(?:best|better|worst|right)\b|\b(?:criticise|criticize|praise|mock|make fun of|defend) (?:the )?(?:government|mayor|party|president|officials?|policy)\b/,
    /(?:你|助手)(?:觉得|认为|怎么看|支持|喜欢|讨厌|赞成|同意|反对|站哪|更喜欢|投谁)|(?:你的|个人)(?:看法|观点|意见|立场|评价)是?|(?:评价|点评|批评|吐槽|骂|夸)(?:一下)?(?:政府|市长|区长|领导|书记|官员|国家|政策|这届)|(?:政府|市长|区长|领导|政策|干部|官员)[^。！？\n]{0,8}(?:好不好|腐败吗|合理吗|公平吗|对不对|是不是(?:很|太)?(?:烂|差|蠢|腐败|没用))|哪个(?:党|候选人|领导|国家|民族|宗教)(?:最|更)?好/,
  ],
};
