/** What a document says, free of its format: plain words only, so nothing a file holds can act on a page. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string; readonly page?: number }
  | { readonly kind: "paragraph"; readonly text: string; readonly page?: number }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly string[]; readonly page?: number }
  | {
      readonly kind: "table";
      readonly hasHeader: boolean;
      readonly rows: readonly (readonly string[])[];
      readonly page?: number;
    };

export type ParsedDocument = {
  readonly blocks: readonly Block[];
  /** Only formats that have pages. */
  readonly pageCount?: number | undefined;
};

export const DOCUMENT_FORMATS = ["md", "txt", "html", "pdf", "docx"] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Why a file is not taken in, in words an editor understands. */
export class DocumentRefusedError extends Error {
  override readonly name = "DocumentRefusedError";
}

export type DocumentParser = {
  /** Throws `DocumentRefusedError` for whatever is wrong with the file, and nothing else. */
  parse(bytes: Uint8Array, format: DocumentFormat): Promise<ParsedDocument>;
  /** How many files were really read, and how many were known from before. */
  readonly counts: { readonly parsed: number; readonly reused: number };
  /** Gives back what reading takes; the next `parse` opens it again. */
  close(): Promise<void>;
};
