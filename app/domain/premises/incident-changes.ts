import { longDay } from "../dates/iso-day.ts";
import {
  ATTRIBUTION_NAMES,
  type Attribution,
  MITIGATION_NAMES,
  type Mitigation,
  OBJECTIVE_NAMES,
  type Objective,
} from "./attribution.ts";
import { SEVERITIES, type Severity } from "./severity.ts";

/** What may be changed of an incident at premises, and is kept with what it was before. */
export const PREMISES_INCIDENT_FIELD_NAMES = {
  when: "When",
  severity: "Severity",
  attribution: "Attribution",
  mitigation: "Credited to the premises",
  objectives: "Licensing objectives",
  summary: "Summary for licensing",
  finding: "Whose finding it is",
  standing: "Whether it counts here",
} as const;
export type PremisesIncidentField = keyof typeof PREMISES_INCIDENT_FIELD_NAMES;

/** What is said of an incident at premises; lists in the order of their catalogues. */
export type Classified = {
  severity: Severity;
  attribution: Attribution;
  objectives: readonly Objective[];
  mitigation: readonly Mitigation[];
};

export type FieldChange = { field: PremisesIncidentField; before: string | null; after: string | null };

/** The fields in which two differ, as they are kept. */
export function classifiedChanges(before: Classified, after: Classified): FieldChange[] {
  const kept = (one: Classified) => ({
    ...{ severity: one.severity, attribution: one.attribution },
    ...{ mitigation: listed(one.mitigation), objectives: listed(one.objectives) },
  });
  const [was, is] = [kept(before), kept(after)];
  return (["severity", "attribution", "mitigation", "objectives"] as const).flatMap((field) =>
    was[field] === is[field] ? [] : [{ field, before: was[field], after: is[field] }],
  );
}

/** A kept value as a person reads it. */
export function changedInWords(field: PremisesIncidentField, value: string | null): string {
  if (value === null) return "None";
  switch (field) {
    case "severity":
      return SEVERITIES[value as Severity].name;
    case "attribution":
      return ATTRIBUTION_NAMES[value as Attribution];
    case "mitigation":
      return named(value, MITIGATION_NAMES);
    case "objectives":
      return named(value, OBJECTIVE_NAMES);
    case "when": {
      const [day = "", time] = value.split(" ");
      return [longDay(day), time].filter(Boolean).join(", ");
    }
    default:
      return value;
  }
}

function mitigationsOf(row: { calledPolice: 0 | 1; goodPractice: 0 | 1 }): Mitigation[] {
  return [
    ...(row.calledPolice === 1 ? (["called-police"] as const) : []),
    ...(row.goodPractice === 1 ? (["good-practice"] as const) : []),
  ];
}

type ObjectiveFlags = { isCrime: 0 | 1; isSafety: 0 | 1; isNuisance: 0 | 1; isChildren: 0 | 1 };

function objectivesOf({ isCrime, isSafety, isNuisance, isChildren }: ObjectiveFlags): Objective[] {
  const all = { crime: isCrime, safety: isSafety, nuisance: isNuisance, children: isChildren };
  return (Object.keys(all) as Objective[]).filter((objective) => all[objective] === 1);
}

/** As columns of the table, the other way. */
export function classifiedColumns({ severity, attribution, objectives, mitigation }: Classified) {
  const has = <T>(list: readonly T[], one: T) => (list.includes(one) ? (1 as const) : (0 as const));
  return {
    ...{ severity, attribution },
    ...{ called_police: has(mitigation, "called-police"), good_practice: has(mitigation, "good-practice") },
    ...{ is_crime: has(objectives, "crime"), is_safety: has(objectives, "safety") },
    ...{ is_nuisance: has(objectives, "nuisance"), is_children: has(objectives, "children") },
  };
}

type ClassifiedRow = Pick<Classified, "severity" | "attribution"> &
  ObjectiveFlags & { calledPolice: 0 | 1; goodPractice: 0 | 1 };

export function classifiedOf(row: ClassifiedRow): Classified {
  const { severity, attribution } = row;
  return { severity, attribution, objectives: objectivesOf(row), mitigation: mitigationsOf(row) };
}

function listed(codes: readonly string[]): string | null {
  return codes.length === 0 ? null : [...codes].sort().join(",");
}

function named(value: string, names: Record<string, string>): string {
  return value
    .split(",")
    .map((code) => names[code] ?? code)
    .join("; ");
}

/** All that is said of it in one line, for a table of two versions. */
export function classifiedInWords({ severity, attribution, objectives, mitigation }: Classified): string {
  return [
    SEVERITIES[severity].name,
    ATTRIBUTION_NAMES[attribution],
    ...objectives.map((one) => OBJECTIVE_NAMES[one]),
    ...mitigation.map((one) => MITIGATION_NAMES[one]),
  ].join("; ");
}
