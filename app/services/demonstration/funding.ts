import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { type OpccState, monitoredQuarters } from "#app/domain/plan/opcc.ts";
import { quarterOf, quarterPeriod } from "#app/domain/performance/quarter.ts";
import { enterFunding, transferFunding } from "#app/services/plan/enter-funding.ts";
import { addFundingLine } from "#app/services/plan/keep-funding-line.ts";
import { recordOpccStep } from "#app/services/plan/record-opcc-step.ts";
import { asDone } from "./as-done.ts";
import { at, type World } from "./world.ts";

type Invoice = { after: number; pounds: number; words: string; met?: true };
type Line = {
  description: string;
  funder: string;
  agency: string;
  delivers: string;
  pounds: number;
  /** Promised on that day of the year, before invoices meet it. */
  committed?: Invoice;
  invoices: readonly Invoice[];
  isOpcc?: true;
};

const OPCC = "Office of the Police and Crime Commissioner";
const COUNCIL = "Charnwood Borough Council";

/** The lines of a year; days are counted from 1 April. */
const LINES: readonly Line[] = [
  {
    ...{
      description: "Street outreach for rough sleepers and street drinkers",
      funder: OPCC,
      agency: "Turning Point",
      isOpcc: true,
    },
    ...{ delivers: "Two outreach sessions a week in the town centre, with a link to treatment", pounds: 18_500 },
    committed: { after: 60, pounds: 18_000, words: "Service agreement for the year" },
    invoices: [
      { after: 95, pounds: 4500, words: "First quarter", met: true },
      { after: 187, pounds: 4500, words: "Second quarter", met: true },
      { after: 279, pounds: 4500, words: "Third quarter", met: true },
      { after: 358, pounds: 4500, words: "Fourth quarter", met: true },
    ],
  },
  {
    ...{ description: "Mentoring of young people at risk of crime", funder: OPCC, agency: "Family Help", isOpcc: true },
    ...{ delivers: "20 young people each with a mentor for 20 weeks", pounds: 14_200 },
    committed: { after: 75, pounds: 13_000, words: "20 places booked" },
    invoices: [
      { after: 150, pounds: 5200, words: "Eight places completed", met: true },
      { after: 240, pounds: 3900, words: "Six places completed", met: true },
      { after: 350, pounds: 3900, words: "Six places completed", met: true },
    ],
  },
  {
    ...{ description: "Target hardening for victims of burglary and ASB", funder: COUNCIL, agency: COUNCIL },
    ...{ delivers: "Locks, lights and doorbells for about 90 homes", pounds: 9000 },
    invoices: [
      { after: 40, pounds: 1240.5, words: "Locks and door chains" },
      { after: 118, pounds: 1876, words: "Doorbell cameras, 25" },
      { after: 205, pounds: 2190.75, words: "Locks, lights and fitting" },
      { after: 300, pounds: 1645.2, words: "Doorbell cameras, 20" },
    ],
  },
  {
    ...{
      description: "Student safety campaign and night wardens",
      funder: "Loughborough University",
      agency: "Loughborough University",
    },
    ...{ delivers: "Wardens on Wednesday and Friday nights in term", pounds: 7500 },
    committed: { after: 150, pounds: 6800, words: "Wardens for two terms" },
    invoices: [
      { after: 215, pounds: 2100, words: "Wardens, October", met: true },
      { after: 262, pounds: 1900, words: "Wardens, November", met: true },
      { after: 345, pounds: 2800, words: "Wardens, spring term", met: true },
    ],
  },
  {
    ...{ description: "Mobile camera for hot spots", funder: COUNCIL, agency: COUNCIL },
    ...{ delivers: "One camera moved each quarter as the JAG asks", pounds: 6200 },
    invoices: [
      { after: 52, pounds: 2450, words: "Licence and maintenance" },
      { after: 170, pounds: 780, words: "Moved to a new place" },
      { after: 290, pounds: 780, words: "Moved to a new place" },
    ],
  },
  {
    ...{ description: "Community engagement and small projects", funder: COUNCIL, agency: COUNCIL },
    ...{ delivers: "Up to £500 for each project of a community group", pounds: 4000 },
    invoices: [
      { after: 70, pounds: 480, words: "Boxing sessions in the holidays" },
      { after: 128, pounds: 500, words: "Garden project with residents" },
      { after: 226, pounds: 350, words: "Dark nights leaflets" },
    ],
  },
];

/** The money of this year and of the last: what was set aside, promised and paid, a transfer, and the commissioner's steps. */
export async function buildFunding(world: World) {
  const actor = await world.actor("coordinator");
  const year = yearNow(world);
  for (const of of [year - 1, year]) {
    const ids: string[] = [];
    for (const line of LINES) ids.push(await addLine(world, actor, of, line));
    await move(world, actor, of, { from: ids.at(-1) ?? "", to: ids[2] ?? "" });
  }
  await declined(world, actor, year);
}

