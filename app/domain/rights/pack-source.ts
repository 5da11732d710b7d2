/** Parts of a pack, in the order in which they stand in it. */
export const SECTION_NAMES = {
  identity: "Who you are and how to reach you",
  referrals: "Referrals",
  cases: "Cases",
  notes: "Notes",
  risk: "Assessments",
  plans: "Plans and actions",
  meetings: "Meetings",
  incidents: "Incidents and reports",
  "case-reviews": "Case reviews",
  interventions: "Interventions and orders",
  documents: "Documents",
  premises: "Licensed premises",
  imports: "From earlier systems",
  recipients: "Whom it was given to",
  requests: "What you asked for",
} as const;
export type PackSection = keyof typeof SECTION_NAMES;
export const SECTIONS = Object.keys(SECTION_NAMES) as [PackSection, ...PackSection[]];

/**
 * How a value reads. `words`: free text, in which the person may be named. `named`: a name that somebody typed, given when
 * it is the subject's. `json`: a frozen copy, of which the parts that name the subject are given; `frozen`: one given whole.
 * `answers`: of a questionnaire.
 */
export type FieldAs =
  | "text"
  | "words"
  | "named"
  | "json"
  | "frozen"
  | "answers"
  | "day"
  | "instant"
  | "yes-no"
  | "agency"
  | "officer"
  | "person"
  | { names: Readonly<Record<string, string>> }
  /** The name of a row of a list that the partnership keeps. */
  | { of: string; name: string };
export type PackField = readonly [column: string, label: string, as: FieldAs];

/** A row is about the person when this column holds what was found of that table already. */
export type Reach =
  | { column: string; of: string }
  /** … and through a table between: `id` is in `select.column from table where on in (what was found of `of`)`. */
  | { column: string; of: string; through: { table: string; select: string; on: string; kind?: string } };

/** What a row is, for the mark that is proposed (pack-marks.ts). */
export type Nature = "own" | "professional" | "marker" | "intelligence" | "minutes" | "allegation" | "recipient";

export type PackSource = {
  table: string;
  /** The columns of its key, if they are others than `id`. */
  key?: readonly string[];
  section: PackSection;
  title: string;
  /** The column of its day or instant. */
  day?: string;
  nature: Nature;
  /** The column of the agency that supplied it, or of the user whose agency did. */
  agency?: string;
  agencyOfUser?: string;
  /** The column that says whom it is about, when that may be somebody else. */
  about?: string;
  reach: readonly Reach[];
  fields: readonly PackField[];
  /** Columns that are not given, and why. */
  unshown?: Readonly<Record<string, string>>;
  /** Columns by which a row hangs on something of the person's without being about them, and why. */
  aside?: Readonly<Record<string, string>>;
};

/** A table whose rows are given as a field of the item that they belong to. */
export type WithinSource = {
  within: string;
  on: string;
  label: string;
  fields: readonly PackField[];
};
/** Nothing is given of it, and why. */
export type NoSource = { none: string };
export type PackDecision = PackSource | WithinSource | NoSource;
