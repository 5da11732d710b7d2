import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as matchesPage from "#app/routes/incidents/imported._index/route.tsx";
import { listPremisesIncidents } from "#db/queries/premises-incident-lists.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aLocation,
  anActor,
  anIncident,
  aPartnership,
  aPremises,
  aPremisesIncident,
  aReport,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { file, loadedIncidents } from "../imports/incident-rows.ts";

const HEAD = "Reference,Date reported,ASB type,Location,Postcode,Hate,Complainant ref,Complainant forename,Complainant surname"; // prettier-ignore
const SAME = "A1,26/02/2026,Noise,Example Road,LE11 1NF,,C1,Robin,Reed";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let licensing: Actor;
let forge: string;
let echo: string;
let known: string;
let loaded: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  licensing = await anActor(db, p, { duties: ["licensing-officer"] });
  forge = await aPremises(db, p);
  echo = await aPremises(db, p, { name: "Echo" });
  const location_id = await aLocation(db, p, {
    name: "Example Road",
    name_folded: "example road",
    postcode: "LE11 1NF",
  });
  known = await anIncident(db, p, { location_id, latest_day: "2026-02-26", earliest_day: "2026-02-26" });
  await aReport(db, p, [known]);
  await loadedIncidents(db, coordinator, file(HEAD, SAME), { agencyId: p.policeId, system: "Police log" });
  const made = await db.selectFrom("imported_incident").select("incident_id").executeTakeFirstOrThrow();
  loaded = made.incident_id;
});

type Matches = { matches: { id: string; version: number }[] };
async function settle(intent: "join" | "part") {
  const search = intent === "part" ? "?status=joined" : "";
  const [match] = ((await get(matchesPage.loader, officer, {}, search)) as Matches).matches;
  const fields = { incidentId: match?.id ?? "", version: String(match?.version ?? 0), intent };
  const answer = await post(matchesPage.action, officer, {}, fields);
  return answer instanceof Response ? answer.status : 0;
}
const at = async (premises: string) => {
  const rows = await listPremisesIncidents(db, licensing, { filter: { premises }, limit: 50 });
  return rows.map(({ incidentId, severity }) => [incidentId, severity]);
};

describe("an incident that was found to be the same as another", () => {
  test("counts once at its premises: with the one that stands, which is given what it lacks", async () => {
    await aPremisesIncident(db, p, forge, { incident_id: known, severity: "disorder" });
    await aPremisesIncident(db, p, forge, { incident_id: loaded, severity: "noise" });
    await aPremisesIncident(db, p, echo, { incident_id: loaded, severity: "robbery" });
    expect(await at(forge)).toHaveLength(2);
    expect(await settle("join")).toBe(302);
    expect(await at(forge)).toEqual([[known, "disorder"]]);
    expect(await at(echo)).toEqual([[known, "robbery"]]);
  });

  test("has its own premises again when the two are parted, and loses them once more when they are joined", async () => {
    await aPremisesIncident(db, p, forge, { incident_id: known, severity: "disorder" });
    await aPremisesIncident(db, p, echo, { incident_id: loaded, severity: "robbery" });
    await settle("join");
    expect(await settle("part")).toBe(302);
    expect([await at(forge), await at(echo)]).toEqual([[[known, "disorder"]], [[loaded, "robbery"]]]);
    expect(await settle("join")).toBe(302);
    expect([await at(forge), await at(echo)]).toEqual([[[known, "disorder"]], [[known, "robbery"]]]);
  });

  test("brings none that was taken off, and none that had closed by the day of the one that stands", async () => {
    await aPremisesIncident(db, p, forge, {
      incident_id: loaded,
      ended_on: "2026-02-27",
      ended_reason: "Another house",
    });
    await aPremisesIncident(db, p, echo, { incident_id: loaded });
    await inTransaction(db, (trx) =>
      trx
        .updateTable("premises")
        .set({ closed_on: "2026-02-25", closed_reason: "Sold" })
        .where("id", "=", echo)
        .execute(),
    );
    expect(await settle("join")).toBe(302);
    expect([await at(forge), await at(echo)]).toEqual([[], []]);
  });

  test("leaves off what somebody took off the one that stands", async () => {
    await aPremisesIncident(db, p, forge, {
      incident_id: known,
      ended_on: "2026-02-27",
      ended_reason: "Another house",
    });
    await aPremisesIncident(db, p, forge, { incident_id: loaded });
    expect(await settle("join")).toBe(302);
    expect(await at(forge)).toEqual([]);
  });
});
