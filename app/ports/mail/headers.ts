/** Refuses a value that would end its mail header early and begin another. */
export function assertOneLine(...values: readonly string[]): void {
  if (values.some((value) => /[\r\n]/.test(value))) {
    throw new Error("A mail's address and subject must be one line each.");
  }
}

/** The same for every delivery of one mail, so that a second one is recognisable. */
export const messageIdOf = (mailId: string): string => `<${mailId}@onewindow>`;
