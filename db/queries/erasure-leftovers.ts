import { LINKS } from "../holdings/all.ts";
import type { Table } from "../holdings/holding.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor } from "../transaction.ts";
import { idsIn, type Reached, reachedFrom, valuesWhere } from "./erasure-rows.ts";

/** What makes somebody known: while one such row stays, the person stays. */
const HOLDS_PERSON: readonly (readonly [Table, string])[] = [
  ["case_record", "person_id"],
  ["case_link", "person_id"],
  ["referral", "person_id"],
  ["referral_link", "person_id"],
  ["incident_person", "person_id"],
  ["report", "reporter_person_id"],
  ["report", "for_person_id"],
  ["case_review", "victim_person_id"],
  ["case_review_applicant", "victim_person_id"],
  ["intervention_respondent", "person_id"],
  ["intervention_condition", "protected_person_id"],
  ["rights_request", "person_id"],
  ["rights_mark", "person_id"],
];

/** With everything that nothing holds any more once the given records are gone, until nothing more is found. */
export async function reachedWithLeftovers(
  db: Executor,
  roots: Iterable<readonly [Table, readonly string[]]>,
): Promise<Reached> {
  const reached: Reached = new Map();
  await reachedFrom(db, roots, reached);
  for (;;) {
    const left: (readonly [Table, readonly string[]])[] = [
      ["case_note", await notesOfNoCase(db, reached)],
      ["referral", await referralsOf(db, reached)],
      ["intervention", await ordersWithoutRespondents(db, reached)],
      ["report", await reportsWithoutIncidents(db, reached)],
      ["action", await ofWorkingGroups(db, reached, "action")],
      ["agenda_item", await itemsOfWorkingGroups(db, reached)],
      ["case_review_application", idsIn(reached, "case_review_applicant")],
      ["person", await peopleInNothingElse(db, reached)],
      ["location", await addressesOfNothing(db, reached)],
    ];
    const before = sizeOf(reached);
    await reachedFrom(db, left, reached);
    if (sizeOf(reached) === before) return reached;
  }
}

function sizeOf(reached: Reached) {
  return [...reached.values()].reduce((sum, ids) => sum + ids.size, 0);
}

async function notesOfNoCase(db: Executor, reached: Reached) {
  const cases = idsIn(reached, "case_record");
  const notes = await valuesWhere(db, { table: "note_case", select: "note_id", column: "case_id", among: cases });
  return withoutOthers(db, reached, { table: "note_case", of: "note_id", rest: "case_id", to: "case_record" }, notes);
}

async function reportsWithoutIncidents(db: Executor, reached: Reached) {
  const among = idsIn(reached, "incident");
  const reports = await valuesWhere(db, {
    table: "report_incident",
    select: "report_id",
    column: "incident_id",
    among,
  });
  const link = { table: "report_incident", of: "report_id", rest: "incident_id", to: "incident" } as const;
  return withoutOthers(db, reached, link, reports);
}

/** Of the candidates those whose every row of a link table points to something that goes. */
async function withoutOthers(
  db: Executor,
  reached: Reached,
  { table, of, rest, to }: { table: Table; of: string; rest: string; to: Table },
  candidates: readonly string[],
): Promise<string[]> {
  if (candidates.length === 0) return [];
  const pointed = await valuesWhere(db, { table, select: rest, column: of, among: candidates });
  const others = pointed.filter((id) => !reached.get(to)?.has(id));
  const kept = new Set(await valuesWhere(db, { table, select: of, column: rest, among: others }));
  return candidates.filter((id) => !kept.has(id));
}

/** The referral that a case came from, with those that it was sent on from. */
async function referralsOf(db: Executor, reached: Reached) {
  const cases = idsIn(reached, "case_record");
  const own = await valuesWhere(db, { table: "case_record", select: "referral_id", column: "id", among: cases });
  const all = [...own, ...idsIn(reached, "referral")];
  const earlier = await valuesWhere(db, { table: "referral", select: "redirected_from_id", column: "id", among: all });
  return [...own, ...earlier];
}

