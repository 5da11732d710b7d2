import { v7 as uuid } from "uuid";
import type { AgencyKind } from "#app/domain/agencies/agency-kinds.ts";
import { dayOf } from "#app/domain/rights/pack-item.ts";
import { proposedMark } from "#app/domain/rights/pack-marks.ts";
import { SECTIONS } from "#app/domain/rights/pack-source.ts";
import type { Regime } from "#app/domain/rights/request.ts";
import { listOfficersAndAgencies } from "#db/queries/pack-people.ts";
import type { Executor } from "#db/transaction.ts";
import type { FoundItem } from "./pack-find.ts";

type Of = { partnershipId: string; packId: string; regime: Regime; recordIds: readonly string[]; after: number };

/** Rows for the items that were found, in the order of the parts and their days, each with the mark that is proposed. */
export async function proposeItems(db: Executor, found: readonly FoundItem[], of: Of) {
  const { agencies, officers } = await listOfficersAndAgencies(db, of.partnershipId);
  const kinds = new Map<string, AgencyKind>(agencies.map(({ id, kind }) => [id, kind]));
  const agencyOfOfficer = new Map(officers.map(({ id, agencyId }) => [id, agencyId]));
  const own = new Set(of.recordIds);
  const inOrder = found
    .map((item) => ({ item, place: SECTIONS.indexOf(item.source.section), day: dayOf(item.source, item.row) ?? "" }))
    .sort((a, b) => a.place - b.place || (a.day < b.day ? -1 : a.day > b.day ? 1 : a.item.key < b.item.key ? -1 : 1));
  return inOrder.map(({ item: { source, row, key, isMention } }, at) => {
    const value = (column: string | undefined) => {
      const held = column === undefined ? null : row[column];
      return typeof held === "string" ? held : null;
    };
    const agencyId = value(source.agency) ?? agencyOfOfficer.get(value(source.agencyOfUser) ?? "") ?? null;
    const about = value(source.about);
    const facts = {
      nature: source.nature,
      isOfAnother: about !== null && !own.has(about) && !isMention,
      isMention,
      sourceAgencyKind: agencyId === null ? null : (kinds.get(agencyId) ?? null),
      isIntelligence: source.table === "case_note" && (row["kind"] === "intelligence" || row["handling_code"] === "C"),
      wasTold: row["told"] === 1,
    };
    return {
      ...{ id: uuid(), partnership_id: of.partnershipId, pack_id: of.packId, position: of.after + at + 1 },
      ...{ section: source.section, source_kind: source.table, source_id: key, is_mention: isMention ? (1 as const) : (0 as const) },
      ...{ source_agency_id: agencyId !== null && kinds.has(agencyId) ? agencyId : null, ...proposedMark(facts, of.regime) },
      ...{ edited_words: null, asked_on: null, answered_on: null, answer: null, answer_words: null, marked_by: null, version: 1 },
    };
  });
} // prettier-ignore
