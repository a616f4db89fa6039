import type { ContentFault } from "./content.ts";

export type FrontMatter = { readonly yaml: string; readonly body: string; readonly bodyLinesAbove: number };

/** Parts a Markdown file into the YAML between its two `---` lines and the text below. */
export function splitFrontMatter(file: string, text: string, faults: ContentFault[]): FrontMatter | undefined {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  if (lines[0]?.trimEnd() !== "---") {
    faults.push({ file, line: 1, message: "front matter is missing: the first line must be ---" });
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (end === -1) {
    faults.push({ file, line: 1, message: "front matter is not closed: put a line --- below it" });
    return undefined;
  }
  return {
    yaml: lines.slice(1, end).join("\n"),
    body: lines.slice(end + 1).join("\n"),
    bodyLinesAbove: end + 1,
  };
}
