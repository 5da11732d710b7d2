import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { CastKey } from "../cast.ts";
import { workdayFrom } from "../lives/groups.ts";
import type { World } from "../world.ts";
import type { Applied } from "./applicants.ts";
import type { Clerk } from "./clerk.ts";
import { appealAgainst } from "./appealed.ts";
import { holdPanel } from "./panel.ts";
import { type Plan, reaches, receivedOn, turn } from "./plan.ts";

const COUNCIL = "Charnwood Borough Council";
const POLICE = "Leicestershire Police";
const ICB = "Leicestershire and Rutland ICB";
/** By whom each body replies: its own contact, or the officer as the reply reached them. */
const REPLIERS: readonly (readonly [string, CastKey | null])[] = [[COUNCIL, "coordinator"], [POLICE, "chair"], [ICB, null]]; // prettier-ignore

/** One application on its way, as far as its plan has it come. */
export async function takeTheWay(world: World, clerk: Clerk, { plan, personId, problemId }: Applied) {
  const { officer, slow = 0 } = plan;
  const received = receivedOn(world, plan);
  const on = (days: number) => workdayFrom(plusDays(received, days));
  await clerk.apply(officer, received, {
    ...{ personId: personId ?? "", victimWords: typeof plan.victim === "string" ? plan.victim : "", problemId },
    ...(plan.applicant
      ? { applicantKind: "other", applicantName: plan.applicant[0], applicantRelation: plan.applicant[1], consent: "given" }
      : { applicantKind: "victim" }),
    ...{ applicantContact: addressOf(plan), channel: plan.channel, about: plan.about, isRepeat: "no" },
  }); // prettier-ignore
  if (plan.until === "applied") return;
  await clerk.step(officer, "pass-on", received, { words: "Council, police, integrated care board and the social landlord of the street" }); // prettier-ignore
  const acknowledgedOn = on(1 + slow / 3);
  await clerk.step(officer, "acknowledge", acknowledgedOn, { contactUserId: world.userId(officer), words: turn(plan, ACKNOWLEDGED) }); // prettier-ignore
  await clerk.letter(officer, "acknowledgement", acknowledgedOn, turn(plan, SENT_HOW));
  if (plan.until === "withdrawn") {
    await clerk.step(officer, "withdraw", on(8), { words: plan.withdrawn });
    return;
  }
  if (!reaches(plan, "asked")) return;
  const askedOn = on(2 + slow / 3);
  await clerk.ask(officer, askedOn, REPLIERS.map(([name]) => world.agency(name)), turn(plan, ASKED)); // prettier-ignore
  await replies(world, clerk, plan, askedOn);
  if (!reaches(plan, "decided")) return;
  const decidedOn = on(10 + slow * 2);
  const isMet = plan.isMet === true;
  await clerk.decide("coordinator", decidedOn, {
    ...{ decision: isMet ? "met" : "not-met", reasons: plan.reasons, grounds: plan.grounds ?? [] },
  });
  await clerk.letter(officer, isMet ? "threshold-met" : "threshold-not-met", workdayFrom(plusDays(decidedOn, 1)), turn(plan, SENT_HOW)); // prettier-ignore
  if (isMet) await review(world, clerk, plan, decidedOn);
  else if (plan.appeal) await appealAgainst(world, clerk, plan, plusDays(decidedOn, 1));
  if (reaches(plan, "closed")) await close(world, clerk, plan, decidedOn);
}

/** From the decision that a review is held to the outcome, and to the appeal against it. */
async function review(world: World, clerk: Clerk, plan: Plan, decidedOn: string) {
  const { officer, part, panel } = plan;
  const on = (days: number) => workdayFrom(plusDays(decidedOn, days));
  await clerk.step(officer, "offer-involvement", on(2), { words: turn(plan, OFFERED) });
  if (part) await clerk.step(officer, "victim-chose", on(4), { involvement: part[0], words: part[1] });
  if (!panel || !reaches(plan, "arranged")) return;
  const sentOn = await holdPanel(world, clerk, plan, panel, on(5));
  if (sentOn !== null && plan.appeal) await appealAgainst(world, clerk, plan, sentOn);
}

/** Each within its five working days; those that are late are asked again, or have not answered yet. */
async function replies(world: World, clerk: Clerk, plan: Plan, askedOn: string) {
  const isOver = reaches(plan, "decided");
  for (const [index, [name, key]] of REPLIERS.entries()) {
    const isLate = plan.late?.includes(name) === true;
    if (isLate && !isOver && name !== ICB) continue;
    const day = workdayFrom(plusDays(askedOn, isLate ? 12 : 3 + index));
    if (day > world.today) continue;
    await clerk.reply(key ?? plan.officer, day, world.agency(name), turn(plan, REPLIES[name] ?? []));
  }
}

async function close(world: World, clerk: Clerk, plan: Plan, decidedOn: string) {
  const closedOn = workdayFrom(plusDays(decidedOn, plan.appeal ? 128 : plan.isMet ? 96 : 34));
  if (closedOn > world.today) return;
  await clerk.step(plan.officer, "close", closedOn, { words: plan.closing });
  await clerk.letter(plan.officer, "closing", closedOn, turn(plan, SENT_HOW));
}

function addressOf({ victim, place, applicant }: Plan): string {
  if (applicant) return "By e-mail, as agreed";
  return typeof victim === "string" ? `${victim}\n${place}` : `${victim.number} ${place}`;
}

const SENT_HOW = ["By post", "By e-mail, as asked", "By hand", "By post and by e-mail", "By hand, and read together"];
const ACKNOWLEDGED = [
  "Rung and told who the contact officer is, what will be counted and by when the decision is due.",
  "Told by telephone and in writing. Wishes to be rung after four.",
  "Seen at home. The leaflet was left, and the officer's direct number.",
  "Told in writing. Asked that letters be large print.",
  "Rung; a friend was listening, by agreement. Told what happens next.",
];
const ASKED = [
  "Every report of this behaviour or by this victim in the last year, what was done about each, and any risk that you know of. Please say too what you have not done, and why.",
  "What you hold about this address and its neighbours since last year; what was done, by whom and when; what you think should be done now.",
  "Reports and responses in the last twelve months, risk assessments made, and anything that should not be told to the applicant.",
];
const OFFERED = [
  "By telephone, by the contact officer: in person, by video, in writing, through somebody else, or not at all.",
  "At the visit, with the sheet that explains each way.",
  "In the letter, and again by telephone the day after.",
];
const REPLIES: Readonly<Record<string, readonly string[]>> = {
  [COUNCIL]: [
    "All reports as listed, each with its first contact. One letter was sent to the address complained of. The warden passed twice. No assessment of risk was made before this week.",
    "Reports as listed. Two calls by the ASB team, no answer at the first. Housing holds a separate file, copied here.",
    "As listed. The case was closed once for lack of contact, which on reading was our doing and not the victim's.",
    "Reports as listed, with a tenancy file for the address. Diary sheets given and two returned.",
  ],
  [POLICE]: [
    "Four calls on the system, of which two are the reports listed. One was closed as no offence. Beat officer attended once.",
    "Calls as listed. No arrests. One crime recorded, filed with no suspect.",
    "Two incidents recorded and one that was not, now put right. The address is marked for a prompt response.",
    "As listed, and one call by a neighbour. Words of advice given; no note of to whom.",
  ],
  [ICB]: [
    "Nothing held by services that report to us.",
    "The practice is aware of poor sleep and will see the applicant again. Shared with consent.",
    "No record of either party in the services asked.",
  ],
};
