import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { periodLabel, quarterId, quarterOf } from "#app/domain/performance/quarter.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { leaveBrowser, look, openBrowser, type Visit, visitor } from "../support/browser.ts";
import { enrol, fillDay } from "../support/sign-in.ts";
import {
  asUpload,
  checkFile,
  countRows,
  loadRows,
  press,
  refused,
  said,
  sendFile,
  takenOver,
} from "./real-files-steps.ts";
import {
  assessCase,
  finishAction,
  hearFirstCase,
  logCall,
  openMeeting,
  sendReport,
  writeReport,
} from "./real-files-work.ts";
import * as file from "./real-files-written.ts";

// From an empty partnership to a report that has been sent, by the files that a partnership has and the people who use them.

let browser: Browser;
let app: RunningApp;
const visits: Visit[] = [];
const seats: Record<string, Page> = {};
let groupId = "";

beforeAll(async () => {
  browser = await openBrowser();
  app = await startApp();
});
afterAll(async () => {
  for (const visit of visits) await visit.close();
  await leaveBrowser(browser);
  await app.close();
});

async function visit() {
  const opened = await visitor(browser, app.origin);
  visits.push(opened);
  return opened.page;
}
async function takeUp(name: string, link: string) {
  const page = (seats[name] = await visit());
  await enrol(page, link, `${name}@example.org`);
}
async function invite(name: string, agency: string, ...roles: string[]) {
  const who = ["--email", `${name}@example.org`, "--name", `${name} Partner`, "--agency", agency];
  const json = await app.command("user", "add", ...who, ...roles, "--json");
  await takeUp(name, (JSON.parse(json) as { invitation: string }).invitation);
}
function as(name: string): Page {
  const page = seats[name];
  if (!page) throw new Error(`Nobody of the name ${name} has been invited`);
  return page;
}
const shot = (page: Page, name: string) => look(page, `real-files-${name}`);

