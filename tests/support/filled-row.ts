import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { engine } from "./database.ts";
import type { Table } from "./schema.ts";

type Value = string | number | null;
type Choices = Map<string, string[]>;

/** The choices that a CHECK leaves to each column of text, by table and column. */
export async function choicesOf(db: Executor): Promise<Choices> {
  const choices: Choices = new Map();
  for (const { table, text } of await checks(db))
    for (const [, column, list] of text.matchAll(/"?(\w+)"?\)?\s+(?:in\s*\(|= ANY \(\(?ARRAY\[)([^)\]]*)/gi)) {
      const values = [...(list ?? "").matchAll(/'([^']*)'/g)].map((match) => match[1] ?? "");
      if (values.length > 0 && column && !choices.has(`${table}.${column}`)) choices.set(`${table}.${column}`, values);
    }
  return choices;
}

async function checks(db: Executor): Promise<{ table: string; text: string }[]> {
  const query =
    engine === "postgres"
      ? `select c.relname as "table", pg_get_constraintdef(k.oid) as text from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'c'`
      : `select name as "table", sql as text from sqlite_master where type = 'table' and sql is not null`;
  return (await sql.raw<{ table: string; text: string }>(query).execute(db)).rows;
}

type Filling = {
  partnershipId: string;
  ids: Readonly<Record<string, string>>;
  mark: (field: string) => string;
  choices: Choices;
};

/** A row with something in every column that may have it: what refers to a table refers to the row of it that is known. */
export async function aFilledRow(db: Executor, table: Table, filling: Filling, own: Record<string, Value> = {}) {
  const referred = new Map(table.references.map(({ column, table: to }) => [column, to]));
  const row: Record<string, Value> = {};
  for (const [column, { type, isNullable }] of table.columns) {
    const to = referred.get(column);
    if (column in own) row[column] = own[column] ?? null;
    else if (column === "id") row[column] = uuid();
    else if (column === "partnership_id") row[column] = filling.partnershipId;
    else if (to !== undefined) row[column] = to === table.name && isNullable ? null : (filling.ids[to] ?? null);
    else row[column] = valueOf(table.name, column, type, filling);
  }
  await inTransaction(db, (trx) =>
    sql`insert into ${sql.table(table.name)} (${sql.join(Object.keys(row).map((c) => sql.ref(c)))}) values (${sql.join(Object.values(row))})`.execute(trx),
  );
  return row;
} // prettier-ignore

function valueOf(table: string, column: string, type: string, { choices, mark }: Filling): Value {
  const [choice] = choices.get(`${table}.${column}`) ?? [];
  if (choice !== undefined) return choice;
  if (/int|real|double|numeric/.test(type)) return /^(version|number|position|ordinal)$/.test(column) ? 1 : 0;
  if (/(_at|^since)$/.test(column)) return "2026-03-02T15:00:00.000Z";
  if (/(_on|_day|^day|_day_on|due|_before|_after)$/.test(column) && !/words/.test(column)) return "2026-03-02";
  if (/_time$/.test(column)) return "10:00";
  if (/(_json|^content|^before|^held|^ledger)$/.test(column)) return JSON.stringify({ entries: [{ words: mark(column) }] });
  if (/^(answers|triggers)$/.test(column)) return "[]";
  return mark(column);
} // prettier-ignore
