/** Of a condition on paper, its number and the end of its last line, as if they were letters. */
const AROUND = 70;
/** Below so many letters the beginning of a condition says too little. */
const LEAST = 100;
/** Letters on one side of A4 without a single incident or action; what each of those takes of it. */
const SIDE = { all: 2500, incident: 350, action: 130 };

/** How many letters of conditions have room beside so many incidents and actions. */
export function roomForConditions(incidents: number, actions: number): number {
  return SIDE.all - SIDE.incident * incidents - SIDE.action * actions;
}

/**
 * The conditions that have room: whole where all of them have, else the long ones cut, and the last ones only counted when
 * too little of each would be left. An officer reads the sheet at the door, so a word is cut no sooner than it must be.
 */
export function conditionsThatFit<C extends { words: string }>(conditions: readonly C[], room: number) {
  const most = Math.max(1, Math.floor(room / (LEAST + AROUND)));
  const isCrowded = longestThatFits(conditions, room) < LEAST;
  const shown = isCrowded ? conditions.slice(0, most) : conditions;
  const longest = Math.max(LEAST, longestThatFits(shown, room));
  const rows = shown.map((condition) => ({ ...condition, words: cut(condition.words, longest) }));
  return { rows, more: conditions.length - rows.length };
}

/** How long each may be, when the short ones leave what they do not need to the long ones. */
function longestThatFits(conditions: readonly { words: string }[], room: number): number {
  const lengths = conditions.map(({ words }) => words.length).sort((a, b) => a - b);
  let left = room - AROUND * lengths.length;
  for (const [index, length] of lengths.entries()) {
    const share = left / (lengths.length - index);
    if (length > share) return Math.floor(share);
    left -= length;
  }
  return Infinity;
}

/** One page has no room for all that somebody wrote: the rest stands on the premises' own pages. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;
}
