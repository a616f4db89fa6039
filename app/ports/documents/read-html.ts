import { Parser } from "htmlparser2";
import { BlockBuilder } from "./block-builder.ts";
import { type Block, DocumentRefusedError } from "./port.ts";

const LEFT_OUT = new Set(
  "script style head template noscript svg math iframe object select textarea nav title".split(" "),
);
const OF_A_BLOCK = new Set(
  "p div section article main header footer aside blockquote pre address figure figcaption dl dt dd hr form fieldset center body html caption".split(
    " ",
  ),
);

/** HTML as blocks. Only words come out: no markup, script, address or picture of the file is kept. */
export function readHtml(html: string): Block[] {
  if (/<!ENTITY/i.test(html)) throw new DocumentRefusedError("the file declares entities of its own");
  const builder = new BlockBuilder();
  const hidden: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (hidden.length > 0 || LEFT_OUT.has(name) || "hidden" in attributes) {
          if (!VOID.has(name)) hidden.push(name);
          return;
        }
        openTag(builder, name);
      },
      ontext: (text) => {
        if (hidden.length === 0) builder.addText(text);
      },
      onclosetag(name) {
        const at = hidden.lastIndexOf(name);
        if (at >= 0) hidden.length = at;
        else if (hidden.length === 0) closeTag(builder, name);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return builder.finish();
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

function openTag(builder: BlockBuilder, name: string): void {
  if (/^h[1-6]$/.test(name)) builder.openHeading(Number(name[1]));
  else if (name === "ul" || name === "ol") builder.openList(name === "ol");
  else if (name === "li") builder.openItem();
  else if (name === "table") builder.openTable();
  else if (name === "tr") builder.openRow();
  else if (name === "td" || name === "th") builder.openCell(name === "th");
  else if (name === "br") builder.addText(" ");
  else if (OF_A_BLOCK.has(name)) builder.breakBlock();
}

function closeTag(builder: BlockBuilder, name: string): void {
  if (/^h[1-6]$/.test(name)) builder.breakBlock();
  else if (name === "ul" || name === "ol") builder.closeList();
  else if (name === "table") builder.closeTable();
  else if (OF_A_BLOCK.has(name) || name === "li") builder.breakBlock();
}
