import { writeFileSync } from "node:fs";
import path from "node:path";
import SQLite from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plusDays, londonDay } from "#app/domain/dates/iso-day.ts";
import { quarterId, quarterOf } from "#app/domain/performance/quarter.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { expectAccessible, leaveBrowser, look, openBrowser, type Visit, visitor } from "../support/browser.ts";
import { asShown, CRIME_TABLE, PUBLISHED } from "./crime-table.ts";
import { fillReferral } from "./fill-referral.ts";
import { enrol, fillDay } from "../support/sign-in.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("from an empty database to the quarter, %s", (_name, javaScript) => {
  let app: RunningApp;
  const visits: Visit[] = [];
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => {
    for (const visit of visits) await visit.close();
    await app.close();
  });
  const shot = (page: Page, name: string) => look(page, `${javaScript ? "js" : "nojs"}-${name}`);

  async function visit() {
    const visit = await visitor(browser, app.origin, { javaScript });
    visits.push(visit);
    return visit.page;
  }

  /** Whoever was invited stays signed in at the browser in which they took the invitation up. */
  const seats: Record<string, Page> = {};
  async function takeUp(name: string, link: string, email: string, shots?: typeof shot) {
    const page = (seats[name] = await visit());
    await enrol(page, link, email, shots);
  }
  async function as(name: string) {
    const page = seats[name];
    if (!page) throw new Error(`Nobody of the name ${name} has been invited`);
    await page.goto("/");
    return page;
  }

  let casePath = "";
  let caseReference = "";

  test("set-up by the printed link makes the partnership, its administrator and its coordinator", async () => {
    const page = await visit();
    await page.goto("/");
    expect(page.url()).toBe(`${app.origin}/set-up`);
    await expectAccessible(page);
    await shot(page, "00-not-set-up");
    const link = /http\S+\/set-up\/\S+/.exec(app.printed())?.[0] ?? "";
    await page.goto(link);
    await expectAccessible(page);
    await page.getByLabel("Name of the partnership").fill("Charnwood Community Safety Partnership");
    const admin = page.getByRole("group", { name: "First administrator" });
    await admin.getByLabel("Name", { exact: true }).fill("Ada Min");
    await page.getByRole("button", { name: "Set up" }).click();
    await page
      .getByRole("link", { name: /e-mail/i })
      .first()
      .waitFor();
    await shot(page, "01-set-up-errors");
    expect(await admin.getByLabel("Name", { exact: true }).inputValue()).toBe("Ada Min");
    await admin.getByLabel("E-mail address").fill("ada@example.org");
    await admin.getByLabel("Agency", { exact: true }).selectOption({ label: "Charnwood Borough Council" });
    const coordinator = page.getByRole("group", { name: "First coordinator" });
    await coordinator.getByLabel("Name", { exact: true }).fill("Cora Dinator");
    await coordinator.getByLabel("E-mail address").fill("cora@example.org");
    await coordinator.getByLabel("Agency", { exact: true }).selectOption({ label: "Charnwood Borough Council" });
    await shot(page, "02-set-up");
    await page.getByRole("button", { name: "Set up" }).click();
    await page.getByText("cora@example.org").first().waitFor();
    await shot(page, "03-invitations");
    await expectAccessible(page);
    const links = await page
      .locator("textarea[readonly]")
      .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
    expect(links).toHaveLength(2);
    await takeUp("ada", links[0] ?? "", "ada@example.org", shot);
    await takeUp("cora", links[1] ?? "", "cora@example.org");
  });

  test("partners are invited: a member of the JAG, one of another group, the information governance officer", async () => {
    const invite = async (name: string, ...rest: string[]) => {
      const email = `${name.toLowerCase()}@example.org`;
      const json = await app.command(
        "user",
        "add",
        "--email",
        email,
        "--name",
        `${name} Partner`,
        "--agency",
        "Leicestershire Police",
        ...rest,
        "--json",
      );
      await takeUp(name.toLowerCase(), (JSON.parse(json) as { invitation: string }).invitation, email);
    };
    await invite("Jag", "--group", "JAG:member");
    await invite("Youth", "--group", "Youth JAG:member");
    await invite("Iggy", "--duty", "information-governance");
    await invite("Manuela", "--duty", "manager");
  });

  test("the coordinator finds nobody, records the person, refers him and accepts: a case", async () => {
    const page = await as("cora");
    await expectAccessible(page);
    await shot(page, "10-home");
    await page.getByRole("link", { name: "Find a person", exact: true }).click();
    await page.getByLabel("Name or reference").fill("Kyle Underhill");
    await fillDay(page, "Date of birth", "2013-02-11");
    await shot(page, "11-search");
    await expectAccessible(page);
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await page.getByRole("heading", { name: "Nobody found" }).waitFor();
    expect(page.url()).not.toContain("Kyle");
    await expectAccessible(page);
    await shot(page, "12-nobody");
    await page.getByRole("button", { name: "Record a new person" }).click();
    await page.getByLabel("Given names").waitFor();
    expect(await page.getByLabel("Family name").inputValue()).toBe("Underhill");
    await expectAccessible(page);
    await page.getByLabel("Area").fill("Shelthorpe");
    await shot(page, "13-person");
    await page.getByRole("button", { name: "Save and make a referral" }).click();

    await page.getByRole("heading", { name: "Make a referral" }).waitFor();
    await page.getByRole("button", { name: "Make the referral" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await shot(page, "14-referral-errors");
    await expectAccessible(page);
    await page.getByLabel("Which group is asked").selectOption({ label: "JAG" });
    await page.getByLabel("Alleged perpetrator").check();
    await page.getByLabel("Referring agency").selectOption({ label: "Leicestershire Police" });
    await page
      .getByRole("textbox", { name: "Reason" })
      .fill("Seen four times on stolen motorbikes since January.\nHis mother asks for help.");
    await fillReferral(page);
    const parent = page.getByRole("group", { name: "Has a parent or carer been told?" });
    await parent.getByLabel("Yes", { exact: true }).check();
    await parent.getByLabel("By whom").fill("The school nurse");
    await fillDay(page, "On which day", londonDay(new Date()));
    await shot(page, "15-referral");
    await page.getByRole("button", { name: "Make the referral" }).click();

    await page.getByRole("heading", { name: "Decide" }).waitFor();
    await shot(page, "16-decide");
    await expectAccessible(page);
    await page.getByLabel("Accept: it becomes a case").check();
    await page.getByLabel("Lead agency").selectOption({ label: "Leicestershire Police" });
    const lead = page.getByLabel("Lead officer");
    await lead.selectOption((await lead.locator("option", { hasText: "Jag Partner" }).getAttribute("value")) ?? "");
    await page.getByLabel("Reason for the decision").fill("Four agencies know him and none leads.");
    await page.getByRole("button", { name: "Save the decision" }).click();
    await page.getByRole("heading", { name: "Kyle Underhill", exact: true }).waitFor();
    await page.getByText("Not assessed", { exact: true }).first().waitFor();
    casePath = new URL(page.url()).pathname;
    caseReference = /CS-\d\d-\d{4}/.exec(await page.title())?.[0] ?? "";
    expect(casePath).toMatch(/^\/cases\//);
  });

  test("she assesses the risk in three domains and gives an action", async () => {
    const page = await as("cora");
    await page.goto(casePath);
    await page.getByRole("button", { name: "Assess risk" }).click();
    for (const [domain, level] of [
      ["Risk of offending again", "High"],
      ["Risk of harm to others", "Medium"],
      ["Risk of harm to self", "Low"],
    ] as const) {
      await page.getByRole("group", { name: domain }).getByLabel(level, { exact: true }).check();
      await page.getByLabel(`Reasons for the ${domain.toLowerCase()}`).fill(`${level}: as discussed with his school`);
    }
    await page.getByLabel("Strengths").fill("Repairs engines with his uncle");
    await page.getByLabel("The child’s own view").fill("“Nobody asks me”");
    await fillDay(page, "Next review", plusDays(londonDay(new Date()), 14));
    await shot(page, "20-risk");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Save the assessment" }).click();
    await page.getByText("as discussed with his school").first().waitFor();
    await page.goto(casePath);

    for (const words of ["Ring his school", "Write to the landlord", "Visit his mother with the school nurse"]) {
      await page.getByRole("button", { name: "Add an action" }).click();
      await page.getByLabel("What is to be done").fill(words);
      await page.getByLabel("Agency that owns it").selectOption({ label: "Leicestershire Police" });
      const owner = page.getByLabel("Owner", { exact: true });
      await owner.selectOption((await owner.locator("option", { hasText: "Jag Partner" }).getAttribute("value")) ?? "");
      await fillDay(page, "Due", londonDay(new Date()));
      await shot(page, "21-action");
      await expectAccessible(page);
      await page.getByRole("button", { name: "Save the action" }).click();
      await page.getByText(words).first().waitFor();
      await page.goto(casePath); // at a weekend the action's own page comes first, and says so
    }
    await shot(page, "22-case");
    await expectAccessible(page);
  });

  test("a member of the JAG finds the case on the group's list and the action on Home; another group is told of nothing", async () => {
    const jag = await as("jag");
    await jag.getByText("Visit his mother").waitFor();
    await shot(jag, "30-home-of-owner");
    await expectAccessible(jag);
    await jag.getByRole("link", { name: "Cases", exact: true }).click();
    await jag.getByText("K U", { exact: true }).waitFor();
    await shot(jag, "31-cases");
    await expectAccessible(jag);
    await jag.getByRole("link", { name: /^CS-/ }).click();
    await jag.getByRole("heading", { name: "Kyle Underhill", exact: true }).waitFor();

    const youth = await as("youth");
    expect((await youth.goto(casePath))?.status()).toBe(404);
    await youth.getByRole("heading", { name: "Page not found" }).waitFor();
    await shot(youth, "32-not-found");
    await expectAccessible(youth);
    expect(await youth.content()).not.toContain("Underhill");
  });

  async function finish(page: Page, words: string, outcome: string) {
    await page.goto("/");
    await page.getByRole("row", { name: words }).getByRole("link", { name: /^A-/ }).click();
    await page.getByLabel("What was done").fill(outcome);
    await shot(page, "41-finish");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Finish" }).click();
    await page.getByRole("heading", { name: "Your work" }).waitFor();
    expect(await page.getByRole("row", { name: words }).count()).toBe(0);
  }

  test("the owner finishes one action on its due day", async () => {
    const page = await as("jag");
    await finish(page, "Ring his school", "Rang: he is in school three days a week");
  });

  test("the day after their due day two actions stand on the manager's overdue list, without their words", async () => {
    passOneDay(path.join(app.dataDir, "joint-action.db"));
    const page = await as("manuela");
    await page.getByRole("link", { name: "2 overdue actions" }).click();
    await page.getByText("2 actions are overdue").waitFor();
    await page.getByText("Not yours to read").first().waitFor();
    expect(await page.content()).not.toContain("his mother");
    await shot(page, "40-overdue");
    await expectAccessible(page);
  });

  test("the owner finishes one of them late, in two clicks and a sentence", async () => {
    const page = await as("jag");
    await finish(page, "Visit his mother", "Visited; she will come to the school on Thursday");
    await page.getByText("Write to the landlord").waitFor();
  });

  test("the published half-year is loaded, and the quarter page shows each of its figures as published", async () => {
    const file = path.join(app.dataDir, "table.csv");
    writeFileSync(file, CRIME_TABLE);
    const loaded = JSON.parse(
      await app.command(
        "import",
        "crime",
        file,
        "--format",
        "table",
        "--from",
        "2023-04-01",
        "--to",
        "2023-09-30",
        "--json",
      ),
    ) as object;
    expect(loaded).toMatchObject({ rows: 9, imported: 9, errors: [] });
    const page = await as("manuela");
    await page.goto("/performance?quarter=2023-24-Q2");
    const table = page.getByRole("table", { name: /^Recorded crime/ });
    const rows = await table.locator("tbody tr").evaluateAll((lines) =>
      lines.map((line) => [...line.children].map((cell) => cell.textContent?.replace(/^[↑↓→] /, ""))),
    ); // prettier-ignore
    const shown = PUBLISHED.map(asShown);
    expect(rows.slice(0, shown.length)).toEqual(shown.map((row) => [row.type, row.before, row.now, row.difference, row.change, row.position])); // prettier-ignore
    // Residential burglary, vehicles and robbery together.
    expect(rows.at(-1)?.slice(0, 4)).toEqual(["Serious acquisitive crime", "831", "766", "−65"]);
    expect(await page.getByText(/printed/).count(), "no figure disagrees with its own numbers").toBe(0);
    await shot(page, "50-quarter-of-the-table");
    await expectAccessible(page);
  });

  test("each number of the quarter's own outcomes opens the rows behind it", async () => {
    const page = await as("cora");
    const now = `/performance?quarter=${quarterId(quarterOf(londonDay(new Date())))}`;
    await page.goto(now);
    await shot(page, "51-quarter-now");
    await expectAccessible(page);
    const quarter = quarterId(quarterOf(londonDay(new Date())));
    for (const [theme, measure, risk, reference] of [
      ["referrals", "Referrals received", "High", /^R-/],
      ["referrals", "Referrals received", null, /^R-/],
      ["referrals", "Referrals accepted", null, /^R-/],
      ["cases", "Open cases", "High", /^CS-/],
      ["actions", "Actions done on time", null, /^A-/],
      ["actions", "Actions done late", null, /^A-/],
      ["actions", "Actions overdue", null, /^A-/],
    ] as const) {
      await page.goto(`/performance/outcomes?theme=${theme}&quarter=${quarter}&group=${await groupId(page)}`);
      if (risk)
        await page
          .getByText(new RegExp(`^${measure} by .*risk`))
          .first()
          .click();
      const table = page.getByRole("table", { name: risk ? `${measure}, by risk` : /^(In the quarter|As it stood)/ });
      const row = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: risk ?? measure, exact: true }) }); // prettier-ignore
      const link = row.getByRole("link").first();
      expect(await link.innerText(), `${measure}: ${risk ?? "all"}`).toMatch(/^1\b/);
      await link.click();
      await page.getByText("You may open all of them.").waitFor();
      const opened = page.getByRole("rowheader").getByRole("link", { name: reference });
      expect(await opened.count(), `${measure}: ${risk ?? "all"}`).toBe(1);
      await opened.click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.content()).not.toContain("Page not found");
    }
  });

  /** The JAG's, as the list of groups on the page of figures has it. */
  async function groupId(page: Page) {
    await page.goto("/performance/outcomes");
    return (await page.locator("#group option", { hasText: /^JAG$/ }).getAttribute("value")) ?? "";
  }

  test("the information governance officer finds all of it in the log", async () => {
    const page = await as("iggy");
    await page.getByRole("link", { name: "Log", exact: true }).click();
    await expectAccessible(page);
    await page.getByLabel("Record", { exact: true }).fill(caseReference);
    await page.getByRole("button", { name: "Apply filters" }).click();
    for (const words of [
      "Opened a new case from a referral",
      "Accepted a referral",
      "Assessed risk",
      "Looked at a case",
    ]) {
      await page.getByRole("cell", { name: words }).first().waitFor();
    }
    await shot(page, "60-log");
    await expectAccessible(page);
    expect(await page.content()).not.toContain("Underhill");
    for (const [event, what, who] of [
      ["person.searched", "Searched for a person", "Cora Dinator"],
      ["person.created", "Recorded a person", "Cora Dinator"],
      ["referral.created", "Made a referral", "Cora Dinator"],
      ["referral.accepted", "Accepted a referral", "Cora Dinator"],
      ["risk.assessed", "Assessed risk", "Cora Dinator"],
      ["action.created", "Gave an action", "Cora Dinator"],
      ["action.completed", "Finished an action", "Jag Partner"],
      ["import.crime", "Loaded recorded crime figures", "Command run by"],
      ["access.not-found", "Asked for something that is not theirs to see, or does not exist", "Youth Partner"],
    ] as const) {
      await page.goto("/audit");
      await page.getByLabel("What happened").selectOption(event);
      await page.getByRole("button", { name: "Apply filters" }).click();
      const row = page.locator("tbody tr").filter({ hasText: who }).first();
      await row.getByRole("link", { name: what, exact: true }).click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.content(), event).toContain(who);
    }
  });

  test("nothing personal was logged, the log of the database is whole, and no page made the browser complain", async () => {
    for (const personal of ["Kyle", "Underhill", "cora@example.org", "motorbikes"])
      expect(app.logged()).not.toContain(personal);
    expect(visits.flatMap((visit) => visit.complaints)).toEqual([]);
    await app.stop();
    expect(JSON.parse(await app.command("audit", "verify", "--json"))).toMatchObject({ ok: true, first: null });
  });
});

/** As if the due day had gone by: the server has no clock that a test could turn. */
function passOneDay(file: string) {
  const db = new SQLite(file);
  const yesterday = plusDays(londonDay(new Date()), -1);
  const open = "update action set due_on = ?, original_due_on = ?, raised_on = ? where status = 'open'";
  db.prepare(open).run(yesterday, yesterday, yesterday);
  db.close();
}
