import { sql } from "kysely";
import { type Named, splitName } from "#app/domain/rights/pack-masking.ts";
import { LINKS, TABLES, holdingOf, keyOf } from "../holdings/all.ts";
import type { Table } from "../holdings/holding.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor } from "../transaction.ts";
import { idsIn, linksInto, type Reached, reachedFrom, valuesWhere } from "./erasure-rows.ts";

/** Under which names each of the people is known, aliases with them. */
export async function listNames(db: Executor, personIds: readonly string[]): Promise<Map<string, Named[]>> {
  const names = new Map<string, Named[]>();
  const add = (id: string, form: Named) => names.set(id, [...(names.get(id) ?? []), form]);
  await inPieces(personIds, async (piece) => {
    const own = db.selectFrom("person").select(["id", "given_names as givenNames", "family_name as familyName"]);
    for (const { id, ...form } of await own.where("id", "in", [...piece]).execute()) add(id, form);
    const others = db.selectFrom("person_alias").select(["person_id as id", "given_names as givenNames", "family_name as familyName"]); // prettier-ignore
    for (const { id, ...form } of await others.where("person_id", "in", [...piece]).execute()) add(id, form);
  });
  return names;
}

const NEIGHBOURS: readonly Table[] = [
  ...(["case_record", "incident", "report", "problem", "case_review", "intervention", "referral"] as const),
];

/** The records that stay and were linked to what goes, each by itself: in what is written there it may be named. */
export async function neighboursOf(db: Executor, reached: Reached): Promise<Reached> {
  const found: Reached = new Map();
  const note = (table: Table, ids: readonly string[]) => {
    const fresh = ids.filter((id) => !reached.get(table)?.has(id));
    if (fresh.length > 0) found.set(table, new Set([...(found.get(table) ?? []), ...fresh]));
  };
  for (const { from, column, to } of LINKS.filter(({ to }) => NEIGHBOURS.includes(to))) {
    for (const rows of await rowsOf(db, reached, from))
      note(to, await valuesWhere(db, { table: from, select: column, column: rows.column, among: rows.ids }));
  }
  for (const { link, ids } of linksInto(reached))
    if (NEIGHBOURS.includes(link.from) && link.way !== "goes")
      note(link.from, await valuesWhere(db, { table: link.from, select: "id", column: link.column, among: ids }));
  return found;
}

async function rowsOf(db: Executor, reached: Reached, table: Table) {
  const key = keyOf(table);
  if (key !== null) return [{ column: key, ids: idsIn(reached, table) }];
  return linksInto(reached)
    .filter(({ link }) => link.from === table && link.way === "goes")
    .map(({ link, ids }) => ({ column: link.column, ids }));
}

/** Everybody whom the rows that go point to, whether they go themselves or stay. */
export async function listPeopleIn(db: Executor, reached: Reached): Promise<string[]> {
  const people = new Set(idsIn(reached, "person"));
  for (const { from, column } of LINKS.filter(({ to }) => to === "person"))
    for (const rows of await rowsOf(db, reached, from)) {
      const of = { table: from, select: column, column: rows.column, among: rows.ids };
      for (const id of await valuesWhere(db, of)) people.add(id);
    }
  return [...people];
}

/** One neighbour with all that hangs on it, without what goes. */
export async function restOf(db: Executor, table: Table, id: string, reached: Reached): Promise<Reached> {
  const rest: Reached = new Map();
  await reachedFrom(db, [[table, [id]]], rest);
  const among = idsIn(rest, "case_record");
  const notes = await valuesWhere(db, { table: "note_case", select: "note_id", column: "case_id", among });
  const referrals = await valuesWhere(db, { table: "case_record", select: "referral_id", column: "id", among });
  await reachedFrom(
    db,
    [
      ["case_note", notes],
      ["referral", referrals],
    ],
    rest,
  );
  for (const [name, ids] of rest) for (const gone of reached.get(name) ?? []) ids.delete(gone);
  return rest;
}

/** Those who stay and are in one of these rows: it may be they who are meant by a name alone. */
export async function listStayingNames(db: Executor, rows: Reached, gone: Reached): Promise<Named[]> {
  const people = new Set<string>();
  for (const { from, column } of LINKS.filter(({ to }) => to === "person")) {
    const key = keyOf(from);
    if (key === null) continue;
    for (const id of await valuesWhere(db, { table: from, select: column, column: key, among: idsIn(rows, from) }))
      if (!gone.get("person")?.has(id)) people.add(id);
  }
  return [...(await listNames(db, [...people])).values()].flat();
}

export async function listOfficerNames(db: Executor, partnershipId: string): Promise<Named[]> {
  const { rows } = await sql<{ name: string }>`select name from user_account where agency_id in (
    select agency_id from partnership_agency where partnership_id = ${partnershipId})`.execute(db);
  return rows.map(({ name }) => splitName(name));
}

/** Everything that goes, by its ids: as tables that know no foreign key refer to it. */
export function allIds(reached: Reached): string[] {
  return [...new Set(TABLES.filter((table) => !holdingOf(table).stays).flatMap((table) => idsIn(reached, table)))];
}
