import { beforeAll, describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { recordPlaces } from "#app/services/demonstration/incidents.ts";
import { buildLives } from "#app/services/demonstration/lives/build-lives.ts";
import { buildSittings } from "#app/services/demonstration/sittings/build-sittings.ts";
import { planSeries } from "#app/services/demonstration/sittings/series.ts";
import { foundTown } from "#app/services/demonstration/world.ts";
import { testDatabase } from "../factories.ts";
import { closeDatabases } from "../support/database.ts";

const TODAY = "2026-11-28";

async function built() {
  const db = await testDatabase();
  const world = await foundTown({ db, now: new Date(`${TODAY}T09:00:00Z`) });
  await planSeries(world);
  const lives = await buildLives(world, await recordPlaces(world), 0.05);
  await buildSittings(world, lives.cases, 0.05);
  const sittings = await db
    .selectFrom("sitting")
    .innerJoin("partnership_group as group", "group.id", "sitting.group_id")
    .select(["sitting.id", "sitting.day", "sitting.status", "group.name", "sitting.start_time"])
    .orderBy("group.name")
    .orderBy("sitting.day")
    .execute();
  const said = await db
    .selectFrom("agenda_item")
    .innerJoin("sitting", "sitting.id", "agenda_item.sitting_id")
    .leftJoin("item_minute", "item_minute.item_id", "agenda_item.id")
    .select(["sitting.day", "sitting.start_time", "agenda_item.title", "agenda_item.state", "agenda_item.part"])
    .select(["agenda_item.position", "item_minute.minute", "item_minute.decision"])
    .orderBy("sitting.day")
    .orderBy("sitting.start_time")
    .orderBy("agenda_item.position")
    .execute();
  const came = await db
    .selectFrom("attendance")
    .innerJoin("sitting", "sitting.id", "attendance.sitting_id")
    .leftJoin("user_account", "user_account.id", "attendance.user_id")
    .select(["sitting.id as sittingId", "sitting.day", "sitting.start_time", "user_account.name", "attendance.status"])
    .select(["attendance.office", "attendance.name as guest"])
    .orderBy("sitting.day")
    .orderBy("sitting.start_time")
    .orderBy("user_account.name")
    .orderBy("attendance.name")
    .execute();
  const minutes = await db
    .selectFrom("minutes_version")
    .select(["sitting_id", "kind", "made_at", "confirmed_at_id"])
    .orderBy("number")
    .execute();
  return { db, sittings, said, came, minutes };
}

describe("the meetings of the demonstration", () => {
  let first: Awaited<ReturnType<typeof built>>;
  beforeAll(async () => {
    first = await built();
    return () => closeDatabases();
  });
  const heldOf = (name: string) =>
    first.sittings.filter((one) => one.name === name && one.day < TODAY && one.status !== "cancelled");
  const kindsOf = (sittingId: string | undefined) =>
    first.minutes.filter((one) => one.sitting_id === sittingId).map(({ kind }) => kind);

  test("fill 24 months as each group meets, and stand ahead", () => {
    expect(heldOf("JAG").length).toBeGreaterThanOrEqual(25);
    expect(heldOf("Night-time economy premises group").length).toBeGreaterThanOrEqual(51);
    for (const name of ["Youth JAG", "Adults at Risk Group", "Strategic Group"])
      expect(heldOf(name).length).toBeGreaterThanOrEqual(15);
    for (const name of ["CSP board", "LCDG", "LEDG"]) expect(heldOf(name).length).toBeGreaterThanOrEqual(7);
    expect(first.sittings.filter(({ status }) => status === "cancelled").length).toBeGreaterThan(0);
    expect(first.sittings.filter(({ day }) => day > plusDays(TODAY, 200)).length).toBeGreaterThan(0);
  });

  test("the next of the JAG is within ten days, with an agenda and its papers out", async () => {
    const next = first.sittings.find(({ name, day }) => name === "JAG" && day > TODAY);
    expect(next && next.day <= plusDays(TODAY, 10)).toBe(true);
    const agenda = await first.db.selectFrom("agenda_item").select("id").where("sitting_id", "=", next?.id ?? "").execute(); // prettier-ignore
    expect(agenda.length).toBeGreaterThan(5);
    const papers = await first.db.selectFrom("papers_sent").select("for_day").where("sitting_id", "=", next?.id ?? "").execute(); // prettier-ignore
    expect(papers).toEqual([{ for_day: next?.day }]);
    const replies = first.came.filter(({ sittingId }) => sittingId === next?.id);
    expect(replies.map(({ status }) => status)).toContain("apologies");
  });

  test("the minutes of the last JAG are a draft, and those before are confirmed by the meeting after", () => {
    const [before, last] = heldOf("JAG").slice(-2);
    expect(kindsOf(last?.id)).toEqual(["draft"]);
    expect(kindsOf(before?.id).slice(0, 2)).toEqual(["draft", "confirmed"]);
    const confirmed = first.minutes.find(({ kind, sitting_id }) => kind === "confirmed" && sitting_id === before?.id);
    expect(confirmed?.confirmed_at_id).toBe(last?.id);
  });

  test("somebody is in the chair of every meeting that was held, and nothing of it is in the future", () => {
    const told = new Set(first.minutes.map(({ sitting_id }) => sitting_id));
    for (const id of told) {
      const people = first.came.filter(({ sittingId }) => sittingId === id);
      expect(people.filter(({ office, status }) => office === "chair" && status === "present")).toHaveLength(1);
    }
    for (const { made_at } of first.minutes) expect(made_at < `${TODAY}T09:00`).toBe(true);
  });

  test("are the same every time", async () => {
    const again = await built();
    expect(again.said).toEqual(first.said);
    const told = ({ sittingId: _, ...one }: (typeof first.came)[number]) => one;
    expect(again.came.map(told)).toEqual(first.came.map(told));
  });
});
