import { completeActionForm, createActionForm } from "#app/domain/actions/action.form.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { completeAction } from "#app/services/actions/complete-action.ts";
import { createAction } from "#app/services/actions/create-action.ts";
import { carryByAction } from "#app/services/case-reviews/carry-by-action.ts";
import { unsafeListPanel } from "#db/queries/case-review-panel.ts";
import { CAST, type CastKey, type CastMember } from "../cast.ts";
import { workdayFrom } from "../lives/groups.ts";
import type { World } from "../world.ts";
import type { Clerk } from "./clerk.ts";
import { type Panel, type Plan, reaches, type Recommended, turn } from "./plan.ts";

const PANEL: readonly (readonly [CastKey, "chair" | "member"])[] = [["manager", "chair"], ["chair", "member"], ["health", "member"], ["fire", "member"]]; // prettier-ignore
const ROOMS = ["Council offices, room 2", "Council offices, room 4, and by video", "Library meeting room"];

/** From the naming of the panel; the day on which its outcome was sent, or null when it has not been. */
export async function holdPanel(world: World, clerk: Clerk, plan: Plan, panel: Panel, from: string) {
  const { officer } = plan;
  const { after = 20 } = panel;
  const sitsOn = workdayFrom(plusDays(from, after - 5));
  for (const [key, role] of PANEL) {
    const { name, agency }: CastMember = CAST.find((member) => member.key === key) ?? CAST[0];
    await clerk.panelMember(officer, from, { name, role, userId: world.userId(key), agencyId: world.agency(agency) });
  }
  await clerk.author(officer, from, "reviewer");
  await clerk.step(officer, "schedule-panel", from, { panelOn: sitsOn, panelPlace: turn(plan, ROOMS) });
  if (!reaches(plan, "held")) return null;
  const members = await unsafeListPanel(world.db, clerk.reviewId());
  const attended = members.filter((_, index) => index !== 2 || plan.days % 3 > 0).map(({ id }) => id);
  await clerk.step("reviewer", "hold-panel", sitsOn, { words: panel.outcome, attended });
  for (const { theme, to, words } of panel.recommended)
    await clerk.recommend("reviewer", sitsOn, { theme, agencyId: world.agency(to), words });
  return reaches(plan, "sent") ? sendOutcome(world, clerk, plan, panel, sitsOn) : null;
}

/** The victim is consulted, the outcome sent, and each body says what it does. */
async function sendOutcome(world: World, clerk: Clerk, plan: Plan, panel: Panel, sitsOn: string) {
  const on = (days: number) => workdayFrom(plusDays(sitsOn, days));
  await clerk.step("reviewer", "consult-victim", on(4), { words: panel.consulted });
  const given: { action: Given; id: string }[] = [];
  for (const { words, action } of panel.recommended)
    if (action) given.push({ action, id: await giveAction(world, clerk, words, action, on(5)) });
  const sentOn = on(7);
  await clerk.letter("reviewer", "outcome", sentOn, "By post, and explained by telephone");
  for (const { words, response } of panel.recommended)
    if (response && on(12) <= world.today)
      await clerk.respond("coordinator", on(12), words, { response: response[0], responseWords: response[1] });
  for (const { action, id } of given) await finish(world, clerk, id, action, on(5));
  return sentOn;
}

type Given = NonNullable<Recommended["action"]>;

/** An action of the JAG by which the recommendation is done. */
async function giveAction(world: World, clerk: Clerk, words: string, { owner, words: toDo }: Given, day: string) {
  const context = await clerk.context("coordinator", day);
  const recommendationId = await clerk.recommendation(words);
  const carries = carryByAction(context, { reviewId: clerk.reviewId(), recommendationId });
  const { agency } = CAST.find(({ key }) => key === owner) ?? CAST[0];
  const form = createActionForm.parse({
    ...{ words: toDo, ownerAgencyId: world.agency(agency), ownerUserId: world.userId(owner) },
    ...{ dueOn: workdayFrom(plusDays(day, 42)), priority: "high", confirmedDay: "" },
  });
  const result = await createAction({ ...context, carries }, { groupId: world.group("JAG") }, form);
  if (result.kind !== "done" || !("id" in result)) throw new Error(`${toDo}: ${JSON.stringify(result)}`);
  return result.id;
}

async function finish(world: World, clerk: Clerk, id: string, { owner, done }: Given, day: string) {
  if (!done) return;
  const finishedOn = workdayFrom(plusDays(day, done[0]));
  if (finishedOn > world.today) return;
  const context = await clerk.context(owner, finishedOn);
  const form = completeActionForm.parse({ version: "1", status: "done", finishedOn, outcome: done[1] });
  const result = await completeAction(context, id, form);
  if (result.kind !== "done") throw new Error(`${done[1]}: ${JSON.stringify(result)}`);
}
