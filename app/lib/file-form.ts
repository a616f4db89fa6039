/** Buttons of a form with files: keep what was chosen and come back, or take one out. */
export const ADD_FILES = "add_files";
export const REMOVE_FILE = "remove_file";
/** The input of forms that ask for files without a question of their own. */
export const FILES_INPUT = "files";
