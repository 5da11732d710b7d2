/** What stands beside the minute: what others at the table add, and a text that lost a race against another. */
export const CONTRIBUTION_KIND_NAMES = {
  contribution: "Contribution",
  "lost-text": "Text that was not saved over",
} as const;
export type ContributionKind = keyof typeof CONTRIBUTION_KIND_NAMES;
