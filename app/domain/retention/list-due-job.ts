/** By which the page asks for it at once. */
export const LIST_DUE_JOB = "list-due-records";
