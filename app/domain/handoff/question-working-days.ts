/**
 * Working days within which a question is answered that a resident left, or that nobody took before the desk closed.
 * The offer names the day that this makes, and the request keeps it.
 */
export const QUESTION_WORKING_DAYS = 3;
