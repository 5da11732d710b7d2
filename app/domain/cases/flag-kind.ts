import type { FlagBehaviour } from "./shipped-lists.ts";

/** What a flag does by itself, in words for whoever keeps the list. */
export const FLAG_BEHAVIOUR_WORDS: Record<FlagBehaviour, string> = {
  "da-marac": "Hides where victims live from whoever works with the perpetrator",
  prevent: "Reminds whoever writes not to hold Channel detail",
};

/**
 * A flag that does something by itself (DOMAIN 7.3) can have another name and is always offered: without it nobody could
 * ask for what it does.
 */
export function refuseFlagKind(
  kind: { behaviour: FlagBehaviour | null },
  { offered }: { offered: "yes" | "no" },
): { field: "offered"; message: string } | null {
  return kind.behaviour !== null && offered === "no"
    ? { field: "offered", message: "This flag does something by itself, so it is always offered" }
    : null;
}
