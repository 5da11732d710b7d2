import { longDay } from "../dates/iso-day.ts";
import { RETENTION_KIND_NAMES, type RetentionKind } from "../retention/kinds.ts";

/** Records of a pack for which a retention rule has a day of their own, by their table. */
export const RETAINED_TABLES: Readonly<Record<string, RetentionKind>> = {
  ...{ case_record: "case", referral: "referral", incident: "incident", report: "report" },
  ...{ case_review: "case-review", intervention: "intervention" },
};

export type Kept = { kind: RetentionKind; reference: string | null; reviewOn: string | null };

/** More than these are said as one number. Local policy: the cover stays a cover. */
const MOST_SAID = 30;

/**
 * How long what is given is held (UK GDPR Article 15(1)(d); DPA 2018 s45(2)(d)): the day of each record, without what holds
 * it, which may be about somebody else.
 */
export function keptWords(kept: readonly Kept[]): string[] {
  const said = kept.slice(0, MOST_SAID).map(({ kind, reference, reviewOn }) => {
    const name = [RETENTION_KIND_NAMES[kind], reference].filter(Boolean).join(" ");
    return reviewOn === null
      ? `${name}: no day yet, because it, or something that belongs with it, is open or must be kept.`
      : `${name}: looked at again on ${longDay(reviewOn)}.`;
  });
  const more = kept.length - said.length;
  return more > 0 ? [...said, `And ${more} more, each by its own rule. Ask us for the day of any of them.`] : said;
}
