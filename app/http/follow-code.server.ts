import { drawQrCode, type QrCodeDrawing } from "./qr-code.server.ts";
import type { LoadContext } from "./load-context.ts";

/** A QR code for a receipt: it opens the page where the reference stands and only the code is missing. */
export function followCode({ services }: Pick<LoadContext, "services">, reference: string): QrCodeDrawing {
  return drawQrCode(`${services.publicUrl}/requests?reference=${reference}`);
}
