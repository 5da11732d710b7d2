import { type RawBuilder, sql } from "kysely";
import type { RetentionKind } from "#app/domain/retention/kinds.ts";
import type { Table } from "../holdings/holding.ts";
import { inPieces } from "../in-pieces.ts";
import type { Transaction } from "../transaction.ts";
import { idsIn, isIn, type Reached } from "./erasure-rows.ts";

type Facts = {
  day: RawBuilder<unknown>;
  beat: RawBuilder<unknown>;
  category: RawBuilder<unknown>;
  band: RawBuilder<unknown>;
};
const NOTHING = sql`''`;
const place = sql`(select l.beat_code from location l where l.id = t.location_id)`;

/** Year, beat, category and band of each kind that is counted; nothing finer, and nothing of a person. */
const COUNTED: readonly (Facts & { kind: RetentionKind; table: Table })[] = [
  {
    ...{ kind: "case", table: "case_record", day: sql`t.opened_on`, beat: place },
    ...{ category: sql`t.subject_kind`, band: sql`t.risk_level` },
  },
  {
    ...{ kind: "incident", table: "incident", day: sql`t.earliest_day`, beat: sql`t.beat_code` },
    ...{ category: sql`t.heading`, band: sql`t.qualifier` },
  },
  {
    ...{ kind: "problem", table: "problem", day: sql`t.opened_on`, beat: sql`t.beat_code` },
    ...{ category: sql`t.heading`, band: NOTHING },
  },
  { kind: "report", table: "report", day: sql`t.reported_on`, beat: NOTHING, category: sql`t.channel`, band: NOTHING },
  {
    ...{ kind: "referral", table: "referral", day: sql`t.received_on`, beat: NOTHING },
    ...{ category: sql`t.subject_kind`, band: sql`t.status` },
  },
  {
    ...{ kind: "case-review", table: "case_review", day: sql`t.received_on`, beat: NOTHING },
    ...{ category: sql`t.outcome`, band: NOTHING },
  },
  {
    ...{ kind: "intervention", table: "intervention", day: sql`t.issued_on`, beat: sql`t.beat_code` },
    ...{ category: sql`t.kind`, band: sql`t.tier` },
  },
];

/** What stays of records that are anonymised, counted before they go. */
export async function countForStatistics(trx: Transaction, partnershipId: string, reached: Reached) {
  for (const { kind, table, day, beat, category, band } of COUNTED)
    await inPieces(idsIn(reached, table), async (piece) => {
      await sql`insert into anonymised_count
          (partnership_id, record_kind, year, beat_code, category, band, records, version)
        select ${partnershipId}, ${kind}, cast(substr(${day}, 1, 4) as integer), coalesce(${beat}, ''),
          coalesce(${category}, ''), coalesce(${band}, ''), count(*), 1
        from ${sql.table(table)} t where ${isIn("t.id", piece)}
        group by 3, 4, 5, 6
        on conflict (partnership_id, record_kind, year, beat_code, category, band)
        do update set records = anonymised_count.records + excluded.records, version = anonymised_count.version + 1`.execute(
        trx,
      );
    });
}
