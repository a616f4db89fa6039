/**
 * Rows of a comma-separated text as RFC 4180 has it, a record a line: fields in double quotes may hold commas and doubled
 * quotes. Throws with the number of the line that is broken.
 */
export function readCsv(text: string): string[][] {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return lines.map((line, index) => {
    const fields: string[] = [];
    const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
    for (;;) {
      const found = field.exec(line);
      if (!found) throw new Error(`line ${index + 1} is no CSV: ${line}`);
      fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
      if (found[3] === "") return fields;
    }
  });
}
