import { z } from "zod/mini";
import { wordsField } from "../access/form-fields.ts";
import { ownEntryForm } from "../access/own-entry.form.ts";
import { type Tier, TIER_NAMES } from "./kinds.ts";

const service = wordsField("Enter the name of the service", "Name of the service", 100);
const kind = wordsField("Enter the kind", "Kind", 100);

/** For victims or not stays: referrals that were counted as one are not to be counted as the other. */
export const addServiceForm = z.object({
  name: service,
  forVictims: z.enum(["yes", "no"], "Select whether the service is for victims"),
});
export type NewService = z.output<typeof addServiceForm>;
export const changeServiceForm = ownEntryForm(service);

/** What the law names cannot be added by a partnership. */
export const OWN_TIERS = ["non-legal", "place"] as const satisfies readonly Tier[];
export const OWN_TIER_NAMES = Object.fromEntries(OWN_TIERS.map((tier) => [tier, TIER_NAMES[tier]])) as Record<
  (typeof OWN_TIERS)[number],
  string
>;

export const addOwnKindForm = z.object({
  tier: z.enum(OWN_TIERS, "Select whether it is done with people or at a place"),
  name: kind,
});
export type NewOwnKind = z.output<typeof addOwnKindForm>;
export const changeOwnKindForm = ownEntryForm(kind);