describe("a partnership begins with the files that it has", () => {
  test("an empty partnership is set up by the printed link, and its agencies come from a file", async () => {
    const first = await visit();
    await first.goto(/http\S+\/set-up\/\S+/.exec(app.printed())?.[0] ?? "");
    await takenOver(first);
    await first.getByLabel("Name of the partnership").fill("Testford Community Safety Partnership");
    await first.getByLabel(/^Empty/).check();
    for (const [legend, name] of [["First administrator", "ada"], ["First coordinator", "cora"]] as const) {
      const person = first.getByRole("group", { name: legend });
      await person.getByLabel("Name", { exact: true }).fill(`${name} Partner`);
      await person.getByLabel("E-mail address").fill(`${name}@example.org`);
      await person.getByLabel("Agency", { exact: true }).selectOption({ label: "Another agency" });
      await person.getByLabel("Name of the agency").fill(file.COUNCIL);
      await person.getByLabel("Kind of agency").selectOption({ label: "District or borough council" });
    } // prettier-ignore
    await press(first, "Set up");
    const links = first.locator("textarea[readonly]");
    await links.last().waitFor();
    for (const [index, name] of ["ada", "cora"].entries()) await takeUp(name, await links.nth(index).inputValue());

    const page = as("ada");
    await sendFile(page, "Agencies", file.AGENCIES);
    await checkFile(page, { New: 2, "Changes a record": 1, "Error, left out": 1 });
    expect((await refused(page)).at(-1)).toMatch(/^5 \| Error, left out \| Kind \| Kind must be one of/);
    await loadRows(page, 3);
    expect(await countRows(page, "/admin/agencies", /Testshire Police|Soar Valley Homes|Testford/)).toBe(3);
  });

  test("the administrator adds a group, its coordinator and everybody else", async () => {
    const page = as("ada");
    await page.goto("/admin/groups/new");
    await takenOver(page);
    await page.getByLabel("Name", { exact: true }).fill("JAG");
    await page.getByLabel("Kind").selectOption({ label: "Joint Action Group" });
    await page.getByLabel("Holds cases").check();
    await page.getByLabel("Has meetings").check();
    await press(page, "Add the group");
    await page.getByRole("heading", { name: "JAG", level: 1 }).waitFor();
    groupId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await page.goto("/admin/users");
    await page.getByRole("link", { name: "cora Partner" }).click();
    await press(page, "Add to a group");
    await page.waitForURL(/memberships\/new$/);
    await takenOver(page);
    await page.getByLabel("Group").selectOption({ label: "JAG" });
    await page.getByLabel("Coordinator").check();
    await press(page, "Add to the group");
    await page.getByRole("rowheader", { name: "JAG: Coordinator" }).waitFor();
    await invite("pia", "Testshire Police", "--group", "JAG:member");
    await invite("asa", file.COUNCIL, "--duty", "asb-officer");
    await invite("lou", file.COUNCIL, "--duty", "licensing-officer");
    await invite("mana", file.COUNCIL, "--duty", "manager");
  });

  test.each([
    ["Boundaries of beats", file.BEATS, { New: 2 }, 2],
    ["Boundaries of wards", file.WARDS, { New: 2 }, 2],
    ["Boundaries of LSOAs", file.LSOAS, { New: 2 }, 2],
    ["Postcodes", file.POSTCODES, { New: 3, "Error, left out": 1 }, 3],
  ] as const)("%s are loaded", async (kind, written, fates, rows) => {
    const page = as("ada");
    await sendFile(page, kind, written);
    await page.getByLabel("Name of this version").fill("As of November");
    await checkFile(page, fates);
    await shot(page, kind);
    await loadRows(page, rows);
  });

  test("a postcode is in the areas that were loaded", async () => {
    const page = as("ada");
    await page.goto("/admin/areas");
    await page.getByLabel("Postcode (optional)").fill("le111ab");
    await press(page, "Find");
    await said(page).toContain("Mill Lane (T1)");
    await said(page).toContain("Mill (E05099001)");
    await said(page).toContain("Testford 001A (E01099001)");
  });

  test("incidents come by columns that are chosen by hand, and stand in their beats", async () => {
    const page = as("cora");
    await sendFile(page, "Incidents of anti-social behaviour", file.INCIDENTS);
    await press(page, "Check the file");
    await page.getByRole("link", { name: "Select the column that holds the reference" }).waitFor();
    for (const [field, column] of [["Reference", "Number"], ["Day reported", "Told us"], ["Time it happened (optional)", "Hour"], ["Opening class (optional)", "Opened as"], ["Location (optional)", "Scene"]] as const)
      await page.getByLabel(field, { exact: true }).selectOption({ label: column }); // prettier-ignore
    await page.getByLabel("Agency that took the reports (optional)").selectOption({ label: "Testshire Police" });
    await page.getByLabel("System that they come from").fill("Police log");
    await page.getByLabel("Save these columns as (optional)").fill("Police extract");
    await checkFile(page, { New: 1, "Left out": 1, "Error, left out": 3 });
    await page.getByLabel("“Loud party” is").selectOption({ label: "Noise" });
    await checkFile(page, { New: 3, "Left out": 1, "Error, left out": 1 }, "Check the file again");
    expect(await refused(page)).toEqual([
      "5 | Left out | Closing class | Not anti-social behaviour: closed as a crime, or said to be none. Not counted as ASB",
      "6 | Error, left out | Day reported | Day reported must be a real date, like 27/03/2026",
    ]);
    await shot(page, "incidents");
    await loadRows(page, 3);
    expect(await countRows(page, "/incidents", /^IN-/)).toBe(3);
    expect(await page.getByRole("cell", { name: "T1", exact: true }).count()).toBe(2);
    await page.goto("/incidents/imported/people");
    await said(page).toContain("2 people to confirm");
  });

  test("cases of the present system become the group’s, with its agencies told", async () => {
    const page = as("cora");
    await sendFile(page, "Cases of the present system", file.CASES, "JAG");
    await checkFile(page, { New: 2, "Error, left out": 2 });
    await page.getByLabel("“Housing – North” is").selectOption({ label: "Soar Valley Homes" });
    await checkFile(page, { New: 3, "Error, left out": 1 }, "Check the file again");
    expect(await refused(page)).toEqual(["5 | Error, left out | Date closed | Enter the date closed of a closed case"]);
    await shot(page, "cases");
    await loadRows(page, 3);
    expect(await countRows(page, "/cases", /^CS-/)).toBe(2);
    expect(await page.getByText("Imported", { exact: true }).count()).toBe(2);
    expect(await countRows(page, "/cases?status=closed", /^CS-/)).toBe(1);
  });

  test("the register of licensed premises has one for each licence, with its activities", async () => {
    const page = as("lou");
    await sendFile(page, "Licensed premises", file.PREMISES);
    await page.getByLabel("Yes", { exact: true }).last().check();
    await checkFile(page, { New: 3, "Error, left out": 1 });
    expect(await refused(page)).toEqual(["8 | Error, left out | Postcode | Enter a full UK postcode, like LE11 1AB"]);
    await shot(page, "premises");
    await loadRows(page, 3);
    expect(await countRows(page, "/premises", /^The /)).toBe(2);
    await page.getByRole("link", { name: "The Loom" }).click();
    await page.getByRole("link", { name: "Licence", exact: true }).click();
    await said(page).toMatch(/Live music[\s\S]*Recorded music/);
  });
});

