import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import type { Part } from "#app/domain/rights/pack-item.ts";
import type { PackSource } from "#app/domain/rights/pack-source.ts";
import { partsOf, sourceOf } from "#app/domain/rights/pack-sources/all.ts";
import { listNames, type PackRow, packKey, unsafeRowsByKey, unsafeRowsWithin } from "#db/queries/pack-sources.ts";
import type { Executor } from "#db/transaction.ts";

export type Ref = { sourceKind: string; sourceId: string };
export type Shown = Ref & { id: string; isMention: boolean; editedWords: string | null };
export type LoadedItem = Awaited<ReturnType<typeof loadItems>>[number];

/** Rows by table and key. */
export async function rowsOf(db: Executor, partnershipId: string, refs: readonly Ref[]) {
  const rows = new Map<string, PackRow>();
  for (const table of new Set(refs.map(({ sourceKind }) => sourceKind))) {
    const source = sourceOf(table);
    const keys = refs.filter(({ sourceKind }) => sourceKind === table).map(({ sourceId }) => sourceId);
    for (const row of await unsafeRowsByKey(db, partnershipId, source, keys))
      rows.set(`${table} ${packKey(source, row)}`, row);
  }
  return rows;
}

/** Items with their rows, what is read as a part of them, and the names of what they refer to; not those that are gone. */
export async function loadItems(db: Executor, shown: readonly Shown[], rows: ReadonlyMap<string, PackRow>) {
  const known = shown.flatMap((item) => {
    const row = rows.get(`${item.sourceKind} ${item.sourceId}`);
    return row ? [{ item, row, source: sourceOf(item.sourceKind) }] : [];
  });
  const within = await partsWithin(db, known);
  const listed = await listedNames(db, known, within);
  return known.map((one) => ({ ...one, parts: within.get(one.item.id) ?? [], listed }));
}

type Known = { item: Shown; row: PackRow; source: PackSource };

async function partsWithin(db: Executor, known: readonly Known[]): Promise<Map<string, Part[]>> {
  const parts = new Map<string, Part[]>();
  for (const table of new Set(known.map(({ source }) => source.table)))
    for (const { name, part } of partsOf(table)) {
      const items = known.filter(({ source }) => source.table === table);
      const rows = await unsafeRowsWithin(db, name, part.on, items.map(({ item }) => item.sourceId));
      const byItem = new Map<PackRow[string] | undefined, PackRow[]>();
      for (const row of rows) {
        const own = byItem.get(row[part.on]);
        if (own) own.push(row);
        else byItem.set(row[part.on], [row]);
      }
      for (const { item } of items) {
        const own = byItem.get(item.sourceId) ?? [];
        if (own.length > 0) parts.set(item.id, [...(parts.get(item.id) ?? []), { ...part, rows: own }]);
      }
    }
  return parts;
} // prettier-ignore

async function listedNames(db: Executor, known: readonly Known[], within: ReadonlyMap<string, readonly Part[]>) {
  const wanted = new Map<string, { table: string; name: string; ids: Set<string> }>();
  const all = known.flatMap(({ item, row, source }) => [
    { fields: source.fields, rows: [row] },
    ...(within.get(item.id) ?? []),
  ]);
  for (const { fields, rows } of all)
    for (const [column, , as] of fields) {
      const list = as === "answers" ? { of: "victim_questionnaire", name: "content" } : as;
      if (typeof list !== "object" || !("of" in list)) continue;
      const ids = wanted.get(list.of) ?? { table: list.of, name: list.name, ids: new Set<string>() };
      for (const row of rows) if (typeof row[column] === "string") ids.ids.add(row[column]);
      wanted.set(list.of, ids);
    }
  const names = new Map<string, Map<string, string>>();
  for (const { table, name, ids } of wanted.values()) names.set(table, await listNames(db, table, name, [...ids]));
  const listed = (table: string, id: string) => names.get(table)?.get(id) ?? "";
  return { listed, answers: (row: PackRow) => answersOf(listed("victim_questionnaire", String(row["questionnaire_id"])), row) };
} // prettier-ignore

function answersOf(content: string, row: PackRow): string {
  if (content === "") return "";
  const { questions, triggers } = readQuestionnaire(content);
  const chosen = JSON.parse(String(row["answers"])) as number[];
  const pulled = JSON.parse(String(row["triggers"])) as number[];
  return [
    ...questions.map((question, at) => `${question.words} ${question.answers[chosen[at] ?? -1]?.words ?? ""}`.trim()),
    ...pulled.flatMap((at) => triggers[at] ?? []),
  ].join("\n");
}
