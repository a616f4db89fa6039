/** What one check found: `ok`, a `note` that may be as somebody wants it, or a `fault` with the next command. */
export type Finding =
  | { readonly level: "ok" | "note"; readonly text: string }
  | { readonly level: "fault"; readonly text: string; readonly next: string };

export const ok = (text: string): Finding => ({ level: "ok", text });
export const note = (text: string): Finding => ({ level: "note", text });
export const fault = (text: string, next: string): Finding => ({ level: "fault", text, next });
