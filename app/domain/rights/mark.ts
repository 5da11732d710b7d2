/** What stands on one item by somebody's right (UK GDPR Articles 16, 18, 21; DPA 2018 ss46, 47). */
export const RIGHTS_MARK_NAMES = {
  rectified: "Corrected at the person’s request",
  disputed: "The person says that this is wrong",
  restricted: "Not to be used: processing is restricted",
  objection: "The person objects to this",
} as const;
export type RightsMark = keyof typeof RIGHTS_MARK_NAMES;
export const RIGHTS_MARKS = Object.keys(RIGHTS_MARK_NAMES) as [RightsMark, ...RightsMark[]];
