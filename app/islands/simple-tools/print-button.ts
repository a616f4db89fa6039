/** Shows a button that prints the page. */
export function startPrintButton(button: HTMLButtonElement | null): void {
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
