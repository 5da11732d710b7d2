import type { SubjectKind } from "#app/domain/cases/case-status.ts";
import type { AsbHeading, AsbQualifier, IncidentFlag } from "#app/domain/incidents/asb-headings.ts";
import type { RiskDomain } from "#app/domain/risk/levels.ts";
import type { PlanDomain } from "#app/domain/risk/plan-step.ts";
import type { CaseGroup } from "./groups.ts";

/**
 * One kind of life that comes to a group, in the words of those who write about it; {name} is the given name, {place} where
 * it happens. As often as a theme's weight says, a case of the group is of it.
 */
export type Theme = {
  group: CaseGroup;
  weight: number;
  subject: SubjectKind;
  /** Of a person: in which role, and of what age today. */
  role: "perpetrator" | "person-at-risk" | "victim";
  ages: readonly [number, number];
  /** Names of a problem. */
  titles?: readonly string[];
  beats?: readonly string[];
  lead: RiskDomain;
  factors: readonly string[];
  flags: readonly string[];
  incident: { type: AsbHeading; qualifier: AsbQualifier; flags: readonly IncidentFlag[]; words: readonly string[] };
  reasons: readonly string[];
  tried: readonly string[];
  accepted: readonly string[];
  /** What the highest level rests on. */
  evidence: readonly string[];
  steps: readonly (readonly [PlanDomain, string, string])[];
  /** What somebody is to do, and what is written when it is done. */
  actions: readonly (readonly [string, string])[];
  notes: readonly (readonly ["fact" | "opinion" | "intelligence", string])[];
  closings: readonly (readonly [string, string])[];
};
