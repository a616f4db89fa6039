import { startPrintButton } from "./simple-tools/print-button.ts";

export default function startPrint(element: HTMLElement): void {
  startPrintButton(element.querySelector("[data-print]"));
}
