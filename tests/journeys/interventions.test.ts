import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { aCase, anActor, aPartnership, aPerson, insert, type TestPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";

// The incremental approach with a boy of 15 and a man of his street: letter, contract, breach, warning, notice, injunction.

const seats = useSeats();
let p: TestPartnership;
let coordinator: Actor;
beforeAll(async () => {
  p = await aPartnership(seats.db, "Charnwood");
  coordinator = await anActor(seats.db, p, {
    ...{ agencyId: p.councilId, groups: { [p.youthJagId]: "coordinator" }, name: "Cora Dinator" },
  });
});

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let page: Page;
  let caseId: string;
  let recorded = "";
  const born = (years: number, days: number) => ago(years * 365 + Math.floor(years / 4) + days);
  const shot = (what: string) => shown(page, `interventions-${short}-${what}`);
  const family = javaScript ? "Ashwell" : "Birchall";
  const others = ["Dean", "Evan", "Finn", "Gary", "Hugh"].map((name) => `${name} ${family}`);

  beforeAll(async () => {
    const person = (given_names: string, birth_date: string) =>
      aPerson(seats.db, p, {
        ...{ given_names, family_name: family, name_folded: `${family} ${given_names}`.toLowerCase(), birth_date },
        birth_date_basis: "exact",
      });
    const made = await aCase(seats.db, p, {
      ...{ person_id: await person("Kai", born(15, 100)), group_id: p.youthJagId, opened_on: ago(90) },
    });
    caseId = made.id;
    for (const name of ["Carl", "Dean", "Evan", "Finn", "Gary", "Hugh"])
      await insert(seats.db, "case_link", {
        ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, role: "perpetrator", standing: "alleged" },
        ...{ person_id: await person(name, born(30, 0)), from_day: ago(90), until_day: null, version: 1 },
      });
    page = await seats.sit(coordinator, javaScript);
  });

  const save = () => page.getByRole("button", { name: "Save", exact: true }).click();
  async function begin(kind: string, ...people: string[]) {
    await page.goto(`${seats.app.origin}/interventions/new?case=${caseId}`);
    await page.getByRole("heading", { name: "What are you recording?" }).waitFor();
    await page.getByRole("link", { name: kind, exact: true }).click();
    await page.getByRole("heading", { name: kind }).waitFor();
    for (const name of people) await page.getByLabel(name, { exact: true }).check();
  }
  async function support(words: string) {
    const group = page.getByRole("group", { name: "Was support offered beside it?" });
    await group.getByLabel("Yes").check();
    await group.getByLabel("What was offered").fill(words);
  }
  async function lastDay(day: string) {
    await page.getByRole("group", { name: "When does it end?" }).getByLabel("On a day").check();
    await fillDay(page, "Last day", day);
  }
  async function isRecorded() {
    await page.waitForURL(/\/interventions\/[0-9a-f-]{36}\?saved=/);
    recorded = new URL(page.url()).pathname;
    await page.getByRole("heading", { name: "What happened" }).waitFor();
  }

  test("a warning letter, from the case", async () => {
    await page.goto(`${seats.app.origin}/cases/${caseId}`);
    await page.getByRole("link", { name: "Record an intervention" }).click();
    await page.getByRole("heading", { name: "What are you recording?" }).waitFor();
    await shot("choose");
    await page.getByRole("link", { name: "Warning letter", exact: true }).click();
    await page.getByLabel(`Kai ${family}`, { exact: true }).check();
    await fillDay(page, "Day of issue, grant or making", ago(80));
    await save();
    await page.getByText("There is a problem").waitFor();
    await shot("letter-refused");
    await support("A youth worker, who rang twice");
    await save();
    await isRecorded();
    await shot("letter");
  });

  test("a contract with a condition, a breach, and the group that hears of it", async () => {
    await begin("Acceptable behaviour contract (ABC)", `Kai ${family}`);
    await fillDay(page, "Day of issue, grant or making", ago(60));
    await lastDay(ago(-120));
    await support("Mentoring");
    await page.getByLabel(/Why a stage of the incremental approach/).fill("The second letter came back");
    await save();
    await isRecorded();
    await page.getByRole("link", { name: /Add a condition/ }).click();
    await page.getByLabel("Must not", { exact: true }).check();
    await page
      .getByLabel(/What (it|the condition) says|Condition/)
      .first()
      .fill("Ride a motorbike in the park");
    await shot("condition");
    await page.getByRole("button", { name: /Save|Add/ }).click();
    await page.getByText("Ride a motorbike in the park", { exact: true }).waitFor();
    await shot("contract");
    await page.getByRole("link", { name: "Record a breach" }).first().click();
    await fillDay(page, "Day of the breach", ago(20));
    await page.getByLabel("What shows it?").fill("Seen by the park warden");
    if (await page.getByRole("group", { name: "Who breached it?" }).count())
      await page.getByLabel(`Kai ${family}`).first().check();
    await page.getByLabel("1. Must not: Ride a motorbike in the park").check();
    await shot("breach");
    await page.getByRole("button", { name: "Record the breach" }).click();
    await page.waitForURL(/saved=/);
    await shot("breach-recorded");
    await page.goto(`${seats.app.origin}/groups/${p.youthJagId}/breaches`);
    await page
      .getByText(/IV-\d\d-/)
      .first()
      .waitFor();
    await shot("breaches-to-hear");
  });

  test("a notice for a boy of 15 is refused; for a man it follows its warning, and says until when he may appeal", async () => {
    await begin("Community protection warning (CPW)", `Carl ${family}`);
    await fillDay(page, "Day of issue, grant or making", ago(30));
    await page.getByLabel("Grounds, or what it says in short (optional)").fill("Music through the night");
    await support("A visit by the housing officer");
    await page.getByLabel(/Why a stage of the incremental approach/).fill("He threatened his neighbour");
    await save();
    await isRecorded();
    await page.getByRole("link", { name: /serv/i }).first().click();
    await fillDay(page, "Day of service", ago(30));
    await page.getByLabel("In person").check();
    await page.getByRole("button", { name: /Save/ }).click();
    await page.waitForURL(/saved=/);
    await begin("Community protection notice (CPN)", `Kai ${family}`);
    await fillDay(page, "Day of issue, grant or making", ago(10));
    await page.getByLabel(/Until further order/).check();
    await support("Mentoring");
    await page.getByLabel(/Why a stage of the incremental approach/).fill("Serious risk");
    await save();
    await page.getByText(/16/).first().waitFor();
    await shot("notice-refused");
    await page.getByLabel(`Kai ${family}`, { exact: true }).uncheck();
    await page.getByLabel(`Carl ${family}`, { exact: true }).check();
    await page.getByLabel("What does it follow? (optional)").selectOption({ index: 1 });
    await save();
    await isRecorded();
    await page
      .getByText(longDay(plusDays(ago(10), 20)))
      .first()
      .waitFor();
    await shot("notice");
  });

  test("an injunction for the boy: twelve months, and youth justice consulted", async () => {
    await begin("Civil injunction", `Kai ${family}`);
    await fillDay(page, "Day of issue, grant or making", ago(5));
    await lastDay(ago(-720));
    await support("Family support");
    await page.getByLabel(/Why a stage of the incremental approach/).fill("Serious risk to others");
    await save();
    await page.getByRole("heading", { name: "Check before you save" }).waitFor();
    await shot("injunction-asked");
    await lastDay(ago(-300));
    await fillDay(page, "Day on which youth justice was consulted, for anybody under 18", ago(15));
    if (await page.getByLabel("Why it is right all the same").count())
      await page.getByLabel("Why it is right all the same").fill("As the youth court ordered");
    await save();
    await isRecorded();
    await shot("injunction");
  });

  test("one injunction against six, each served on a day of their own", async () => {
    await begin("Civil injunction", `Carl ${family}`, ...others);
    await fillDay(page, "Day of issue, grant or making", ago(5));
    await page.getByLabel(/Until further order/).check();
    await support("Alcohol service");
    await page.getByLabel(/Why a stage of the incremental approach/).fill("Serious violence in the street");
    await save();
    await isRecorded();
    for (const name of others) await page.getByText(name).first().waitFor();
    await shot("six");
    const rows = await seats.db.selectFrom("intervention_respondent").select("id").where("intervention_id", "=", recorded.split("/").pop() ?? "").execute(); // prettier-ignore
    expect(rows).toHaveLength(6);
  });

  test("the lists, the counts and the approach with the boy", async () => {
    for (const [path, name] of [
      ["/interventions", "list"],
      ["/interventions/in-force", "in-force"],
      ["/interventions/breaches", "breaches"],
      ["/interventions/figures", "figures"],
      ["/interventions/referrals", "referrals"],
    ] as const) {
      await page.goto(`${seats.app.origin}${path}`);
      await shot(name);
    }
    const { person_id } = await seats.db.selectFrom("case_link").select("person_id").where("case_id", "=", caseId).where("person_id", "is not", null).orderBy("id").executeTakeFirstOrThrow(); // prettier-ignore
    await page.goto(`${seats.app.origin}/people/${person_id}/approach`);
    await shot("approach");
    await page.goto(`${seats.app.origin}/cases/${caseId}`);
    await shot("case");
  });
});
