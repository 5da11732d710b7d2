import { BothVersions } from "#app/components/admin/both-versions.tsx";
import type { FormValues } from "#app/forms/parse-form.ts";

const LABELS = {
  mentalHealth: "Mental health",
  substanceMisuse: "Alcohol or drug misuse",
  safeguarding: "Safeguarding",
  safeguardingWords: "What was done, or why not met",
  jagReferral: "Referral to the JAG",
  jagWords: "Why not referred",
  sharingBasis: "Basis for sharing",
  victimFirst: "Victim First",
  victimFirstWords: "Why not offered",
  careNeeds: "Needs for care",
  careAbuse: "Abuse or neglect",
  careProtect: "Cannot protect themselves",
  careDecision: "The council’s decision",
  careDecidedBy: "Who decided",
  varm: "VARM considered",
  varmWords: "What came of VARM",
} as const;

/** After a lost race: what somebody else has answered beside what was typed, where the two differ. */
export function RecordedAnswers({ recorded, entered }: { recorded: Record<string, string>; entered: FormValues }) {
  const rows = Object.entries(LABELS)
    .map(([name, label]) => ({ label, recorded: recorded[name] || null, entered: String(entered[name] ?? "") || null }))
    .filter((row) => row.recorded !== row.entered);
  return <BothVersions rows={rows} />;
}