/** The groups that work on those cases alone. */
export function workingGroupsOf(db: Executor, reached: Reached) {
  const among = idsIn(reached, "case_working_group");
  return valuesWhere(db, { table: "case_working_group", select: "group_id", column: "id", among });
}

async function ofWorkingGroups(db: Executor, reached: Reached, table: "action" | "sitting") {
  const among = await workingGroupsOf(db, reached);
  return valuesWhere(db, { table, select: "id", column: "group_id", among });
}

async function itemsOfWorkingGroups(db: Executor, reached: Reached) {
  const among = await ofWorkingGroups(db, reached, "sitting");
  return valuesWhere(db, { table: "agenda_item", select: "id", column: "sitting_id", among });
}

async function ordersWithoutRespondents(db: Executor, reached: Reached) {
  const gone = idsIn(reached, "intervention_respondent");
  const of = { table: "intervention_respondent", select: "intervention_id", column: "id" } as const;
  const orders = await valuesWhere(db, { ...of, among: gone });
  const all = await valuesWhere(db, { ...of, select: "id", column: "intervention_id", among: orders });
  const rest = all.filter((id) => !reached.get("intervention_respondent")?.has(id));
  const kept = new Set(await valuesWhere(db, { ...of, among: rest }));
  return orders.filter((id) => !kept.has(id));
}

async function peopleInNothingElse(db: Executor, reached: Reached) {
  const candidates = await namedBy(db, reached, "person", HOLDS_PERSON);
  if (candidates.length === 0) return [];
  const kept = await stillNamed(db, reached, candidates, HOLDS_PERSON);
  await inPieces(candidates, async (piece) => {
    const held = await db
      .selectFrom("retention_hold")
      .select("record_id as id")
      .where("record_kind", "=", "person")
      .where("record_id", "in", [...piece])
      .where("ended_on", "is", null)
      .execute();
    for (const { id } of held) kept.add(id);
  });
  return candidates.filter((id) => !kept.has(id));
}

/** Somebody's address that is in nothing any more; streets, parks and buildings are nobody's. */
async function addressesOfNothing(db: Executor, reached: Reached) {
  const holders = LINKS.filter(({ to, way }) => to === "location" && way === "holds").map(
    ({ from, column }) => [from, column] as const,
  );
  const candidates = await namedBy(db, reached, "location", holders);
  if (candidates.length === 0) return [];
  const kept = await stillNamed(db, reached, candidates, holders);
  const rest = candidates.filter((id) => !kept.has(id));
  if (rest.length === 0) return [];
  const addresses: string[] = [];
  await inPieces(rest, async (piece) => {
    const rows = await db
      .selectFrom("location")
      .select("id")
      .where("id", "in", [...piece])
      .where("kind", "=", "address")
      .execute();
    addresses.push(...rows.map(({ id }) => id));
  });
  return addresses;
}

/** What the rows that go point to in those columns, and does not itself go. */
async function namedBy(db: Executor, reached: Reached, to: Table, columns: readonly (readonly [Table, string])[]) {
  const named = new Set<string>();
  for (const [table, column] of columns) {
    const key = LINKS_KEY.get(table) ?? "id";
    const among = idsIn(reached, table);
    for (const id of await valuesWhere(db, { table, select: column, column: key, among }))
      if (!reached.get(to)?.has(id)) named.add(id);
  }
  return [...named];
}

async function stillNamed(
  db: Executor,
  reached: Reached,
  candidates: readonly string[],
  columns: readonly (readonly [Table, string])[],
) {
  const kept = new Set<string>();
  for (const [table, column] of columns) {
    const key = LINKS_KEY.get(table) ?? "id";
    const rows = await valuesWhere(db, { table, select: key, column, among: candidates });
    const rest = rows.filter((id) => !reached.get(table)?.has(id));
    for (const id of await valuesWhere(db, { table, select: column, column: key, among: rest })) kept.add(id);
  }
  return kept;
}

const LINKS_KEY = new Map<Table, string>([
  ["case_review_applicant", "application_id"],
  ["imported_case", "case_id"],
]);
