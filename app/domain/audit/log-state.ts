/** How the log stands, as its last check and its seals have it. */
export type LogState = "never-checked" | "not-whole" | "unsealed" | "not-checked-lately" | "whole";

/** In words, of whatever is to be seen to; null of a log that is whole. */
export const LOG_STATE_WORDS: Record<LogState, string | null> = {
  "never-checked": "Not checked yet",
  "not-whole": "Not whole",
  unsealed: "Events not sealed",
  "not-checked-lately": "Not checked for two days",
  whole: null,
};
