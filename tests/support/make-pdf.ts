/** A piece of text on a page: points from the left and from the foot. */
export type PdfPiece = { readonly text: string; readonly x?: number; readonly y: number; readonly size?: number };

/** The header, the objects by number from 1 on, and the table of where each begins. */
function writePdf(objects: readonly string[]): Buffer {
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, n) => {
    const at = body.length;
    body += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    "latin1",
  );
}

const stream = (drawn: string): string => `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`;

/** A PDF with the given pages in Helvetica, written out by hand. */
export function makePdf(pages: readonly (readonly PdfPiece[])[], catalog = ""): Buffer {
  return writePdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${4 + n * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((pieces, n) => {
      const drawn = pieces
        .map(
          ({ text, x = 72, y, size = 11 }) =>
            `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, "\\$&").replace(/•/g, "\u0095")}) Tj ET`,
        )
        .join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + n * 2} 0 R >>`,
        stream(drawn),
      ];
    }),
  ]);
}

/** One page of Chinese lines in a font and an encoding that the file only names, as older programs write it. */
export function makeChinesePdf(lines: readonly string[]): Buffer {
  const toHex = (line: string) => [...line].map((one) => one.charCodeAt(0).toString(16).padStart(4, "0")).join("");
  const drawn = lines.map((line, n) => `BT /F1 12 Tf 72 ${760 - n * 40} Td <${toHex(line)}> Tj ET`).join("\n");
  return writePdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
    stream(drawn),
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
  ]);
}

/** As many pages with nothing on them. */
export const emptyPages = (count: number): PdfPiece[][] => Array.from({ length: count }, () => []);
