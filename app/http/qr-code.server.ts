import QRCode from "qrcode";

/** A QR code as one SVG path on a grid of `size` by `size` modules, without its quiet zone. */
export type QrCodeDrawing = { readonly size: number; readonly path: string };

/** Draws an address as a QR code that a phone still reads when a seventh of it is dirty (error correction M). */
export function drawQrCode(text: string): QrCodeDrawing {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const { size } = modules;
  let path = "";
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < size && modules.get(row, column + 1)) column += 1;
      path += `M${start} ${row}h${column - start + 1}v1H${start}z`;
    }
  }
  return { size, path };
}
