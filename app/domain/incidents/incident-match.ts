export const MATCH_STATUS_NAMES = { open: "To be decided", joined: "Joined", apart: "Kept apart" } as const;
export type MatchStatus = keyof typeof MATCH_STATUS_NAMES;
