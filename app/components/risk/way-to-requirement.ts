import type { RequirementId } from "#app/domain/risk/requirements.ts";

type High = {
  caseId: string;
  personId: string;
  /** The assessment, where whoever asks may sign it off. */ signOffId: string | null;
};

/** Where something that a High must have is done; undefined where whoever asks has nothing to do about it. */
export function wayToRequirement(id: RequirementId, { caseId, personId, signOffId }: High): string | undefined {
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
