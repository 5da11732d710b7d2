import type { LegalPower } from "../settings/legal-powers.ts";
import { definitionOf, type InterventionKind } from "./kinds.ts";

/** The powers whose numbers the rules of a kind read: its own, and those of what follows from it. */
export function powersOf(kind: InterventionKind): LegalPower[] {
  const { power } = definitionOf(kind);
  const own: LegalPower[] = power ? [power, "age"] : ["age"];
  if (kind === "cpw") return [...own, "cpn"];
  if (kind === "closure-notice") return [...own, "closure-order"];
  if (kind === "closure-order-full") return [...own, "absolute-possession"];
  return own;
}
