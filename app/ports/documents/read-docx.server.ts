import mammoth from "mammoth";
import { type Block, DocumentRefusedError } from "./port.ts";
import { readHtml } from "./read-html.ts";
import { assertNoEntities, isWordDocument, unpackWord } from "./word-parts.server.ts";

/** Word's own headings, lists and tables as blocks. Pictures, comments, fields and deleted words are left out. */
export async function readDocx(bytes: Uint8Array): Promise<Block[]> {
  const files = unpackWord(bytes);
  if (!isWordDocument(files)) throw new DocumentRefusedError("the file is an archive, but not a Word document (.docx)");
  assertNoEntities(files);
  const options = {
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    externalFileAccess: false,
    styleMap: ["p[style-name='Title'] => h1:fresh"],
  };
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
  return readHtml(value);
}
