import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { AttendanceStatus } from "#app/domain/meetings/attendance.ts";
import { aGroup, anActor, anAgency, aPartnership, aSitting, insert, type TestPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";

// A board: what it planned and what the JAG passed up come on its agenda, who is there is recorded, and the answer goes down.

const seats = useSeats();
let p: TestPartnership;
let jagId: string;
let board: string;
let meeting: string;
let director: Page;
let probation: Page;
let chair: Page;
const at = (path: string) => `${seats.app.origin}${path}`;
const shot = (page: Page, what: string) => shown(page, `board-${what}`);

beforeAll(async () => {
  const { db } = seats;
  p = await aPartnership(db, "Charnwood board");
  const { partnershipId } = p;
  const boardId = await aGroup(db, partnershipId, { name: "Community Safety Partnership", kind: "board", holds_cases: 0 }); // prettier-ignore
  jagId = await aGroup(db, partnershipId, { name: "Loughborough JAG", kind: "jag", parent_id: boardId });
  const agency = (name: string) => anAgency(db, partnershipId, { name, name_folded: name.toLowerCase() });
  const [council, fire, probationId] = [await agency("Charnwood Borough Council"), await agency("Leicestershire Fire and Rescue"), await agency("Probation")]; // prettier-ignore
  const seat = (name: string, agencyId: string, groups: Parameters<typeof anActor>[2] = {}) =>
    anActor(db, p, { groups: { [boardId]: "member" }, name, agencyId, ...groups });
  const leads = await seat("Dee Rector", council, { groups: { [boardId]: "chair" } });
  const firefighter = await seat("Fay Ryder", fire);
  const officer = await seat("Perry Bates", probationId);
  const runsJag = await anActor(db, p, { groups: { [jagId]: "chair" }, name: "Chris Hair", agencyId: p.policeId });
  for (const [n, absent] of [[5, "no-reply"], [4, "apologies"], [3, "no-reply"], [2, "present"], [1, "deputy"]] as const) {
    const sitting_id = await aSitting(db, p, { group_id: boardId, day: ago(n * 90) });
    const people: [typeof leads, AttendanceStatus][] = [[leads, "present"], [firefighter, "present"], [officer, absent]];
    for (const [{ id: user_id, agencyId: agency_id }, status] of people)
      await insert(db, "attendance", {
        ...{ id: uuid(), partnership_id: partnershipId, sitting_id, agency_id, user_id, name: null, capacity: "member" },
        ...{ status, deputy_for_id: null, office: null, recorded_by: null, recorded_at: "2026-01-01T09:00:00.000Z" },
        version: 1,
      });
  } // prettier-ignore
  // The Council year begins this month, so that today's is its first meeting.
  await insert(db, "setting_change", {
    ...{ id: uuid(), partnership_id: partnershipId, key: "meetings.council-year-month", from_day: "2020-01-01" },
    ...{ value: String(Number(ago(0).slice(5, 7))), reason: "Agreed", recorded_by: leads.id },
    recorded_at: "2026-01-01T09:00:00.000Z",
  });
  const sittingId = await aSitting(db, p, { group_id: boardId, day: ago(0), place: "Council Offices" });
  board = `/groups/${boardId}`;
  meeting = `${board}/meetings/${sittingId}`;
  director = await seats.sit(leads, true);
  probation = await seats.sit(officer, true);
  chair = await seats.sit(runsJag, true);
});

test("the chair of the JAG passes a matter up, in words of the JAG's own", async () => {
  await chair.goto(at(`/groups/${jagId}/matters`));
  await chair.getByRole("button", { name: "Pass on a matter" }).click();
  await chair.getByLabel("To which group").selectOption({ label: "Community Safety Partnership" });
  await chair.getByLabel("What it is about").fill("Off-road bikes on the canal");
  await chair.getByLabel("What they are to know").fill("They come from outside the borough.");
  await chair.getByLabel("What is asked of them (optional)").fill("Ask the county for a joint operation.");
  await shot(chair, "pass");
  await chair.getByRole("button", { name: "Pass it on" }).click();
  await chair.getByText("The matter has been passed on").waitFor();
  await shot(chair, "passed");
});

test("the board plans ahead: an item for today and one for every meeting", async () => {
  await director.goto(at(`${board}/forward`));
  const add = async (title: string, detail: string, day: string | null) => {
    await director.getByRole("button", { name: "Add an item" }).click();
    await director.getByLabel("Item", { exact: true }).fill(title);
    await director.getByLabel("Detail (optional)").fill(detail);
    if (day === null) await director.getByRole("radio", { name: "At every meeting" }).check();
    else {
      await director.getByRole("radio", { name: "At the first meeting on or after a day" }).check();
      const [year = "", month = "", date = ""] = day.split("-");
      await director.getByLabel("Day", { exact: true }).fill(date);
      await director.getByLabel("Month").fill(month);
      await director.getByLabel("Year").fill(year);
    }
    await director.getByLabel("Action by whom, in words (optional)").fill("Chair of the Strategic Group");
    await director.getByRole("button", { name: "Add it" }).click();
    await director.getByText("It has been added to the forward programme").waitFor();
  };
  await director.getByRole("button", { name: "Add an item" }).click();
  await director.getByRole("button", { name: "Add it" }).click();
  await director.getByRole("alert").getByText("Enter what it is about").waitFor();
  await shot(director, "forward-new");
  await director.goto(at(`${board}/forward`));
  await add("Annual report", "The year in figures, with the plan", ago(0));
  await add("Serious violence duty", "The strategic needs assessment", plusDays(ago(0), 90));
  await add("Performance", "Figures of the quarter", null);
  await shot(director, "forward");
});

test("what is due, what was passed up and the choice of the vice-chair come on the agenda", async () => {
  await director.goto(at(`${meeting}/agenda`));
  await director.getByRole("button", { name: "Bring it up to date" }).click();
  await director.getByText("The agenda is up to date").waitFor();
  for (const title of ["Annual report", "Performance", "Choose the vice-chair", "Off-road bikes on the canal"])
    expect(await director.getByText(title).count()).toBeGreaterThan(0);
  expect(await director.getByText("Serious violence duty").count()).toBe(0);
  await shot(director, "agenda");
});

test("a member sends apologies, and names somebody instead", async () => {
  await probation.goto(at(`${meeting}/agenda`));
  await probation.getByRole("link", { name: "Apologies or a deputy" }).click();
  await probation.getByRole("radio", { name: "No: I send my apologies" }).check();
  await probation.getByRole("button", { name: "Save" }).click();
  await probation.getByText("Your reply has been recorded").waitFor();
  await probation.getByRole("link", { name: "Apologies or a deputy" }).click();
  await probation.getByRole("radio", { name: "Somebody comes in my place" }).check();
  await probation.getByLabel("Or, if they have no account, their name").fill("Dep Utey");
  await shot(probation, "reply");
  await probation.getByRole("button", { name: "Save" }).click();
  await probation.getByText("Your reply has been recorded").waitFor();
});

test("who is there is recorded in one table, with the vice-chair and somebody from outside", async () => {
  await director.getByRole("navigation", { name: "This meeting" }).getByRole("link", { name: "Who is there" }).click();
  await director.getByRole("button", { name: "Add somebody" }).click();
  await director.getByRole("radio", { name: "Somebody without an account" }).check();
  await director.getByLabel("Name", { exact: true }).fill("Coun Tyman");
  await director.getByLabel("For which agency").selectOption({ label: "Probation" });
  await shot(director, "add");
  await director.getByRole("button", { name: "Add them" }).click();
  await director.getByText("They have been added to the list").waitFor();
  const row = (name: string) => director.getByRole("row").filter({ has: director.getByRole("rowheader", { name }) });
  for (const name of ["Dee Rector", "Fay Ryder", "Dep Utey"])
    await row(name).getByRole("radio", { name: "Present" }).check();
  await director.getByLabel("Office of Fay Ryder").selectOption({ label: "In the chair" });
  await director.getByText("Write what an agency brought").click();
  await director.getByLabel("Probation", { exact: true }).fill("Two officers for the operation");
  await director.getByRole("button", { name: "Save" }).click();
  await director.getByRole("alert").getByText("Only one person is in the chair").waitFor();
  await shot(director, "two-chairs");
  await director.getByLabel("Office of Fay Ryder").selectOption({ label: "Vice-chair" });
  await director.getByRole("button", { name: "Save" }).click();
  await director.getByText("It has been recorded who is there").waitFor();
  await director.setViewportSize({ width: 1920, height: 1080 });
  await shot(director, "attendance");
  await director.setViewportSize({ width: 1366, height: 768 });
  await probation.goto(at(`${meeting}/attendance`));
  await probation.getByText("Dep Utey: present, for Perry Bates").waitFor();
  await shot(probation, "attendance-member");
});

test("the last meetings by agency have the poorest first, and the vice-chair stands with the group", async () => {
  await director.goto(at(`${board}/attendance`));
  expect(await director.getByRole("rowheader").first().innerText()).toBe("Probation");
  await director.getByText("50%").waitFor();
  await shot(director, "matrix");
  await director
    .getByRole("link", { name: /^Deputy.*Probation/ })
    .last()
    .click();
  await director.getByRole("heading", { name: "Who is there" }).waitFor();
  await director.goto(at(`${board}/meetings`));
  await director.getByText("Vice-chair: Fay Ryder, Leicestershire Fire and Rescue").waitFor();
  await shot(director, "group");
});

test("the board answers, and the JAG reads it under what it had passed up", async () => {
  await director.goto(at(`${board}/matters`));
  await director.getByRole("link", { name: "Off-road bikes on the canal" }).click();
  await director.getByLabel("What it is about").fill("Joint operation in the spring");
  await director.getByLabel("What they are to know").fill("The county joins in March.");
  await shot(director, "answer");
  await director.getByRole("button", { name: "Pass on the answer" }).click();
  await director.getByText("Your answer has been passed on").waitFor();
  await chair.goto(at("/notifications"));
  await chair.getByText("A matter has been passed to a group that you run").waitFor();
  await chair.goto(at(`/groups/${jagId}/matters`));
  await chair.getByRole("link", { name: "Joint operation in the spring" }).click();
  await chair.getByText("They come from outside the borough.").waitFor();
  await chair.getByText("The county joins in March.").waitFor();
  await shot(chair, "thread");
});