describe("figures that others counted", () => {
  test("a month of police.uk: what is of the borough, and what is not", async () => {
    const page = as("mana");
    await page.goto("/performance/import/files");
    await page.getByLabel("The file", { exact: true }).setInputFiles(asUpload(file.STREET));
    await press(page, "Load the file");
    await said(page).toContain("Testshire Police");
    await shot(page, "street");
    await page.goto("/performance/crime/months");
    await said(page).toContain("1 crimes outside the borough and 1 without a place");
    await page.getByText("The numbers, month by month").click();
    await said(page).toMatch(/Jun 2025\s+4\s+2\s+1\s+1/);
  });

  test("the Home Office’s workbook: two quarters of the partnership beside those like it", async () => {
    const page = as("mana");
    await page.goto("/performance/import/files");
    const send = async () => {
      await takenOver(page);
      await page.getByLabel(/^Recorded crime by partnership/).check();
      await page.getByLabel("The file", { exact: true }).setInputFiles(asUpload(file.HOME_OFFICE));
      await press(page, "Load the file");
    };
    await send();
    await said(page).toContain("Record who is in the most similar group first");
    await page.goto("/performance/similar-group/versions/new");
    await fillDay(page, "First day of this group", "2016-03-01");
    await page.getByLabel("Publisher").fill("iQuanta");
    await page
      .getByLabel("Members", { exact: true })
      .fill("Testshire – Testford\nTestshire – Weirham\nKent – Maidstone");
    await page.getByLabel("Which of them is this partnership").fill("Testshire – Testford");
    await press(page, "Record the group");
    await said(page).toContain("Testshire – Testford (this partnership)");
    await page.goto("/performance/import/files");
    await send();
    await said(page).toContain("4 rows were read");
    for (const row of [/Testford\s+1 April to 30 June 2025\s+New\s+15/, /Testford\s+1 July to 30 September 2025\s+New\s+9/, /Weirham\s+1 April to 30 June 2025\s+New\s+7/, /Not in the file: Kent – Maidstone/, /The file notes: Testshire: crime data for Weirham are incomplete/])
      await said(page).toMatch(row); // prettier-ignore
    await shot(page, "home-office");
  });

  test("the partnership’s own crime table stands on the page of its quarter", async () => {
    const page = as("mana");
    await page.goto("/performance/import");
    await page.getByLabel("The file with the table").setInputFiles(asUpload(file.CRIME_TABLE));
    await press(page, "Read the file");
    await page.getByRole("heading", { name: "Check what was read" }).waitFor();
    await fillDay(page, "First day of the figures", file.YEAR_TO_DATE.from);
    await fillDay(page, "Last day of the figures", file.YEAR_TO_DATE.to);
    await press(page, "Check the table");
    const checked = page.getByRole("table", { name: `Crime table of ${periodLabel(file.YEAR_TO_DATE)}` });
    await checked.waitFor();
    expect(await checked.innerText()).toMatch(/All Crime\s+New\s+120\s+90\s+−30/);
    await press(page, "Load these figures");
    await said(page).toMatch(/The crime table of .* is loaded: 2 rows/);
    expect(new URL(page.url()).searchParams.get("quarter")).toBe(quarterId(file.QUARTER));
    const table = page.getByRole("table", { name: /^Recorded crime/ });
    expect(await table.innerText()).toMatch(/All Crime\s+120\s+90\s+−30/);
    expect(await table.innerText()).toMatch(/Shoplifting\s+20\s+25\s+\+5/);
  });
});

describe("the people who use it", () => {
  test("an ASB officer logs a call about a place that a file brought", async () => {
    const page = as("asa");
    await logCall(page);
    await said(page).toContain("1 of 3");
    expect(await countRows(page, "/incidents", /^IN-/)).toBe(4);
  });

  test("the coordinator assesses the risk of a case that a file brought", async () => {
    const page = as("cora");
    await assessCase(page, /S1/);
    await page.goto("/cases");
    await page.getByRole("row", { name: /S1.*High/ }).waitFor();
    await shot(page, "assessed");
  });

  test("the group meets: the case is heard, and an action is given that its owner does", async () => {
    const page = as("cora");
    const meeting = await openMeeting(page, groupId);
    await hearFirstCase(page, meeting, {
      words: "Visit the yard on Friday",
      agency: "Testshire Police",
      owner: "pia Partner",
    });
    await shot(page, "item");
    const owner = as("pia");
    await finishAction(owner, "Visit the yard on Friday");
    expect(await owner.getByRole("row", { name: "Visit the yard on Friday" }).count()).toBe(0);
    await page.goto(`${meeting}/minutes`);
    await press(page, "Draft the minutes");
    await page.getByText("The minutes have been drafted").waitFor();
    await shot(page, "minutes");
  });

  test("the quarter is built as a report, signed off and sent with what the files brought", async () => {
    await writeReport(as("pia"), "Two problems in Mill Lane");
    const page = as("mana");
    await sendReport(page, "Testshire Police");
    const done = quarterId(quarterOf(londonDay(new Date()))) === quarterId(file.QUARTER) ? 1 : 0;
    for (const words of [/All Crime\s+120\s+90\s+−30/, /ASB incidents\s+4/, /Cases opened\s+3/, /Cases closed\s+1/, /Licensed premises by grade\s+2/, new RegExp(`Actions done on time\\s+${done}`), /Two problems in Mill Lane/])
      await said(page).toMatch(words); // prettier-ignore
    await shot(page, "report");
    expect(visits.flatMap((one) => one.complaints)).toEqual([]);
  });
});
