import type { List } from "#app/domain/performance/measures/dimensions.ts";
import type { Executor } from "../../transaction.ts";

const MOST_NAMES = 2000;

type Name = { value: string; name: string };

/** The names of a partnership's own list, those no longer in use too: what is counted may be of one of them. */
const LISTS: Record<List, (db: Executor, partnershipId: string) => Promise<Name[]>> = {
  agencies: (db, partnershipId) =>
    db
      .selectFrom("agency")
      .innerJoin("partnership_agency as theirs", "theirs.agency_id", "agency.id")
      .select(["agency.id as value", "agency.name"])
      .where("theirs.partnership_id", "=", partnershipId)
      .orderBy("agency.name_folded")
      .limit(MOST_NAMES)
      .execute(),
  groups: (db, partnershipId) =>
    db
      .selectFrom("partnership_group")
      .select(["id as value", "name"])
      .where("partnership_id", "=", partnershipId)
      .orderBy("name_folded")
      .limit(MOST_NAMES)
      .execute(),
  beats: async (db, partnershipId) => {
    const rows = await db
      .selectFrom("area")
      .select(["code", "name"])
      .where("partnership_id", "=", partnershipId)
      .where("kind", "=", "beat")
      .orderBy("code")
      .limit(MOST_NAMES)
      .execute();
    return rows.map(({ code, name }) => ({ value: code, name: name === code ? code : `${code} ${name}` }));
  },
  "asb-types": (db, partnershipId) =>
    db
      .selectFrom("asb_type")
      .select(["id as value", "name"])
      .where("partnership_id", "=", partnershipId)
      .orderBy("name_folded")
      .limit(MOST_NAMES)
      .execute(),
  services: (db, partnershipId) =>
    db
      .selectFrom("support_service")
      .select(["id as value", "name"])
      .where("partnership_id", "=", partnershipId)
      .orderBy("name_folded")
      .limit(MOST_NAMES)
      .execute(),
  "risk-factors": (db, partnershipId) =>
    db
      .selectFrom("risk_factor")
      .select(["id as value", "name"])
      .where("partnership_id", "=", partnershipId)
      .orderBy("name_folded")
      .limit(MOST_NAMES)
      .execute(),
  "case-flags": (db, partnershipId) =>
    db
      .selectFrom("case_flag_kind")
      .select(["id as value", "name"])
      .where("partnership_id", "=", partnershipId)
      .orderBy("name_folded")
      .limit(MOST_NAMES)
      .execute(),
  "case-outcomes": (db, partnershipId) =>
    db
      .selectFrom("case_outcome")
      .select(["id as value", "name"])
      .where("partnership_id", "=", partnershipId)
      .orderBy("name_folded")
      .limit(MOST_NAMES)
      .execute(),
};

/** The names of several lists, each in its order. */
export async function namesOfLists(db: Executor, partnershipId: string, lists: readonly List[]) {
  const named = await Promise.all(lists.map(async (list) => [list, await LISTS[list](db, partnershipId)] as const));
  return Object.fromEntries(named) as Partial<Record<List, Name[]>>;
}
