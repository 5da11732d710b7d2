import type { ReferencedKind } from "../audit/event-names.ts";

/** Everything that has a reference, and so can be gone to at once. */
export type NumberedKind =
  ReferencedKind | "premises-incident" | "report" | "partnership-plan" | "csp-report" | "rights-request";

/** What each prefix may stand for. Reports of incidents and reports to the partnership are counted together. */
const KINDS = {
  A: ["action"],
  CR: ["case-review"],
  CS: ["case"],
  IN: ["incident", "premises-incident"],
  IV: ["intervention"],
  L: ["location"],
  LP: ["premises"],
  P: ["person"],
  PB: ["problem"],
  PL: ["partnership-plan"],
  R: ["referral"],
  RP: ["report", "csp-report"],
  SR: ["rights-request"],
} as const satisfies Record<string, readonly NumberedKind[]>;

const REFERENCE = /^([A-Z]{1,2})[\s-]*(\d{2})[\s-]+(\d{1,8})$/;
const RUN_TOGETHER = /^([A-Z]{1,2})(\d{2})(\d{4,8})$/;

/**
 * `cs-26-14`, `CS 26 0014` and `cs260014` as CS-26-0014, with what it may be of; null for what is no reference. The numbers
 * have four figures at least, and older ones may have been given with more noughts.
 */
export function typedReference(text: string): { kinds: readonly NumberedKind[]; references: string[] } | null {
  const typed = text.trim().toUpperCase();
  const [, prefix = "", year = "", number = ""] = REFERENCE.exec(typed) ?? RUN_TOGETHER.exec(typed) ?? [];
  if (!Object.hasOwn(KINDS, prefix)) return null;
  const numbers = new Set([number, number.replace(/^0+/, "")].map((figures) => figures.padStart(4, "0")));
  return {
    kinds: KINDS[prefix as keyof typeof KINDS],
    references: [...numbers].map((given) => `${prefix}-${year}-${given}`),
  };
}
