/** Whether a value would end its mail header early. */
export const hasLineBreak = (value: string): boolean => /[\r\n]/.test(value);
