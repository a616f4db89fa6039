/** A table's row as the index writes it: "Age: 80 to 89 years; Amount a month: 100 yuan." */
const CELL = /^([^:：;；]{1,50})[:：]\s?(.+)$/u;

/** A table's row as people say it: what it is about first, then each column with its value. Other text stays as it is. */
export function sayRow(text: string): string {
  const isChinese = /[：；]/.test(text);
  const cells = text
    .replace(/[.。]$/, "")
    .split(isChinese ? "；" : "; ")
    .map((cell) => CELL.exec(cell));
  if (cells.length < 2 || cells.some((cell) => cell === null)) return text;
  const [first, ...rest] = cells.flatMap((cell) => (cell ? [{ column: cell[1] ?? "", value: cell[2] ?? "" }] : []));
  if (!first) return text;
  if (isChinese) return `${first.value}：${rest.map(({ column, value }) => `${column}${value}`).join("，")}。`;
  return `${first.value}: ${rest.map(({ column, value }) => `${lowerFirst(column)} ${value}`).join(", ")}.`;
}

/** Column headings begin with a capital; abbreviations keep theirs. */
const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
