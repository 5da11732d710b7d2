import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { MeetingReplyGiven } from "#app/domain/meetings/attendance.form.ts";
import type { Listed } from "#app/domain/meetings/expected.ts";
import { insertAttendance, updateAttendance } from "#db/queries/attendance.ts";
import { listUserChoices } from "#db/queries/users.ts";
import type { Transaction } from "#db/transaction.ts";

type Deputy = { user_id: string | null; name: string | null };
type Given = Pick<MeetingReplyGiven, "deputyId" | "deputyName">;

/** Whom the actor names to come in their place: somebody else of their agency, with an account or by name. */
export async function deputyGiven(
  trx: Transaction,
  actor: Actor,
  rows: readonly Listed[],
  form: Given,
): Promise<{ deputy: Deputy } | { refusal: { field: string; message: string } }> {
  if (form.deputyId === null) {
    if (form.deputyName !== null) return { deputy: { user_id: null, name: form.deputyName } };
    return { refusal: { field: "deputyId", message: "Select who comes in your place, or enter their name" } };
  }
  const users = await listUserChoices(trx, actor.partnershipId, actor.agencyId);
  const isOther = form.deputyId !== actor.id && users.some(({ id }) => id === form.deputyId);
  if (!isOther) return { refusal: { field: "deputyId", message: "Select somebody else of your agency" } };
  const { deputyForId = null } = rows.find(({ userId }) => userId === form.deputyId) ?? {};
  if (deputyForId !== null && deputyForId !== actor.id)
    return { refusal: { field: "deputyId", message: "They come in the place of somebody else already" } };
  return { deputy: { user_id: form.deputyId, name: null } };
}

type Said = { recorded_by: string; recorded_at: string };

/** Whoever was named before is not expected in the actor's place any more, and whoever is named now is. */
export async function putDeputy(
  trx: Transaction,
  { actor, sittingId, said }: { actor: Actor; sittingId: string; said: Said },
  rows: readonly Listed[],
  deputy: Deputy | null,
) {
  const before = rows.find(({ deputyForId }) => deputyForId === actor.id);
  if (deputy && before && isSame(before, deputy)) return;
  if (before?.id)
    // The row stays, for what they may have accepted.
    await updateAttendance(
      trx,
      { id: before.id, version: before.version },
      { status: before.userId === null ? "apologies" : "no-reply", deputy_for_id: null, ...said },
    );
  if (!deputy) return;
  const there = rows.find(({ userId }) => userId !== null && userId === deputy.user_id);
  if (there?.id) {
    const changes = { status: "no-reply", deputy_for_id: actor.id, ...said } as const;
    await updateAttendance(trx, { id: there.id, version: there.version }, changes);
    return;
  }
  await insertAttendance(trx, [
    {
      ...{ id: uuid(), partnership_id: actor.partnershipId, sitting_id: sittingId, agency_id: actor.agencyId },
      ...{
        ...deputy,
        capacity: "member",
        status: "no-reply",
        deputy_for_id: actor.id,
        office: null,
        version: 1,
        ...said,
      },
    },
  ]);
}

function isSame({ userId, name }: Listed, deputy: Deputy): boolean {
  return deputy.user_id === null ? userId === null && name === deputy.name : userId === deputy.user_id;
}
