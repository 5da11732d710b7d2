export const RESEARCH_ANSWER_NAMES = { known: "Known to us", "not-known": "Not known to us" } as const;
export type ResearchAnswer = keyof typeof RESEARCH_ANSWER_NAMES;
export const RESEARCH_ANSWERS = Object.keys(RESEARCH_ANSWER_NAMES) as [ResearchAnswer, ...ResearchAnswer[]];
