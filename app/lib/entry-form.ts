/** Buttons of a form with a group: one entry more, or one less. Their values name the group, and the entry as `group.2`. */
export const ADD_ENTRY = "add_entry";
export const REMOVE_ENTRY = "remove_entry";
