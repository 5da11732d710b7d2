export const MATTER_STATE_NAMES = { passed: "Passed on", answered: "Answered", withdrawn: "Withdrawn" } as const;
export type MatterState = keyof typeof MATTER_STATE_NAMES;
