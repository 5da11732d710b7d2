import { plusDays } from "#app/domain/dates/iso-day.ts";
import { workdayFrom } from "../lives/groups.ts";
import type { World } from "../world.ts";
import type { Clerk } from "./clerk.ts";
import { holdPanel } from "./panel.ts";
import type { Plan } from "./plan.ts";

const CHAIR = "Chair of the neighbouring partnership";

/** An appeal against what the applicant was told on that day, and where it led. */
export async function appealAgainst(world: World, clerk: Clerk, plan: Plan, toldOn: string) {
  const { appeal, officer } = plan;
  if (!appeal) return;
  const receivedOn = workdayFrom(plusDays(toldOn, appeal.after));
  await clerk.appeal(officer, receivedOn, { grounds: appeal.grounds, words: appeal.words });
  await clerk.step(officer, "send-pack", workdayFrom(plusDays(receivedOn, 1)), { sentTo: CHAIR, words: "Form, minutes, chronology, letters and plan" }); // prettier-ignore
  if (!appeal.decided) return;
  const decidedOn = workdayFrom(plusDays(receivedOn, appeal.decided.after));
  await clerk.decideAppeal("coordinator", decidedOn, {
    ...{ isUpheld: appeal.decided.isUpheld ? "yes" : "no", decidedBy: CHAIR, decision: appeal.decided.words },
  });
  if (!appeal.decided.isUpheld || !appeal.panel) return;
  await clerk.step(officer, "offer-involvement", workdayFrom(plusDays(decidedOn, 1)), { words: "By telephone, with an apology" }); // prettier-ignore
  await holdPanel(world, clerk, plan, appeal.panel, workdayFrom(plusDays(decidedOn, 4)));
}
