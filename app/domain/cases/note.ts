/** Kept apart as DPA 2018 s38 asks: what is so, what somebody thinks, and what somebody was told. */
export const NOTE_KIND_NAMES = { fact: "Fact", opinion: "Opinion", intelligence: "Intelligence" } as const;
export type NoteKind = keyof typeof NOTE_KIND_NAMES;
export const NOTE_KINDS = Object.keys(NOTE_KIND_NAMES) as NoteKind[];

/** How each kind is told from the others, beside its choice. */
export const NOTE_KIND_MEANINGS: Record<NoteKind, string> = {
  fact: "Something seen, done or said, that can be shown to be so",
  opinion: "What somebody makes of it: a judgement of their own",
  intelligence: "What a source has told, whether or not it is so",
};

/** The grading of intelligence that the police use, known as 3 × 5 × 2: source, information, handling. */
export const SOURCE_GRADES = { "1": "Reliable", "2": "Untested", "3": "Not reliable" } as const;
export type SourceGrade = keyof typeof SOURCE_GRADES;

export const INFORMATION_ASSESSMENTS = {
  A: "Known directly to the source",
  B: "Known indirectly to the source, but corroborated",
  C: "Known indirectly to the source",
  D: "Not known",
  E: "Suspected to be false",
} as const;
export type InformationAssessment = keyof typeof INFORMATION_ASSESSMENTS;

export const HANDLING_CODES = {
  P: "Lawful sharing permitted",
  C: "Lawful sharing permitted with conditions",
} as const;
export type HandlingCode = keyof typeof HANDLING_CODES;
