import { longDay } from "../dates/iso-day.ts";
import { LEGAL_POWERS, type LegalPower } from "../settings/legal-powers.ts";
import { type Finding, finding } from "./finding.ts";
import { definitionOf, type InterventionKind } from "./kinds.ts";
import type { LegalNumbers } from "../settings/law.ts";

/** "always": no law says since when. "draft": a row says so that nobody has confirmed. "no": no row, or it says No. */
export type KindInForce = "always" | "yes" | "draft" | "no";

/** Whether the kind may be had on the day of those numbers: the power's confirmed row "in-force" says Yes (DOMAIN 0.1). */
export function kindInForce(kind: InterventionKind, law: LegalNumbers): KindInForce {
  const { power } = definitionOf(kind);
  if (power === undefined || !saysSinceWhen(power)) return "always";
  const key = `${power}/in-force`;
  const confirmed = law.confirmed.get(key);
  if (confirmed) return isYes(confirmed.value) ? "yes" : "no";
  return law.drafts.has(key) ? "draft" : "no";
}

function saysSinceWhen(power: LegalPower): boolean {
  return "in-force" in LEGAL_POWERS[power].parameters;
}

function isYes(value: string): boolean {
  return value.trim().toLowerCase() === "yes";
}

export function warnNotInForce(kind: InterventionKind, law: LegalNumbers): Finding[] {
  const { name, source } = definitionOf(kind);
  switch (kindInForce(kind, law)) {
    case "draft":
      return [
        finding(
          ...(["only-a-draft", "kind"] as const),
          `${name} is not confirmed to be in force on ${longDay(law.day)}. An administrator confirms it under “Numbers of the law”, and its limits with it`,
          source,
        ),
      ];
    case "no":
      return [
        finding(
          ...(["not-in-force", "kind"] as const),
          `${name} was not in force on ${longDay(law.day)}, by the numbers of the law that are kept here`,
          source,
        ),
      ];
    default:
      return [];
  }
}
