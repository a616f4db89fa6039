import type { QrCodeDrawing } from "#app/http/qr-code.server.ts";

/** A QR code with its quiet zone, black on white in every theme: cameras expect that. */
export function QrCode({ drawing, label }: { readonly drawing: QrCodeDrawing; readonly label: string }) {
  const edge = drawing.size + 8;
  return (
    <svg
      className="qr-code"
      viewBox={`-4 -4 ${edge} ${edge}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={edge} height={edge} fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
  );
}
