import { z } from "zod/mini";
import { LEGAL_POWER_KEYS } from "./legal-powers.ts";

export const LEGAL_SHOW_NAMES = { unconfirmed: "Not confirmed", confirmed: "Confirmed" } as const;
export type LegalShow = keyof typeof LEGAL_SHOW_NAMES;

const filter = z.object({
  power: z.catch(z.optional(z.enum(LEGAL_POWER_KEYS)), undefined),
  show: z.catch(z.optional(z.enum(Object.keys(LEGAL_SHOW_NAMES) as LegalShow[])), undefined),
});
export type LegalFilter = z.output<typeof filter>;

/** What is not a filter is left out, so a made-up address shows the whole list and no fault. */
export function parseLegalFilter(params: Record<string, string>): LegalFilter {
  return filter.parse(params);
}

export function legalListHref({ power, show }: LegalFilter): string {
  const query = new URLSearchParams({ ...(power && { power }), ...(show && { show }) }).toString();
  return `/admin/legal-parameters${query && `?${query}`}`;
}
