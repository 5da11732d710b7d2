import { beforeAll, describe, expect, test } from "vitest";
import { logEveryday, recordPlaces } from "#app/services/demonstration/incidents.ts";
import { foundTown } from "#app/services/demonstration/world.ts";
import { closeDatabases } from "../support/database.ts";
import { testDatabase } from "../factories.ts";

const NOW = new Date("2026-11-28T09:00:00Z");
async function everyday(count: number) {
  const db = await testDatabase();
  const world = await foundTown({ db, now: NOW });
  await logEveryday(world, await recordPlaces(world), count);
  const incidents = await db
    .selectFrom("incident")
    .select(["reference", "earliest_day", "beat_code", "heading", "what_happened", "status", "ended_on", "created_at"])
    .orderBy("id")
    .execute();
  return { db, world, incidents };
}

describe("the everyday of the demonstration", () => {
  let first: Awaited<ReturnType<typeof everyday>>;
  beforeAll(async () => {
    first = await everyday(300);
    return () => closeDatabases();
  });

  test("lies within the 24 months, and nothing of it in the future", () => {
    const days = first.incidents.map(({ earliest_day }) => earliest_day);
    expect(days.length).toBe(300);
    for (const day of days) expect(day >= "2024-11-28" && day <= "2026-11-28").toBe(true);
    for (const { ended_on } of first.incidents) expect(ended_on === null || ended_on <= "2026-11-28").toBe(true);
  });

  test("is the same every time", async () => {
    const again = await everyday(300);
    expect(again.incidents).toEqual(first.incidents);
  });

  test("what is older than a fortnight has been dealt with, and what is new waits for its first contact", async () => {
    const old = first.incidents.filter(({ earliest_day }) => earliest_day < "2026-11-12");
    expect(old.every(({ status }) => status === "closed")).toBe(true);
    const open = await first.db
      .selectFrom("incident")
      .select("first_contact_due_on")
      .where("status", "=", "open")
      .execute();
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ first_contact_due_on }) => first_contact_due_on !== null)).toBe(true);
  });

  test("every report has its line in the log", async () => {
    const { logged } = await first.db
      .selectFrom("audit_event")
      .select((eb) => eb.fn.countAll<number>().as("logged"))
      .where("event", "=", "report.logged")
      .executeTakeFirstOrThrow();
    expect(logged).toBe(300);
  });
});
