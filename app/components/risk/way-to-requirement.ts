import type { RequirementId } from "#app/domain/risk/requirements.ts";

type High = {
  caseId: string;
  personId: string;
  /** The assessment, where whoever asks may sign it off. */ signOffId: string | null;
  mayAssess: boolean;
};

/** What stands on pages that only whoever assesses risk in the case may open. */
const ASSESSED: readonly RequirementId[] = [
  "rationale",
  "review",
  "jag",
  "safeguarding",
  "mental-health",
  "substance-misuse",
  "sharing",
];

/** Where something that a High must have is done; undefined where whoever asks has nothing to do about it. */
export function wayToRequirement(
  id: RequirementId,
  { caseId, personId, signOffId, mayAssess }: High,
): string | undefined {
  if (!mayAssess && ASSESSED.includes(id)) return undefined;
  const questions = `/cases/${caseId}/risk/people/${personId}/questions`;
  switch (id) {
    case "rationale":
    case "review":
      return `/cases/${caseId}/assess-risk?person=${personId}`;
    case "lead":
      return `/cases/${caseId}`;
    case "plan":
      return `/cases/${caseId}/plan`;
    case "victim-first":
      return `/cases/${caseId}/risk#victims`;
    case "jag":
      return `${questions}#jagReferral`;
    case "safeguarding":
      return `${questions}#safeguarding`;
    case "mental-health":
      return `${questions}#mentalHealth`;
    case "substance-misuse":
      return `${questions}#substanceMisuse`;
    case "sharing":
      return `${questions}#sharingBasis`;
    case "sign-off":
      return signOffId === null ? undefined : `/cases/${caseId}/risk/${signOffId}/sign-off`;
  }
}
