import { londonDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES, ASB_HEADINGS } from "#app/domain/incidents/asb-headings.ts";
import { NOT_ASB_TYPE } from "#app/domain/imports/import-source.ts";
import { listAsbTypes } from "#db/queries/asb-types.ts";
import type { Executor } from "#db/transaction.ts";

/** What a name of a file may mean: the national headings, each with the partnership's own types below it; and none of them. */
export async function typesToChoose(db: Executor, partnershipId: string, now: Date) {
  const own = await listAsbTypes(db, partnershipId, londonDay(now));
  return [
    ...ASB_HEADINGS.flatMap((heading) => [
      { value: heading, text: ASB_HEADING_NAMES[heading] },
      ...own.filter((type) => type.heading === heading).map(({ id, name }) => ({ value: `type:${id}`, text: `${ASB_HEADING_NAMES[heading]}: ${name}` })), // prettier-ignore
    ]),
    { value: NOT_ASB_TYPE, text: "Not anti-social behaviour: leave its rows out" },
  ];
}
