export const TRAINING_SUBJECT_NAMES = {
  asb: "Anti-social behaviour",
  prevent: "Prevent",
  hate: "Hate crime",
  "domestic-abuse": "Domestic abuse",
  exploitation: "Exploitation and county lines",
  safeguarding: "Safeguarding",
  other: "Other",
} as const;
export type TrainingSubject = keyof typeof TRAINING_SUBJECT_NAMES;
