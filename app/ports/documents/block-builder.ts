import type { Block } from "./port.ts";

type Row = { readonly cells: string[]; readonly isHeader: boolean[] };

/** Gathers text between the tags of a marked-up file. A list or table is one block, with whatever is nested in it. */
export class BlockBuilder {
  readonly #blocks: Block[] = [];
  #text = "";
  #heading: number | undefined;
  #list: { isOrdered: boolean; items: string[]; depth: number } | undefined;
  #table: { rows: Row[]; depth: number } | undefined;

  addText(text: string): void {
    this.#text += text;
  }

  openHeading(level: number): void {
    this.breakBlock();
    if (!this.#list && !this.#table) this.#heading = level;
  }

  openList(isOrdered: boolean): void {
    this.breakBlock();
    if (this.#table) return;
    if (this.#list) this.#list.depth++;
    else this.#list = { isOrdered, items: [], depth: 1 };
  }

  openItem(): void {
    this.breakBlock();
    if (this.#list && !this.#table) this.#list.items.push("");
  }

  closeList(): void {
    this.breakBlock();
    if (!this.#list || this.#table || --this.#list.depth > 0) return;
    const { isOrdered, items } = this.#list;
    const filled = items.filter((item) => item !== "");
    if (filled.length > 0) this.#blocks.push({ kind: "list", isOrdered, items: filled });
    this.#list = undefined;
  }

  openTable(): void {
    if (!this.#table) this.#endList();
    this.breakBlock();
    if (this.#table) this.#table.depth++;
    else this.#table = { rows: [], depth: 1 };
  }

  openRow(): void {
    this.breakBlock();
    if (this.#table?.depth === 1) this.#table.rows.push({ cells: [], isHeader: [] });
  }

  openCell(isHeader: boolean): void {
    this.breakBlock();
    if (this.#table?.depth !== 1) return;
    if (this.#table.rows.length === 0) this.openRow();
    const row = this.#table.rows.at(-1);
    row?.cells.push("");
    row?.isHeader.push(isHeader);
  }

  closeTable(): void {
    this.breakBlock();
    if (!this.#table || --this.#table.depth > 0) return;
    const rows = this.#table.rows.filter(({ cells }) => cells.some((cell) => cell !== ""));
    const hasHeader = rows.length > 1 && (rows[0]?.isHeader.every(Boolean) ?? false);
    if (rows.length > 0) this.#blocks.push({ kind: "table", hasHeader, rows: rows.map(({ cells }) => cells) });
    this.#table = undefined;
  }

  /** What was gathered becomes a block, or a further part of the item or cell that is open. */
  breakBlock(): void {
    const text = this.#text.replace(/\s+/g, " ").trim();
    this.#text = "";
    const level = this.#heading;
    this.#heading = undefined;
    if (text === "") return;
    const parts = this.#table ? this.#table.rows.at(-1)?.cells : this.#list?.items;
    if (!parts) this.#blocks.push(level ? { kind: "heading", level, text } : { kind: "paragraph", text });
    else if (parts.length === 0) parts.push(text);
    else parts[parts.length - 1] = [parts.at(-1), text].filter(Boolean).join(" ");
  }

  finish(): Block[] {
    while (this.#table) this.closeTable();
    this.#endList();
    this.breakBlock();
    return this.#blocks;
  }

  #endList(): void {
    while (this.#list) this.closeList();
  }
}
