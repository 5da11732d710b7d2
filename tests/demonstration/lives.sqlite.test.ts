import { beforeAll, describe, expect, test } from "vitest";
import { isOverdue } from "#app/domain/actions/action.ts";
import { recordPlaces } from "#app/services/demonstration/incidents.ts";
import { buildLives, type Lives } from "#app/services/demonstration/lives/build-lives.ts";
import { buildRequests } from "#app/services/demonstration/requests.ts";
import { foundTown, type World } from "#app/services/demonstration/world.ts";
import { whatWaits } from "#app/services/governance/what-waits.ts";
import { incompleteHighs } from "#app/services/risk/incomplete-highs.ts";
import { listVictimDuties } from "#db/queries/victim-duties.ts";
import { testDatabase } from "../factories.ts";
import { closeDatabases } from "../support/database.ts";

const NOW = new Date("2026-11-28T09:00:00Z");
const TODAY = "2026-11-28";

async function lived() {
  const db = await testDatabase();
  const world = await foundTown({ db, now: NOW });
  const lives = await buildLives(world, await recordPlaces(world), 0.1);
  return { db, world, lives };
}

/** What is told, without references and ids. */
async function content({ db }: { db: World["db"] }) {
  const people = await db.selectFrom("person").select(["given_names", "family_name", "birth_date"]).orderBy("name_folded").execute();
  const cases = await db.selectFrom("case_record").select(["status", "opened_on", "closed_on", "risk_level", "review_due_on", "problem_title"]).orderBy("opened_on").orderBy("created_at").orderBy("id").execute();
  const actions = await db.selectFrom("action").select(["words", "raised_on", "due_on", "status", "finished_on", "late_reason"]).orderBy("raised_on").orderBy("words").orderBy("due_on").execute();
  const notes = await db.selectFrom("case_note").select(["words", "happened_on", "kind"]).orderBy("happened_on").orderBy("words").execute();
  return { people, cases, actions, notes };
} // prettier-ignore

describe("the lives of the demonstration", () => {
  let told: Awaited<ReturnType<typeof lived>> & { lives: Lives };
  beforeAll(async () => {
    told = await lived();
    return () => closeDatabases();
  });

  test("are the same every time", async () => {
    expect(await content(await lived())).toEqual(await content(told));
  });

  test("nothing of them lies in the future, and every case that has ended has its closure", async () => {
    const cases = await told.db.selectFrom("case_record").select(["id", "status", "opened_on", "closed_on"]).execute();
    for (const { opened_on, closed_on } of cases) {
      expect(opened_on <= TODAY).toBe(true);
      expect(closed_on === null || (closed_on >= opened_on && closed_on <= TODAY)).toBe(true);
    }
    const closed = cases.filter(({ status }) => status === "closed").map(({ id }) => id);
    const closures = await told.db.selectFrom("case_closure").select("case_id").execute();
    expect(closures.map((row) => row.case_id).sort()).toEqual(closed.sort());
    const actions = await told.db.selectFrom("action").select(["raised_on", "finished_on"]).execute();
    for (const { raised_on, finished_on } of actions)
      expect(raised_on <= TODAY && (finished_on === null || (finished_on >= raised_on && finished_on <= TODAY))).toBe(
        true,
      );
  });

  test("a closed case has no open actions and takes no part in what is overdue", async () => {
    const open = await told.db
      .selectFrom("action")
      .innerJoin("case_record", "case_record.id", "action.case_id")
      .select("action.id")
      .where("case_record.status", "=", "closed")
      .where("action.status", "in", ["open", "on-hold"])
      .execute();
    expect(open).toEqual([]);
  });

  test("some actions are overdue today", async () => {
    const rows = await told.db.selectFrom("action").select(["status", "due_on", "hold_until"]).execute();
    const late = rows.filter((row) =>
      isOverdue({ status: row.status, dueOn: row.due_on, holdUntil: row.hold_until }, TODAY),
    );
    expect(late.length).toBeGreaterThan(3);
  });

  test("what is High today has everything that goes with it, but for what is meant to be missing", async () => {
    const found = await incompleteHighs({ db: told.db, actor: await told.world.actor("coordinator"), now: NOW });
    expect(found.map(({ missing }) => missing)).toEqual([["victim-first", "safeguarding", "mental-health", "substance-misuse", "sharing", "sign-off"]]); // prettier-ignore
  });

  test("the victim of three incidents has reported them within six months, and has been told of the case review", async () => {
    const { victimOfThree } = told.lives;
    const reports = await told.db
      .selectFrom("report")
      .select(["reported_on", "agency_id"])
      .where("for_person_id", "=", victimOfThree.personId)
      .orderBy("reported_on")
      .execute();
    expect(reports.length).toBe(3);
    expect((reports[0]?.reported_on ?? "") > "2026-05-28").toBe(true);
    const [duty] = await listVictimDuties(told.db, [victimOfThree.personId], 5);
    expect(duty?.toldOn).not.toBeNull();
  });

  test("the repeat victim has yet to be told", async () => {
    const duties = await listVictimDuties(told.db, [told.lives.people.harjit], 5);
    expect(duties.map(({ toldOn }) => toldOn)).toEqual([null]);
  });

  test("the boy who is 18 next month is the one for whom a transfer is proposed", async () => {
    const transfers = await told.db.selectFrom("case_transfer").select(["person_id", "status"]).execute();
    expect(transfers).toEqual([{ person_id: told.lives.people.jordan, status: "proposed" }]);
  });

  test("what people asked about their own data waits at different stages for information governance", async () => {
    await buildRequests(told.world, told.lives);
    const { requests } = await whatWaits(told.db, told.world.partnershipId, NOW);
    expect(requests).toEqual({ overdue: 0, soon: 1, waiting: 1, open: 3 });
    const known = await told.db
      .selectFrom("rights_request")
      .select(["status", "person_id"])
      .orderBy("received_on")
      .execute();
    const { dougie, jordan } = told.lives.people;
    expect(known).toEqual([
      { status: "closed", person_id: null },
      { status: "open", person_id: dougie },
      { status: "open", person_id: jordan },
      { status: "open", person_id: null },
    ]);
    const entries = await told.db.selectFrom("disclosure_entry").select("way").where("way", "=", "telephone").execute();
    expect(entries).toHaveLength(1);
  });

  test("cases are found by group and by day", () => {
    const [first] = told.lives.cases.JAG;
    expect(told.lives.openOn("JAG", first?.openedOn ?? "")).toContainEqual(first);
    expect(told.lives.openOn("JAG", "2020-01-01")).toEqual([]);
  });
});
