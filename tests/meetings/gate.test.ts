import { describe, expect, test } from "vitest";
import { type GateFacts, refuseAtGate } from "#app/domain/meetings/gate.ts";

const TODAY = "2026-04-09";

type Row = [string, { signedOn: string | null; expiresOn: string | null }, GateFacts["lapse"], boolean];
const AGREEMENTS: Row[] = [
  ["none, and no decision", { signedOn: null, expiresOn: null }, null, false],
  ["none, blocked", { signedOn: null, expiresOn: null }, { decision: "block", graceUntil: null }, false],
  ["none, in grace", { signedOn: null, expiresOn: null }, { decision: "grace", graceUntil: "2026-04-20" }, true],
  ["in date without an end", { signedOn: "2020-01-01", expiresOn: null }, null, true],
  ["in date", { signedOn: "2020-01-01", expiresOn: "2027-01-01" }, null, true],
  ["in date, whatever was decided of an earlier lapse", { signedOn: "2020-01-01", expiresOn: "2027-01-01" }, { decision: "block", graceUntil: null }, true],
  ["on its last day", { signedOn: "2020-01-01", expiresOn: TODAY }, null, true],
  ["lapsed yesterday", { signedOn: "2020-01-01", expiresOn: "2026-04-08" }, null, false],
  ["lapsed yesterday, blocked", { signedOn: "2020-01-01", expiresOn: "2026-04-08" }, { decision: "block", graceUntil: null }, false],
  ["lapsed, in grace", { signedOn: "2020-01-01", expiresOn: "2026-03-31" }, { decision: "grace", graceUntil: "2026-04-28" }, true],
  ["lapsed, on the last day of grace", { signedOn: "2020-01-01", expiresOn: "2026-03-12" }, { decision: "grace", graceUntil: TODAY }, true],
  ["lapsed, the day after grace", { signedOn: "2020-01-01", expiresOn: "2026-03-11" }, { decision: "grace", graceUntil: "2026-04-08" }, false],
  ["lapsed, grace without a day", { signedOn: "2020-01-01", expiresOn: "2026-03-11" }, { decision: "grace", graceUntil: null }, false],
]; // prettier-ignore

describe.each(AGREEMENTS)("an agreement %s", (_, agreement, lapse, isGood) => {
  test.each([
    ["accepted", true],
    ["not accepted", false],
  ] as const)("and the statement %s", (_words, hasAccepted) => {
    const why = refuseAtGate({ isAboutCases: true, agreement, lapse, hasAccepted }, TODAY);
    expect(why).toBe(isGood ? (hasAccepted ? null : "not-accepted") : "agreement");
  });

  test("and a board, which hears no cases: nobody is asked", () => {
    expect(refuseAtGate({ isAboutCases: false, agreement, lapse, hasAccepted: false }, TODAY)).toBeNull();
  });
});
