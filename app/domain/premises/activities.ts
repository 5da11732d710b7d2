import { fold } from "../search/fold.ts";

/** Licensable activities (Licensing Act 2003 s1 and Schedule 1), in the words of registers. A register may have others. */
export const ACTIVITIES = [
  "Sale of alcohol on the premises",
  "Sale of alcohol off the premises",
  "Late night refreshment",
  "Live music",
  "Recorded music",
  "Performance of dance",
  "Anything similar to music or dance",
  "Plays",
  "Films",
  "Indoor sporting events",
  "Boxing or wrestling",
] as const;

/** The longest name of an activity, and how many premises may have. */
export const ACTIVITY_LETTERS = 120;
export const MOST_ACTIVITIES = 40;

/** One a line, each once whatever its capitals, in the order in which they are given. */
export function activitiesOf(...texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => text.split("\n")).map((line) => line.replaceAll(/\s+/g, " ").trim());
  const byKey = new Map<string, string>();
  for (const line of lines) {
    const key = activityKey(line);
    if (key !== "" && !byKey.has(key)) byKey.set(key, line);
  }
  return [...byKey.values()];
}

/** What makes two activities the same. */
export function activityKey(name: string): string {
  return fold(name);
}

/** Of what is recorded: the boxes to tick, and the lines of one's own. */
export function activityFields(names: readonly string[]): { activities: string[]; otherActivities: string } {
  const keys = new Map(ACTIVITIES.map((name) => [activityKey(name), name]));
  return {
    activities: names.flatMap((name) => keys.get(activityKey(name)) ?? []),
    otherActivities: names.filter((name) => !keys.has(activityKey(name))).join("\n"),
  };
}
