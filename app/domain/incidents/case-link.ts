import type { CaseLinkChange } from "./case-link.form.ts";

type Refusal = { field: string; message: string };

/** Why an incident cannot be linked to a case that the actor sees. By breaking the glass one reads, and joins nothing. */
export function refuseCaseLink(
  record: { status: string; isByRight: 0 | 1 },
  isLinked: boolean,
  field: string,
): Refusal | null {
  if (record.isByRight === 0) return { field, message: "You may read this case and not change what belongs to it" };
  if (record.status === "closed") return { field, message: "That case is closed" };
  return isLinked ? { field, message: "They are linked already" } : null;
}

/** Why a link cannot be changed so: it shows who reported, or keeps it, already. */
export function refuseLinkChange(link: { showsReporter: 0 | 1 }, change: CaseLinkChange["change"]): Refusal | null {
  if (change === "show" && link.showsReporter === 1)
    return { field: "change", message: "Who reported is shown already" };
  if (change === "hide" && link.showsReporter === 0) return { field: "change", message: "Who reported is not shown" };
  return null;
}
