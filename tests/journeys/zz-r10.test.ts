import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { test } from "vitest";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { plusQuarters, quarterId, quarterOf, quarterPeriod } from "#app/domain/performance/quarter.ts";
import { anActor, aPartnership, anAction, aPremises, anIncident, anIntervention, insert } from "../factories.ts";
import { aLoadedTable, aBeat } from "../performance/loaded-figures.ts";
import { referred } from "../performance/partnership-work.ts";
import { useSeats } from "../support/seated.ts";
import { look } from "../support/browser.ts";
import { CRIME_TABLE } from "./crime-table.ts";

const seats = useSeats();
const log: string[] = [];
test("scratch", async () => {
  const { db } = seats;
  const p = await aPartnership(db, "Charnwood r10");
  const q = plusQuarters(quarterOf(londonDay(new Date())), -1);
  const { from, to } = quarterPeriod(q);
  for (let i = 0; i < 7; i++) await referred(db, p, { receivedOn: from, decision: "accepted", risk: i % 2 ? "high" : "low" });
  await referred(db, p, { groupId: p.youthJagId, receivedOn: to });
  await anAction(db, p); await anIncident(db, p, {}); 
  const T = ["All Crime", "Violence with Injury", "Burglary – Residential", "Burglary – Business", "Theft of Vehicles", "Theft from Vehicles", "Robbery", "Cycle Theft", "Shoplifting"];
  const year = (y: number, k: number) => aLoadedTable(db, p, { period: { from: `${y}-04-01`, to: `${y}-09-30` }, at: `${y}-10-10T09:00:00.000Z`, rows: T.map((t, i) => [t, i ? 100 * i + k : 7475 + k, i ? 100 * i + 2 * k : 7142 + 2 * k, i === 6 ? "-9.9%" : undefined, `${i + 1 + (k % 3)}/15`] as never) });
  await year(2024, 20); await year(2025, 40); await year(2026, 60);
  await aLoadedTable(db, p, { period: { from: "2026-04-01", to: "2026-06-30" }, rows: T.map((t, i) => [t, 50 * i + 3, 50 * i + 30]) as never });
  for (const [i, name] of ["Rothley & Quorn", "Anstey <b>x</b>", "Loughborough Town Centre and University"].entries()) {
    const b = await aBeat(db, p, `NL5${6 + i}`, name);
    for (const y of [2024, 2025, 2026]) await aLoadedTable(db, p, { period: { from: `${y}-04-01`, to: `${y}-09-30` }, areaId: b, rows: [["All Crime", 400 + i * 7 + y - 2024, 450 - i * 80], ["Burglary – Residential", 10 + i, i ? 4 : 27], ["Theft of Vehicles", 0, i], ["Theft from Vehicles", 0, 0]] });
  }
  await insert(db, "area", { id: uuid(), partnership_id: p.partnershipId, kind: "lsoa", code: "E01000001", name: "Charnwood 001A", version: 1 });
  const manager = await anActor(db, p, { duties: ["manager"], groups: { [p.jagId]: "chair" }, name: "Mona Manager" });
  const exec = await anActor(db, p, { duties: ["executive"], name: "Ed Exec" });
  const member = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Mem Ber" });
  const note = async (page: Page, what: string, path: string, status?: number) => {
    const r = await page.goto(`${seats.app.origin}${path}`);
    await page.waitForTimeout(400);
    const text = await page.locator("main").innerText().catch(() => "NO MAIN");
    const wide = await page.evaluate("document.documentElement.scrollWidth") as number;
    await page.setViewportSize({ width: 390, height: 844 });
    const narrow = await page.evaluate("document.documentElement.scrollWidth") as number;
    await look(page, `${what}-phone`);
    await page.setViewportSize({ width: 1366, height: 768 });
    await look(page, what);
    log.push(`##### ${what} ${path} -> ${r?.status()} widths ${wide}/${narrow}\n${text}\n`);
    writeFileSync("/tmp/r10-pages.txt", log.join("\n"));
  };
  const m = await seats.sit(manager, true);
  const nojs = await seats.sit(manager, false);
  // fill by forms, without script
  const post = async (path: string, fill: (page: Page) => Promise<void>, button: string, what: string) => {
    try {
      await nojs.goto(`${seats.app.origin}${path}`);
      await fill(nojs);
      await nojs.getByRole("button", { name: button }).first().click();
      await nojs.waitForTimeout(500);
      log.push(`##### POST ${what} -> ${nojs.url().replace(seats.app.origin, "")}\n${await nojs.locator("main").innerText()}\n`);
      await look(nojs, `post-${what}`);
    } catch (e) { log.push(`##### POST ${what} FAILED ${String(e).slice(0, 600)}`); }
    writeFileSync("/tmp/r10-pages.txt", log.join("\n"));
  };
  nojs.setDefaultTimeout(6000);
  const days = async (page: Page, legend: string, d: string) => {
    const [y = "", mo = "", da = ""] = d.split("-");
    const g = page.getByRole("group", { name: legend });
    await g.getByLabel("Day").fill(da); await g.getByLabel("Month").fill(mo); await g.getByLabel("Year").fill(y);
  };
  await post("/performance/similar-group/versions/new", async (x) => { await days(x, "First day of this group", "2016-03-01"); await x.getByLabel("Publisher").fill("iQuanta"); await x.getByLabel("Members", { exact: true }).fill("Leicestershire – Charnwood\nKent – Maidstone\nEssex – Chelmsford"); await x.getByLabel("Which of them is this partnership").fill("Leicestershire – Charnwood"); }, "Record the group", "group");
  await post("/performance/populations", async (x) => { await x.getByLabel("Year").fill("2024"); await x.getByLabel("Publisher").fill("ONS"); await x.getByLabel("Populations", { exact: true }).fill("Whole borough\t183,978\nNL56\t12000\nNL57\t9000\nKent – Maidstone\t180000\nEssex – Chelmsford\t181000"); }, "Record", "populations");
  await post("/performance/measures/new", async (x) => { await x.getByLabel("What is it called").fill("=HYPERLINK(\"http://x\") <script>alert(1)</script>").catch(() => x.locator("[name=name]").fill("=1+1 <script>alert(1)</script>")); await x.locator("[name=meaning]").fill("Residents who say so"); await x.locator("[name=publisher]").fill("Survey"); await x.locator("[name=theme]").first().evaluate((e) => { if (e instanceof HTMLSelectElement) e.selectedIndex = 1; }); for (const n of ["theme", "unit", "aim", "cumulative"]) await x.locator(`input[type=radio][name=${n}]`).first().check().catch(() => undefined); }, "Add", "measure");
  const PRC = "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Offence Count";
  const ho = [PRC]; for (const y of ["2024/25", "2025/26"]) for (const n of [1, 2, 3, 4]) for (const [f, c, k] of [["Leicestershire", "Charnwood", 9], ["Kent", "Maidstone", 11], ["Essex", "Chelmsford", 7]]) ho.push(`${y},${n},${f},${c},Robbery of personal property,Robbery,Robbery of personal property,34B,${Number(k) + n}`, `${y},${n},${f},${c},Shoplifting,Theft offences,Shoplifting,46,${Number(k) * 20}`);
  const upload = (name: string, body: string, label?: string) => async (x: Page) => { await x.getByLabel("The file", { exact: true }).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(body) }); if (label) await x.getByLabel(label).check(); };
  await post("/performance/import/files", upload("ho.csv", ho.join("\n"), "Recorded crime by partnership, of the Home Office"), "Load the file", "ho");
  const SH = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
  const st = [SH]; for (let mo = 1; mo <= 9; mo++) for (let i = 0; i < 12 + mo; i++) st.push(`,2026-0${mo},Leicestershire Police,Leicestershire Police,-1.2,52.7,x,${i % 5 ? "E01000001,Charnwood 001A" : "E01009202,Birmingham 043B"},${["Robbery", "Anti-social behaviour", "Shoplifting"][i % 3]},,`);
  await post("/performance/import/files", upload("st.csv", st.join("\n")), "Load the file", "street");
  await post("/performance/import/files", upload("empty.csv", "a,b\n1,2"), "Load the file", "street-bad");
  await post("/performance/import", async (x) => { await x.locator("textarea").first().fill(CRIME_TABLE.replace("7475", "74x75")); }, "Check", "import-bad");
  await post("/performance/targets/change?measure=crime:All%20Crime", async (x) => { await days(x, "Day from which it holds", "2026-04-01"); await x.getByLabel("A percentage change on the baseline").check(); await x.getByLabel("Target", { exact: true }).fill("-5"); }, "Record", "target-bad");
  const ids = await db.selectFrom("outside_measure").select("id").execute();
  const b = await db.selectFrom("import_batch").select("id").execute();
  for (const path of ["", `?quarter=${quarterId(q)}`, "/crime", "/crime/areas", "/crime/trend", "/crime/quarters", "/crime/increases", "/crime/months", "/similar-group", "/similar-group/versions", "/populations", "/positions", "/targets", "/targets/change?measure=crime:All%20Crime", "/types", "/measures", `/measures/${ids[0]?.id}`, `/measures/${ids[0]?.id}/values/new`, "/import", "/import/areas", "/import/form", "/import/files", "/imports", `/imports/${b[0]?.id}`, `/imports/${b.at(-1)?.id}`, `/imports/${b.at(-1)?.id}/undo`, `/outcomes?quarter=${quarterId(q)}`, `/outcomes?quarter=${quarterId(q)}&theme=risk`, `/rows?measure=referrals-received&quarter=${quarterId(q)}&span=quarter`])
    await note(m, `m${path.replace(/[^a-z]+/gi, "-").slice(0, 40)}`, `/performance${path}`);
  const e = await seats.sit(exec, true);
  for (const path of ["", "/crime", "/measures", "/targets", `/outcomes?quarter=${quarterId(q)}`, `/rows?measure=referrals-received&quarter=${quarterId(q)}&span=quarter`, "/import", "/populations"]) await note(e, `e${path.replace(/[^a-z]+/gi, "-").slice(0, 40)}`, `/performance${path}`);
  const k = await seats.sit(member, false);
  for (const path of ["", `/outcomes?quarter=${quarterId(q)}`, `/outcomes?quarter=${quarterId(q)}&theme=victims`, `/rows?measure=referrals-received&quarter=${quarterId(q)}&span=quarter`, `/rows?measure=referrals-received&quarter=${quarterId(q)}&span=quarter&group=none`, `/rows?measure=referrals-received&quarter=${quarterId(q)}&span=quarter&group=${p.youthJagId}`, `/rows?measure=referrals-received&quarter=${quarterId(q)}&span=quarter&group=${p.jagId}`, `/outcomes?group=${p.youthJagId}`]) await note(k, `k${path.replace(/[^a-z]+/gi, "-").slice(0, 40)}`, `/performance${path}`);
  await note(k, "k-export", `/exports/new?list=figures&quarter=${quarterId(q)}`);
  await note(k, "k-export-youth", `/exports/new?list=figures&quarter=${quarterId(q)}&group=${p.youthJagId}`);
  const events = await db.selectFrom("audit_event").select(["event", (eb) => eb.fn.countAll().as("n")]).where("partnership_id", "=", p.partnershipId).groupBy("event").execute();
  log.push(JSON.stringify(events));
  writeFileSync("/tmp/r10-pages.txt", log.join("\n"));
}, 540_000);
