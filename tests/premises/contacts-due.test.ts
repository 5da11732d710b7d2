import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { BANDS } from "#app/domain/premises/bands.ts";
import { contactDueOn } from "#app/domain/premises/contact-due.ts";
import { CONTACT_DUES, contactDueWhen } from "#app/domain/premises/contacts-due-list.ts";
import { SETTING_KEYS, SETTINGS, type Settings } from "#app/domain/settings/definitions.ts";
import { loader } from "#app/routes/premises/contacts-due/route.tsx";
import { listRows } from "#app/services/exports/list-rows.ts";
import { countContactsDue, listContactsDue } from "#db/queries/contacts-due.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, aPremises, get, testDatabase, type TestPartnership } from "../factories.ts";

const TODAY = "2026-03-20";
const settings = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].shipped])) as Settings;
const at = { settings, today: TODAY };
let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
});

type Changes = Parameters<typeof aPremises>[2];
const graded = (agreed_band: "red" | "amber" | "green", contact_from_on: string, more: Changes = {}) =>
  aPremises(db, p, { agreed_band, agreed_on: "2026-01-01", agreed_grade_id: "g", contact_from_on, ...more });

/** Around every boundary of every band. */
async function aTown() {
  for (const band of BANDS) {
    const days = settings[`premises.contact.${band}-days`];
    for (const off of [-8, -7, -1, 0, 1, 9]) await graded(band, plusDays(TODAY, -days - off), { beat_code: off < 0 ? "62" : null });
  }
  await aPremises(db, p, { last_contact_on: "2026-01-01" });
  await graded("red", "2026-01-01", { closed_on: plusDays(TODAY, -1), closed_reason: "Shut" });
  const neighbour = await aPartnership(db);
  await aPremises(db, neighbour, { agreed_band: "red", agreed_on: "2026-01-01", agreed_grade_id: "g", contact_from_on: "2026-01-01" });
} // prettier-ignore

test("they stand soonest first over all bands, each count opens its rows, and pages leave none out", async () => {
  await aTown();
  const all = await listContactsDue(db, officer, { ...at, asked: {}, limit: 100 });
  expect(all).toHaveLength(18);
  expect(all.map(({ dueOn }) => dueOn)).toEqual(all.map(({ dueOn }) => dueOn).sort());
  for (const asked of [{}, { band: "red" as const }, { beat: "62" }, { beat: "none" }]) {
    const counts = await countContactsDue(db, officer, { ...at, asked });
    for (const due of CONTACT_DUES) {
      const rows = await listContactsDue(db, officer, { ...at, asked: { ...asked, due }, limit: 100 });
      expect(rows.length).toBe(counts[due]);
      for (const row of rows) expect(contactDueWhen(row.dueOn, TODAY)).toBe(due);
    }
  }
  const paged: string[] = [];
  let after: { due: string; id: string } | undefined;
  for (;;) {
    const rows = await listContactsDue(db, officer, { ...at, asked: {}, after, limit: 4 });
    const last = rows.at(-1);
    if (!last) break;
    paged.push(...rows.map(({ id }) => id));
    after = { due: last.dueOn, id: last.id };
  }
  expect(paged).toEqual(all.map(({ id }) => id));
});

test("a page after a day that is none is the first", async () => {
  await aTown();
  const page = (await get(loader, officer, {}, `?after=2026-99-99~${p.partnershipId}`)) as { rows: unknown[] };
  expect(page.rows).toHaveLength(18);
});

test("each is due when the rule says", async () => {
  const id = await graded("amber", "2026-03-01");
  const [row] = await listContactsDue(db, officer, { ...at, asked: {}, limit: 10 });
  expect(row).toMatchObject({ id, dueOn: contactDueOn("amber", "2026-03-01", settings) });
});

test("nobody without the right sees any, and the file has what the page has", async () => {
  await aTown();
  const stranger = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, duties: ["manager"] });
  expect(await listContactsDue(db, stranger, { ...at, asked: {}, limit: 100 })).toEqual([]);
  expect((await get(loader, stranger)) as Response).toMatchObject({ status: 403 });
  const now = new Date(`${TODAY}T12:00:00.000Z`);
  const rows = [];
  for await (const batch of listRows({ db, actor: officer, now }, { list: "contacts-due", filter: { due: "overdue" } }))
    rows.push(...batch);
  const counts = await countContactsDue(db, officer, { ...at, asked: {} });
  expect(rows).toHaveLength(counts.overdue);
  expect(rows.every(({ objects }) => objects.some(({ kind }) => kind === "premises"))).toBe(true);
});
