/** What becomes of a problem, one after another. */
export const PROBLEM_CHANGE_NAMES = {
  opened: "Opened",
  changed: "Name or kind changed",
  closed: "Closed",
  reopened: "Opened again",
  "incident-added": "Incident added",
  "incident-removed": "Incident taken out",
} as const;
export type ProblemChangeKind = keyof typeof PROBLEM_CHANGE_NAMES;

/** What becomes of the joining of an incident and a case. */
export const INCIDENT_CASE_CHANGE_NAMES = {
  linked: "Linked to a case",
  unlinked: "Link to a case ended",
  "reporter-shown": "Who reported is shown to the case",
  "reporter-hidden": "Who reported is kept from the case",
} as const;
export type IncidentCaseChangeKind = keyof typeof INCIDENT_CASE_CHANGE_NAMES;

type Refusal = { field: string; message: string };
type Standing = { closedOn: string | null };

/** A closed problem takes no incident and no change: it is opened again first. */
export function refuseProblemChange({ closedOn }: Standing): Refusal | null {
  return closedOn === null ? null : { field: "form", message: "This problem is closed. Open it again first" };
}

export function refuseProblemClose({ closedOn }: Standing): Refusal | null {
  return closedOn === null ? null : { field: "form", message: "This problem is closed already" };
}

export function refuseProblemReopen({ closedOn }: Standing): Refusal | null {
  return closedOn === null ? { field: "form", message: "This problem is open already" } : null;
}

/** Why an incident cannot be added to this problem. */
export function refuseAdding(
  problem: Standing & { id: string },
  incident: { problemId: string | null },
): Refusal | null {
  const closed = refuseProblemChange(problem);
  if (closed) return closed;
  return incident.problemId === problem.id
    ? { field: "reference", message: "That incident belongs to this problem already" }
    : null;
}
