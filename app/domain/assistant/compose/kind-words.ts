/** Words of a question that say its kind or nothing at all, left out when its matter is looked for. Nouns stay. */
const SAYS_NO_MATTER =
  /\bhow (?:much|many|long|fast|soon|old|often|do|can|to|should)\b|\b(?:what|which|who|where|when|why|how|need|needed|want|like|know|please|tell|get|gets|much|long|take|takes|help|question|apply|applying|want|does|would|there|also|something|anything|someone|thing|things|way|possible|exactly|now|hi|hello|thanks|thank|papers?|paperwork|documents?|fees?|costs?|price|address|deadline|opening|hours|open|phone|telephone|number|conditions?|requirements?|eligible|hand(?:ed|ing)? +(?:it |them |this )?in|places?|submit|bring|still|already|just|get|got|us|ok|okay|allowed|good|day|days|weeks?|months?|years?|old|today|tomorrow|valid(?:ity)?|expires?|expired|last|ready|until|fine[sd]?|penalty|happens?|happen|what if|close[sd]?|opens?|amount|give[ns]?|not|yet|really|at all|per|turn(?:s|ed)?|must|should|may|might|could|shall|can|aged?|possibly|next|time|times|quick(?:ly)?|fast|please|once|have|has|let|go|come|make|use[ds]?|using|possible|here|another|one|keep|new|as well|too|soon|wait)\b|材料|证件|手续|电话|号码|费用|收费|地址|条件|资格|开门|几点|上班|请问|我想|想问|想知道|问一下|一下|我要|我们|你们|怎么样|怎么|如何|怎样|咋|什么|多少钱|多少|[去在到]?哪[里儿个]|[去在到]哪|几天|多久|多长时间|的话|现在|需要|办理|申请|可以|能不能|可不可以|要带|有没有|给不给|是不是|谢谢|您好|你好|是否|能否|地方|场所|时间|超标|超过|多少|几|收钱|要钱|交钱|给钱|发钱|收费|有效期?|过期|到期|最晚|最迟|期限|截止|之?内|以内|星期[一二三四五六日几]?|今天|明天|后天|今年|明年|上午|下午|[开关]门|下班|营业|开不开|罚款?|会怎么?样|后果|影响|怎么办|交到|还是|到账|每月|一个月|一年|一天|多大|年纪|岁数|哪些|哪个|一般|最近|已经|刚刚?|这里|这边|那边|[在到去]哪|吗|呢/g;

/** Things done to a card or paper; alone they do not say which. */
const SAYS_NO_SUBJECT =
  /\b(?:lost|lose|losing|replac\w*|renew\w*|chang\w*|cancel\w*|regist\w*|start\w*|send|sign|mov(?:e|ed|ing)|report\w*|free|pay|paid|live|living|people|person|years?|months?|days?|old|new|my)\b|丢失?|补办?|换|变更|注销|取消|迁|免费|缴费|多大|家里/g;

/** A question without what only says its kind, and further without what is done to the thing. */
export const withoutVerbs = (folded: string): string => folded.replace(SAYS_NO_SUBJECT, " ");

export const withoutKindWords = (folded: string): string => folded.replace(SAYS_NO_MATTER, " ");

/** Words of grammar and asking only, as the dictionary cuts them: 还能, 要不要. */
export const SAYS_NOTHING =
  /^[才这那的了就都去来在被把吧么成有没不用算管叫让我你您他她它行能会可要还再给领发收带想得过到上下说只也又很太最多少几哪是吗呢啊呀办交拿养开个些点时候月日号人钱家什出做搞买看等后前可以需应该从为对和跟同与或里中外]+$/;

const NUMBERS =
  /\b(?:level|grade) \d\b|[\d一二两三四五六七八九十百千半]+(?:个?(?:月份?|星期|礼拜|工作日|小时)|个|周?岁|天|年|元|块钱?|分贝|级|条|只|辆|张|次|号|份|本|日|千|万|百)*|百分之几?|\b(?:\d[\d,.]*(?:st|nd|rd|th)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth)\b|\b(?:yuan|percent|decibels?|january|february|march|april|june|july|august|september|october|november|december)\b/g;

/** Numbers and what they count are compared as numbers, not looked for as words. */
export const withoutNumbers = (plain: string): string => plain.replace(NUMBERS, " ");
