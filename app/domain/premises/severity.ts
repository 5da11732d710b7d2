import type { SettingKey } from "../settings/definitions.ts";

type PointsKey = Extract<SettingKey, `premises.points.${string}`>;

/**
 * What may happen in or near licensed premises, worst first, each with the setting that says its points (DOMAIN 3.4). The
 * worst of what happened is the severity of an incident.
 */
export const SEVERITIES = {
  homicide: { name: "Homicide", points: "premises.points.serious", isViolent: true },
  "serious-wounding": { name: "Serious wounding", points: "premises.points.serious", isViolent: true },
  "sexual-offence": { name: "Sexual offence", points: "premises.points.serious", isViolent: true },
  "weapon-used": { name: "Firearm or knife used", points: "premises.points.serious", isViolent: true },
  "violence-with-injury": {
    name: "Violence with injury",
    points: "premises.points.violence-with-injury",
    isViolent: true,
  },
  "drug-supply": { name: "Drug supply", points: "premises.points.drugs", isViolent: false },
  spiking: { name: "Spiking", points: "premises.points.drugs", isViolent: true },
  "underage-sale": { name: "Underage sale (test purchase)", points: "premises.points.drugs", isViolent: false },
  "violence-without-injury": { name: "Violence without injury", points: "premises.points.violence", isViolent: true },
  robbery: { name: "Robbery", points: "premises.points.violence", isViolent: true },
  "weapon-found": { name: "Weapon found", points: "premises.points.violence", isViolent: false },
  disorder: { name: "Disorder that needed police", points: "premises.points.disorder", isViolent: false },
  "drunkenness-sale": { name: "Sale to a drunk person", points: "premises.points.disorder", isViolent: false },
  "condition-breach": { name: "Breach of a licence condition", points: "premises.points.disorder", isViolent: false },
  noise: { name: "Noise", points: "premises.points.nuisance", isViolent: false },
  "minor-nuisance": { name: "Minor nuisance", points: "premises.points.nuisance", isViolent: false },
} as const satisfies Record<string, { name: string; points: PointsKey; isViolent: boolean }>;
export type Severity = keyof typeof SEVERITIES;
export const SEVERITY_IDS = Object.keys(SEVERITIES) as [Severity, ...Severity[]];

/** Those counted as violence in the figures (SRC 003: "to reduce violent offences at or near the premises"). */
export const VIOLENT: readonly Severity[] = SEVERITY_IDS.filter((id) => SEVERITIES[id].isViolent);
