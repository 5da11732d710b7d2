import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { aCaseOutcome, anActor, anAgency, aPartnership } from "../factories.ts";
import { useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";
import * as step from "./case-steps.ts";
import { fillReferral } from "./fill-referral.ts";

const POLICE = "Leicestershire Police";
const COUNCIL = "Charnwood Borough Council";
const OUTCOME = "Risk reduced, one agency carries on";

const seats = useSeats();
let coordinator: Actor;
let chair: Actor;
beforeAll(async () => {
  const { db } = seats;
  const p = await aPartnership(db, "Charnwood Community Safety Partnership");
  const named = (name: string, kind: "police" | "district-council") => ({
    name,
    name_folded: name.toLowerCase(),
    kind,
  });
  const policeId = await anAgency(db, p.partnershipId, named(POLICE, "police"));
  const councilId = await anAgency(db, p.partnershipId, named(COUNCIL, "district-council"));
  await aCaseOutcome(db, p, { name: OUTCOME });
  const all = [p.jagId, p.youthJagId, p.adultsId];
  const everywhere = <R extends "chair" | "coordinator" | "member">(role: R) =>
    Object.fromEntries(all.map((id) => [id, role]));
  coordinator = await anActor(db, p, { agencyId: councilId, groups: everywhere("coordinator"), name: "Cora Dinator" });
  chair = await anActor(db, p, { agencyId: policeId, groups: everywhere("chair"), name: "Charlie Chair" });
  await anActor(db, p, { agencyId: policeId, groups: everywhere("member"), name: "Pat Police" });
  await anActor(db, p, { agencyId: councilId, groups: everywhere("member"), name: "Hattie Housing" });
});
describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
])("from referral to closure %s", (_name, short, javaScript) => {
  const family = javaScript ? "Ashwell" : "Birchall";
  let page: Page;
  let chairs: Page;
  beforeAll(async () => {
    page = await seats.sit(coordinator, javaScript);
    chairs = await seats.sit(chair, javaScript);
  });

  /** What is alike in the life of every case once its risk is High. */
  async function liveThrough(c: step.Case, name: string, task: { words: string; domain: string }) {
    await step.plan(c, task.words, task.domain, COUNCIL);
    await step.note(c, "Rang the family on Monday: nobody answered");
    await step.holdAndResume(c);
    await step.changeLead(c, COUNCIL, "Hattie Housing");
    await step.lower(c, chairs, name);
    await c.page.goto(c.path);
    await c.page.getByText("Hattie Housing").first().waitFor();
    await c.shot(c.page, "overview");
    await step.closeAndReopen(c, OUTCOME);
  }

  async function findNobodyAndRefer(given: string, birthDay: string) {
    await page.goto("/referrals");
    await page.getByRole("link", { name: "Find a person to refer" }).click();
    await page.getByLabel("Name or reference").fill(`${given} ${family}`);
    await fillDay(page, "Date of birth", birthDay);
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await page.getByRole("button", { name: "Record a new person" }).click();
    await page.getByLabel("Area").fill("Shelthorpe");
    await page.getByRole("button", { name: "Save and make a referral" }).click();
    await page.getByRole("heading", { name: "Make a referral" }).waitFor();
  }

  test("JAG: off-road bikes and who rides them, alleged, then confirmed", async () => {
    const shot = step.shotsOf(`jag-${short}`);
    await page.goto("/referrals");
    await shot(page, "referrals");
    await page.getByRole("link", { name: /^Refer a problem/ }).click();
    await page.getByRole("button", { name: "Make the referral" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await shot(page, "refer-errors");
    await page.getByLabel("Problem", { exact: true }).fill(javaScript ? "Off-road bikes" : "Quad bikes");
    await page.getByLabel("Which group is asked").selectOption({ label: "JAG" });
    await page.getByLabel("Referring agency").selectOption({ label: POLICE });
    await page.getByLabel("Reason", { exact: true }).fill("Every Sunday on the playing field, among small children");
    await page.getByText("Person 1", { exact: true }).first().click();
    await page.getByLabel("Involved as").first().selectOption({ label: "Alleged perpetrator" });
    await page.getByLabel("Given names").first().fill("Dexter");
    await page.getByLabel("Family name").first().fill(family);
    await fillReferral(page, { ofPerson: false });
    await shot(page, "refer");
    await page.getByRole("button", { name: "Make the referral" }).click();
    await step.saved(page, "The referral has been made");
    await shot(page, "referral");
    await page.getByRole("link", { name: /Say who this is/ }).click();
    await shot(page, "match");
    await page.getByRole("button", { name: "Save" }).click();
    await step.saved(page, "It has been recorded who this is");
    const c = { page, shot, path: await step.accept(page, POLICE, "Pat Police", shot) };
    await shot(page, "accepted");
    const rider = `Dexter ${family}`;
    await step.linkNewPerson(c, "Maureen", family, "Victim");
    await step.confirmPerpetrator(c, rider);
    await step.assess(c, rider, ["High", "Medium", "Low"]);
    await step.saveAssessment(c, "High");
    await liveThrough(c, rider, { words: "Block the gap in the fence", domain: "Reoffending" });
  });

  test("Youth JAG: a boy of 13 whose mother has been told", async () => {
    const shot = step.shotsOf(`youth-${short}`);
    await findNobodyAndRefer("Rowan", born(13));
    await page.getByLabel("Which group is asked").selectOption({ label: "Youth JAG" });
    await page.getByLabel("Alleged perpetrator").check();
    await page.getByLabel("Referring agency").selectOption({ label: POLICE });
    await page.getByLabel("Reason", { exact: true }).fill("Seen carrying parcels for older boys");
    await fillReferral(page);
    const parent = page.getByRole("group", { name: "Has a parent or carer been told?" });
    await parent.getByLabel("Yes", { exact: true }).check();
    await page.getByRole("button", { name: "Make the referral" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await shot(page, "refer-errors");
    await parent.getByLabel("By whom").fill("PC Pat Police");
    await fillDay(page, "On which day", step.today());
    await page.getByRole("button", { name: "Make the referral" }).click();
    await step.saved(page, "The referral has been made");
    await shot(page, "referral");
    const c = { page, shot, path: await step.accept(page, POLICE, "Pat Police", shot) };
    const boy = `Rowan ${family}`;
    await step.linkNewPerson(c, "Hazel", family, "Parent or carer");
    await step.assess(c, boy, ["Medium", "Low", "High"]);
    await page.getByText("Child first").first().waitFor({ state: "attached" });
    await page.getByLabel("Strengths").fill("Mends bicycles, and goes to school for that");
    await page.getByLabel("The child’s own view").fill("“They are my mates, but I owe them now”");
    const signs = page.getByRole("group", { name: "Signs of exploitation" }).getByRole("checkbox");
    for (let n = 0; n < 3; n++) await signs.nth(n).check();
    await step.saveAssessment(c, "High");
    await page.getByText("“They are my mates, but I owe them now”").waitFor();
    await answerQuestions(c, boy, async () => {
      await page.getByLabel("Referred to children’s social care").check();
      await page.getByLabel("Not referred", { exact: true }).check();
      await page.getByLabel("If not, why not").fill("Held here, with the family");
    });
    await liveThrough(c, boy, { words: "A mentor from the cycling club", domain: "Harm to self" });
  });

  test("Adults at Risk: a man whose home is cuckooed, with Care Act s42 and VARM", async () => {
    const shot = step.shotsOf(`adults-${short}`);
    await findNobodyAndRefer("Gordon", born(51));
    await page.getByLabel("Which group is asked").selectOption({ label: "Adults at Risk Group" });
    await page.getByLabel("Person at risk").check();
    await page.getByLabel("Referring agency").selectOption({ label: COUNCIL });
    await page.getByLabel("Reason", { exact: true }).fill("Strangers live in his flat and he sleeps in the stairwell");
    expect(await page.getByText("Has a parent or carer been told?").count()).toBe(0);
    await fillReferral(page);
    await shot(page, "refer");
    await page.getByRole("button", { name: "Make the referral" }).click();
    await step.saved(page, "The referral has been made");
    const c = { page, shot, path: await step.accept(page, POLICE, "Pat Police", shot) };
    const man = `Gordon ${family}`;
    await step.linkNewPerson(c, "Blake", family, "Perpetrator, alleged or confirmed");
    await step.assess(c, man, ["Low", "Low", "High"]);
    await page.getByText("Cuckooing and exploitation", { exact: true }).click();
    await page.getByRole("group", { name: "Signs of cuckooing" }).getByRole("checkbox").first().check();
    await page.getByRole("group", { name: "What the home is used for" }).getByRole("checkbox").first().check();
    await step.saveAssessment(c, "High");
    await answerQuestions(c, man, async () => {
      await page.getByLabel("Adult safeguarding concern raised (Care Act s42)").check();
      await page
        .getByRole("group", { name: /^Has needs for care/ })
        .getByLabel("Yes", { exact: true })
        .check();
      await fillDay(page, "Day on which the concern was raised", plusDays(step.today(), -2));
      await page.getByLabel("No enquiry under s42").check();
      await page
        .getByRole("group", { name: /^Has Vulnerable Adult Risk/ })
        .getByLabel("Yes", { exact: true })
        .check();
      await page.getByLabel("What came of it").fill("A meeting is called for next week");
      await page.getByRole("button", { name: "Save the answers" }).click();
      await page.getByRole("heading", { name: "There is a problem" }).waitFor();
      await shot(page, "questions-errors");
      await page.getByLabel("Who at the county council decided").fill("The duty team of adult social care");
      await fillDay(page, "Day on which the decision was told", step.today());
    });
    await page
      .getByRole("link", { name: `Safeguarding and other questions about ${man}` })
      .first()
      .click();
    expect(await page.getByLabel("What came of it").inputValue()).toBe("A meeting is called for next week");
    await liveThrough(c, man, { words: "Change the locks", domain: "Harm to self" });
  });

  async function answerQuestions(c: step.Case, name: string, answer: () => Promise<void>) {
    await page
      .getByRole("link", { name: `Safeguarding and other questions about ${name}` })
      .first()
      .click();
    await page.getByRole("heading", { name: "Safeguarding and other questions" }).waitFor();
    await page
      .getByRole("group", { name: /mental health/ })
      .getByLabel("Not known")
      .check();
    await page
      .getByRole("group", { name: /alcohol or drug/ })
      .getByLabel("No", { exact: true })
      .check();
    await page.getByLabel("Basis for sharing information").selectOption({ index: 1 });
    await answer();
    await c.shot(page, "questions");
    await page.getByRole("button", { name: "Save the answers" }).click();
    await step.saved(page, "The answers have been saved");
    await c.shot(page, "questions-saved");
  }
});

/** Half a year past the birthday, so that the age holds on any day of a run. */
function born(age: number) {
  return plusDays(step.today(), -Math.round(365.25 * (age + 0.5)));
}
