import { expect, test } from "vitest";
import { thresholdAsJson } from "#app/services/case-reviews/threshold-as-json.ts";
import { anIncident, aPartnership, aReport, testDatabase } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { aVictim } from "./victim.ts";

test("the count of a person tells of each report by its reference, with reason and reading", async () => {
  const db = await testDatabase();
  const p = await aPartnership(db);
  const { personId, problemId } = await aVictim(db, p, 2);
  const lateId = await anIncident(db, p, { latest_day: ago(70), problem_id: problemId });
  await aReport(db, p, [lateId], { reported_on: ago(5), reporter_person_id: personId, reference: "RP-26-0099" });
  const on = ago(0);
  const answer = await thresholdAsJson(db, { partnershipId: p.partnershipId, personId, reference: "P-26-0001", on });
  expect(answer).toMatchObject({
    ...{ on, person: "P-26-0001", met: false, hate: { met: false } },
    local: { count: 2, threshold: 3, met: false },
    statutory: { count: 2, threshold: 3, met: false, problem: `PR-${problemId}` },
  });
  expect(Object.keys(answer.statutory)).toEqual(["count", "threshold", "met", "problem"]);
  expect(answer.reports).toHaveLength(3);
  expect(answer.reports.find(({ reference }) => reference === "RP-26-0099")).toEqual({
    ...{ reference: "RP-26-0099", reportedOn: ago(5), agency: expect.any(String) as string, qualifies: false },
    ...{ incidents: [`IN-${lateId}`], reasons: ["late-report"], inTimeUnder: "neither" },
  });
});
