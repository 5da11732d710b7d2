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
export const TRAINING_SUBJECTS = Object.keys(TRAINING_SUBJECT_NAMES) as [TrainingSubject, ...TrainingSubject[]];

/** More than any course holds: what is above it is a slip. */
const MOST_PEOPLE = 10_000;

/** The form's field for the people of an agency. */
export function peopleField(agencyId: string) {
  return `people-${agencyId}`;
}

export type Attended = { agencyId: string; people: number };
type Typed = Readonly<Record<string, string | string[]>>;

/** People by agency as they were typed, nobody's name: blank is none. At least one person must have been there. */
export function attendedOf(values: Typed, agencies: readonly { id: string; name: string }[]) {
  const errors: Record<string, string> = {};
  const attended: Attended[] = [];
  for (const { id, name } of agencies) {
    const text = String(values[peopleField(id)] ?? "").trim();
    const people = Number(text);
    if (!/^\d*$/.test(text) || people > MOST_PEOPLE)
      errors[peopleField(id)] = `People from ${name} must be a whole number, like 12`;
    else if (people > 0) attended.push({ agencyId: id, people });
  }
  const [first] = agencies;
  if (first && attended.length === 0 && Object.keys(errors).length === 0)
    errors[peopleField(first.id)] = "Enter how many people came, from one agency at least";
  return { attended, errors };
}

export function refuseCourse({ heldOn }: { heldOn: string }, today: string) {
  return heldOn > today ? { field: "heldOn", message: "Day it was held must be today or in the past" } : null;
}

/** People of one agency trained in one subject, by quarter of the year. */
export type Trained = { subject: TrainingSubject; agencyName: string; quarters: readonly number[] };
export type TrainedRow = { name: string; quarters: number[]; total: number };

/** Added up by what `nameOf` says, in the order in which it is first met, with all of them in `total`. */
export function trainedBy(trained: readonly Trained[], nameOf: (one: Trained) => string) {
  const rows = new Map<string, number[]>();
  for (const one of trained) {
    const known = rows.get(nameOf(one)) ?? [0, 0, 0, 0];
    rows.set(
      nameOf(one),
      known.map((people, at) => people + (one.quarters[at] ?? 0)),
    );
  }
  const rowOf = (name: string, quarters: number[]): TrainedRow => ({
    ...{ name, quarters },
    total: quarters.reduce((sum, people) => sum + people, 0),
  });
  const all = [0, 1, 2, 3].map((at) => trained.reduce((sum, one) => sum + (one.quarters[at] ?? 0), 0));
  return { rows: [...rows].map(([name, quarters]) => rowOf(name, quarters)), total: rowOf("Total", all) };
}
