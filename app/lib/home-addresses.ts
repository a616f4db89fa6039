/**
 * Where somebody lives, as people write it: told as their home ("I live at …"), or down to the door. A street with a house number
 * alone may be a centre or a broken lamp, and stays.
 */

const STREET_TYPE =
  "(?:street|st\\.?|road|rd\\.?|lane|ln\\.?|avenue|ave\\.?|alley|drive|close|court|square|row|gardens?|boulevard)(?![A-Za-z])";
/** Any word, or one that ends like a street; as long as words are, so that no text is looked through again from each letter. */
const WORD = "[A-Za-z'’-]{1,30}";
const STREET = `(?:${WORD}[ ]${STREET_TYPE}|[A-Za-z'’-]{2,24}${STREET_TYPE})`;
const HOUSE = "\\d{1,5}[a-z]?(?![\\dA-Za-z])";
const DOOR = `(?:door|flat|apartment|apt\\.?|unit|room|rm\\.?)[ ]?(?:no\\.?|number|#)?[ ]?${HOUSE}`;
const PARTS = `(?:[ ]?,?[ ]?(?:(?:building|block|floor|entrance|staircase)[ ]?${HOUSE}|${DOOR}))`;
const STREET_AND_HOUSE = `(?:${HOUSE},?[ ]${STREET}|${STREET},?[ ](?:no\\.?[ ]?)?${HOUSE})`;
/** Sentences that tell a home. */
const TOLD =
  "(?:\\b(?:live|lives|living|reside|resides)[ ](?:at|in|on)|\\b(?:my|our|home|his|her)[ ]address(?:[ ]is|:)?|住在|住址[是为：:]?)[ ]?";

const HAN = "\\p{Script=Han}";
const NUMERAL = "(?:\\d{1,5}|[一二三四五六七八九十百]{1,5})";
/** 12号, 3栋, 2单元. A floor alone is as likely a public office's. */
const HAN_HOUSE = `${NUMERAL}[ ]?(?:号楼|号院|号|弄|期|组|栋|幢|座|单元)[ ，,-]?`;
const HAN_PARTS = `(?:${NUMERAL}[ ]?(?:号楼|号院|号|弄|期|组|栋|幢|座|单元|楼|层)[ ，,-]?){0,4}`;
const HAN_DOOR = `${NUMERAL}[ ]?(?:室|户|房(?!间))`;
const HAN_PLACE = `${HAN}{0,6}(?:路|街|巷|里|村|苑|园|小区|社区|公寓)[ ]?`;
const HAN_TOLD = "(?:住在|家住|家在|住址|(?:我的?|我家的?|居住|通讯)地址)[是为：: ]{0,2}";

export const HOME_ADDRESSES: readonly RegExp[] = [
  new RegExp(`(?<=${TOLD})(?:${STREET_AND_HOUSE}${PARTS}{0,4}|(?:${WORD}[ ]){1,2}${HOUSE}${PARTS}{1,4})`, "gi"),
  new RegExp(
    `(?<![A-Za-z'’\\d-])(?:${STREET_AND_HOUSE}${PARTS}{0,4}[ ]?,?[ ]?${DOOR}|${DOOR}[ ]?,?[ ]?${STREET_AND_HOUSE})`,
    "gi",
  ),
  new RegExp(`(?<=${HAN_TOLD})${HAN}{0,12}[ ]?${HAN_HOUSE}${HAN_PARTS}(?:${HAN_DOOR}|\\d{1,5}(?!\\d))?`, "gu"),
  new RegExp(
    `(?:${HAN_PLACE})?(?<!\\d)${HAN_HOUSE}${HAN_PARTS}${HAN_DOOR}|${HAN_PLACE}${HAN_HOUSE}${HAN_PARTS}\\d{2,5}(?![\\d年月元])`,
    "gu",
  ),
];
