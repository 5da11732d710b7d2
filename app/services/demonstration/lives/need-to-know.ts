import { holdCase } from "#app/services/cases/hold-case.ts";
import { recordConflict } from "#app/services/cases/record-conflict.ts";
import { setVisibility } from "#app/services/cases/set-visibility.ts";
import { startWorkingGroup } from "#app/services/cases/start-working-group.ts";
import { proposeTransfers } from "#app/services/cases/propose-transfers.ts";
import { placeHoldsOfClosings } from "#app/services/retention/holds-of-closings.ts";
import { escalateActions } from "#app/services/actions/escalate-actions.ts";
import type { CastKey } from "../cast.ts";
import { at } from "../world.ts";
import { type Case } from "./case.ts";
import type { Draw } from "./ordinary.ts";
import { workdayBy } from "./groups.ts";

type Chosen = { restricted: Case; conflict: Case; grouped: Case; all: readonly Case[] };
const HOLDS = ["In hospital; to be taken up on discharge", "Trial in six weeks; nothing to be done before it"] as const;

/** What happened to single cases, a step at a time: who may open them, which wait, and what the morning brings. */
export async function needToKnow({ desk, chance }: Draw, { restricted, conflict, grouped, all }: Chosen) {
  const { world } = desk;
  const { db, today } = world;
  const by = async (key: CastKey, daysAgo: number, time = "15:00") => ({
    ...{ db, actor: await world.actor(key), now: at(workdayBy(world.daysAgo(daysAgo)), time) },
  });
  done(
    await setVisibility(await by("domestic-abuse", 61), restricted.id, {
      ...{
        version: restricted.row.version,
        to: "restricted",
        reason: "Domestic abuse: those who need to know, and no more",
      },
      namedUserId: [world.userId("beat-officer"), world.userId("probation"), world.userId("chair")],
    }),
  );
  const neighbour = { userId: world.userId("officer"), reason: "Lives in the same street and knows the family" };
  done(await recordConflict(await by("coordinator", 12), conflict.id, neighbour));
  const members = (["adults-chair", "partner", "beat-officer", "coordinator"] as const).map(world.userId);
  done(
    await startWorkingGroup(await by("adults-chair", 50), grouped.id, {
      ...{ version: grouped.row.version, objective: "Raymond is alone in his flat and stays so for three months" },
      ...{ memberId: members, chairId: world.userId("adults-chair") },
    }),
  );
  const open = all.filter(({ row, group }) => row.status === "open" && group.coordinator === "coordinator" && row.opened_on < world.daysAgo(60)); // prettier-ignore
  const waiting = open.filter((kase) => kase !== restricted && kase !== grouped).slice(-HOLDS.length);
  for (const [index, kase] of waiting.entries()) {
    const holdUntil = world.daysAgo(index === 0 ? 2 : -chance.between(12, 30));
    const reason = HOLDS[index] ?? HOLDS[0];
    done(await holdCase(await by("coordinator", 20), kase.id, { version: kase.row.version, holdUntil, reason }));
  }
  await proposeTransfers({ db, now: at(today, "00:30") });
  await placeHoldsOfClosings(db, world.partnershipId, at(today, "00:35"));
  await escalateActions({ db, now: at(today, "00:40") });
}

function done(result: { kind: string; refusal?: { message: string } }) {
  if (result.kind !== "done") throw new Error(result.refusal?.message ?? result.kind);
}
