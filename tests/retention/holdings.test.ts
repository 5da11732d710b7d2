import { beforeAll, expect, test } from "vitest";
import { columnsIn, DELETED_IN_ORDER, HOLDINGS, holdingOf, keyOf, LINKS, TABLES } from "#db/holdings/all.ts";
import type { Table } from "#db/holdings/holding.ts";
import { testDatabase } from "../factories.ts";
import { schemaOf, type Table as SchemaTable } from "../support/schema.ts";

let schema: SchemaTable[];
beforeAll(async () => {
  const tables = await schemaOf(await testDatabase());
  // Its CHECK keeps it empty.
  schema = tables.filter(({ name }) => name !== "erasure_marker");
});

test("somebody has said of every table what an erasure does to it", () => {
  expect([...TABLES].sort()).toEqual(schema.map(({ name }) => name).sort());
});

test("of every column of text it is said whether it may hold words about somebody", () => {
  const wrong = schema.flatMap(({ name, columns, references }) => {
    const { words, frozen, plain } = holdingOf(name as Table);
    const said = [words, frozen, plain].flatMap(columnsIn);
    const keys = new Set(["id", "partnership_id", ...references.map(({ column }) => column)]);
    const real = [...columns].filter(([column, { type }]) => type === "text" && !keys.has(column)).map(([c]) => c);
    const missing = real.filter((column) => !said.includes(column)).map((column) => `${name}.${column} is not said`);
    const extra = said.filter((column) => !real.includes(column)).map((column) => `${name}.${column} is not there`);
    const twice = said.filter((column, at) => said.indexOf(column) !== at).map((c) => `${name}.${c} is said twice`);
    return [...missing, ...extra, ...twice];
  });
  expect(wrong).toEqual([]);
});

test("of every foreign key to something that can be erased it is said what becomes of the row", () => {
  const erasable = new Set<string>(TABLES.filter((table) => !holdingOf(table).stays));
  const wrong = schema.flatMap(({ name, references }) =>
    references
      .filter(({ table }) => erasable.has(table))
      // note_sharing points to note_case by two columns, and goes by the database's own cascade.
      .filter(({ table }) => !(name === "note_sharing" && table === "note_case"))
      .filter(({ column, table }) => holdingOf(name as Table).links?.[column]?.to !== table)
      .map(({ column, table }) => `${name}.${column} to ${table}`),
  );
  expect(wrong).toEqual([]);
});

test("every link is a foreign key, one that is unlinked may be empty, and what goes is deleted", () => {
  const wrong = LINKS.flatMap(({ from, column, to, way }) => {
    const table = schema.find(({ name }) => name === from);
    if (!table?.references.some((r) => r.column === column && r.table === to)) return [`${from}.${column} is no key`];
    if (way === "unlinked" && !table.columns.get(column)?.isNullable) return [`${from}.${column} cannot be empty`];
    if (way === "goes" && holdingOf(from).stays) return [`${from} goes and stays`];
    return [];
  });
  expect(wrong).toEqual([]);
});

test("versions and keys are what the schema says", () => {
  const wrong = schema.flatMap(({ name, columns, indexes }) => {
    const { isVersioned } = HOLDINGS[name as Table] ?? {};
    const key = keyOf(name as Table);
    return [
      ...(columns.has("version") && columns.get("version")?.type !== "text" && !isVersioned ? [`${name} has a version`] : []),
      ...(isVersioned && !columns.has("version") ? [`${name} has no version`] : []),
      ...(key !== null && !columns.has(key) ? [`${name} has no ${key}`] : []),
      ...(key !== null && indexes.length > 0 && !indexes.some(([first, ...rest]) => first === key && rest.length === 0)
        ? [`${name} is not found by ${key} alone`]
        : []),
    ];
  }); // prettier-ignore
  expect(wrong).toEqual([]);
});

test("whatever points to a row is deleted before it", () => {
  const wrong = LINKS.filter(({ from, to }) => from !== to && DELETED_IN_ORDER.includes(from)).filter(
    ({ from, to }) => DELETED_IN_ORDER.includes(to) && DELETED_IN_ORDER.indexOf(from) > DELETED_IN_ORDER.indexOf(to),
  );
  expect(wrong).toEqual([]);
});
