const MARK = /\[[^\]\n]{2,30}\]/;
const CLAUSE = /[^,，.。;；!！?？\n]*[,，.。;；!！?？\n]*/g;
/** "My ID card number is", 我的手机号是: what leads up to a mark says whose number it is, not what is asked. */
const LEADS_TO_MARK =
  /(?:\b(?:my|his|her|our|the|with|on|at|id|identity|identification|phone|mobile|telephone|cell|bank|card|passport|e-?mail|address|account|number|no\.?|is|lives?|i|we|:)\b[ :]*)+$|(?:我|他|她|本人|的|家|住在?|住?址|身份证?|手机|电话|银行|卡|护照|邮箱|号码?|账|是|为|[:：])+$/i;

/** What is asked, without the marks of masked data and the words that only introduce them. */
export function withoutMarks(masked: string): string {
  const kept = (masked.match(CLAUSE) ?? []).map((clause) => {
    let [rest, said] = [clause, ""];
    for (let mark = MARK.exec(rest); mark; mark = MARK.exec(rest)) {
      said += rest.slice(0, mark.index).replace(LEADS_TO_MARK, " ");
      rest = rest.slice(mark.index + mark[0].length);
    }
    return said + rest;
  });
  return kept
    .join("")
    .replace(/^[\s,，.。;；]+/, "")
    .replace(/[ \t]+/g, " ")
    .trim();
}