/** The financial year whose lines have been set up: the last one still in the first weeks of April. */
function yearNow(world: World) {
  return quarterOf(world.daysAgo(30)).year;
}

const dayOf = (year: number, after: number) => plusDays(`${year}-04-01`, after);

async function addLine(world: World, actor: Actor, year: number, line: Line) {
  const { db, today } = world;
  const { description, funder, agency, delivers, pounds, committed, invoices, isOpcc } = line;
  const now = at(dayOf(year, 9), "10:45");
  const allocated = year === yearNow(world) ? Math.round(pounds * 103) : pounds * 100;
  const wanted = { year, description, funder, ownerAgencyId: world.agency(agency), delivers, allocated };
  const { id } = await asDone(addFundingLine({ db, actor, now }, wanted));
  const enter = async (kind: "received" | "committed" | "spent", { after, pounds, words, met }: Invoice) => {
    const onDay = dayOf(year, after);
    if (onDay >= today) return;
    const amount = Math.round(pounds * 100);
    const context = { db, actor, now: at(onDay, "15:10") };
    await asDone(enterFunding(context, id, { kind, amount, onDay, words, met: met ? amount : null }));
  };
  await enter("received", {
    after: isOpcc ? 58 : 20,
    pounds: allocated / 100,
    words: "Paid by the funder for the year",
  });
  if (committed) await enter("committed", committed);
  for (const invoice of invoices) await enter("spent", invoice);
  if (isOpcc) await opccSteps(world, actor, year, id);
  return id;
}

/** £300 of small projects go to locks and lights: an entry on each line. */
async function move(world: World, actor: Actor, year: number, { from, to }: { from: string; to: string }) {
  const onDay = dayOf(year, 214);
  if (onDay >= world.today) return;
  const transfer = {
    toLineId: to,
    amount: 30_000,
    onDay,
    words: "Agreed by the Strategic Group: demand for locks is higher",
  };
  await asDone(transferFunding({ db: world.db, actor, now: at(onDay, "16:00") }, from, transfer));
}

/** The commissioner's steps of a line, as far as the year has come. */
async function opccSteps(world: World, actor: Actor, year: number, lineId: string) {
  const begun: readonly (readonly [OpccState, number, string])[] = [
    ["allocation", 12, "Allocation told by letter"],
    ["proposal", 24, "Proposal sent, with outcomes and costs"],
    ["scrutiny", 31, "Received by the commissioner’s office"],
    ["granted", 46, "Granted in full"],
    ["released", 58, "First payment received"],
    ["project", 62, "Service began"],
  ];
  let version = 1;
  const step = async (
    state: OpccState,
    onDay: string,
    words: string,
    more: { quarterFrom?: string; underspend?: "none" | "carried" } = {},
  ) => {
    if (onDay >= world.today) return;
    const { quarterFrom = null, underspend = null } = more;
    const context = { db: world.db, actor, now: at(onDay, "11:50") };
    await asDone(recordOpccStep(context, lineId, { version: version++, state, onDay, quarterFrom, underspend, words }));
  };
  for (const [state, after, words] of begun) await step(state, dayOf(year, after), words);
  const told = [
    "On course; referrals as planned",
    "Two weeks behind in one part, made up since",
    "On course; 14 people in contact",
    "Year complete; outcomes as proposed",
  ];
  for (const [index, quarter] of monitoredQuarters(year, plusDays(world.today, -1)).entries()) {
    const { from, to } = quarterPeriod(quarter);
    await step("monitoring", plusDays(to, 14), told[index] ?? "On course", { quarterFrom: from });
  }
  if (year < yearNow(world))
    await step("reviewed", dayOf(year, 395), "£500 carried over into the next year", { underspend: "carried" });
}

/** One that was declined, proposed again and is with the commissioner. */
async function declined(world: World, actor: Actor, year: number) {
  const { db } = world;
  const now = at(dayOf(year, 15), "09:50");
  const line = {
    ...{
      year,
      description: "Quad bike patrols on bridleways",
      funder: OPCC,
      ownerAgencyId: world.agency("Leicestershire Police"),
    },
    ...{ delivers: "Patrols in the holidays where motorbikes are ridden off the road", allocated: null },
  };
  const { id } = await asDone(addFundingLine({ db, actor, now }, line));
  const steps: readonly (readonly [OpccState, number, string])[] = [
    ["allocation", 16, "Within the allocation for the year"],
    ["proposal", 30, "Proposal for two bikes and fuel"],
    ["scrutiny", 41, "Received"],
    ["declined", 66, "Declined: equipment is for the force to buy"],
    ["proposal", 160, "Proposal for patrol hours alone"],
    ["scrutiny", 171, "Received"],
  ];
  for (const [index, [state, after, words]] of steps.entries()) {
    const onDay = dayOf(year, after);
    if (onDay >= world.today) return;
    const step = { version: index + 1, state, onDay, quarterFrom: null, underspend: null, words };
    await asDone(recordOpccStep({ db, actor, now: at(onDay, "11:55") }, id, step));
  }
}
