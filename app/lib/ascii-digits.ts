const ZEROS = { arabic: 0x660, persian: 0x6f0 } as const;

/** Numbers as a keyboard of another script types them: full-width, Arabic and Persian digits become 0 to 9. */
export const toAsciiDigits = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - ZEROS.arabic))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - ZEROS.persian));
