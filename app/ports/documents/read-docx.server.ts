import mammoth from "mammoth";
import { unpackArchive } from "./check-archive.server.ts";
import { type Block, DocumentRefusedError } from "./port.ts";
import { readHtml } from "./read-html.ts";

/** Word's own headings, lists and tables as blocks. Pictures, comments, fields and deleted words are left out. */
export async function readDocx(bytes: Uint8Array): Promise<Block[]> {
  const files = unpackArchive(bytes);
  if (!files.has("word/document.xml") || !files.has("[Content_Types].xml"))
    throw new DocumentRefusedError("the file is an archive, but not a Word document (.docx)");
  for (const [name, content] of files) {
    if (/\.(?:xml|rels)$/i.test(name) && content.includes("<!DOCTYPE"))
      throw new DocumentRefusedError("the document declares entities of its own");
    if (/vbaProject/i.test(name)) throw new DocumentRefusedError("the document holds macros");
  }
  const options = {
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    externalFileAccess: false,
    styleMap: ["p[style-name='Title'] => h1:fresh"],
  };
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
  return readHtml(value);
}
