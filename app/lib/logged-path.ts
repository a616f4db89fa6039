/** A path as it may stand in the log: who reads logs must not get what the token in a link opens. */
export const loggedPath = (path: string): string => path.replace(/^(\/shared\/|\/staff\/invitation\/).+/, "$1…");
