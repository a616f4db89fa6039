const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text may be asked of a column of ids: the database refuses anything else with an error. */
export const isUuid = (text: string): boolean => UUID.test(text);
