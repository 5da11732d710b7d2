import { expect, test } from "vitest";
import { decisionOf, PACK_SOURCES } from "#app/domain/rights/pack-sources/all.ts";
import { NO_SOURCES } from "#app/domain/rights/pack-sources/nothing.ts";
import { WITHIN_SOURCES } from "#app/domain/rights/pack-sources/within.ts";
import { testDatabase } from "../factories.ts";
import { schemaOf } from "../support/schema.ts";

test("every table gives its rows to a pack or is said to give nothing, and nothing is said of a table that is gone", async () => {
  const tables = (await schemaOf(await testDatabase())).map(({ name }) => name);
  expect(tables.filter((name) => decisionOf(name) === undefined)).toEqual([]);
  const decided = [...PACK_SOURCES.map(({ table }) => table), ...Object.keys(WITHIN_SOURCES), ...Object.keys(NO_SOURCES)];
  expect(decided.toSorted()).toEqual(tables.toSorted());
}); // prettier-ignore

test("every column of a table that gives items is given, left out with a reason, or the record's own working", async () => {
  const tables = new Map((await schemaOf(await testDatabase())).map((table) => [table.name, table]));
  const working = /^(id|partnership_id|version|created_at|import_batch_id)$|_folded$/;
  const wrong: string[] = [];
  for (const source of PACK_SOURCES) {
    const table = tables.get(source.table);
    const referring = new Set(table?.references.map(({ column }) => column));
    const given = new Set([...source.fields.map(([column]) => column), ...Object.keys(source.unshown ?? {})]);
    for (const column of table?.columns.keys() ?? [])
      if (!given.has(column) && !referring.has(column) && !working.test(column) && column !== source.day)
        wrong.push(`${source.table}.${column} is not given`);
    const named = [
      ...[...given, ...Object.keys(source.aside ?? {}), ...(source.key ?? ["id"])],
      ...source.reach.map(({ column }) => column),
      ...[source.day, source.agency, source.agencyOfUser, source.about].filter((column) => column !== undefined),
    ];
    for (const column of named) if (!table?.columns.has(column)) wrong.push(`${source.table}.${column} is no column`);
  }
  expect(wrong).toEqual([]);
});
