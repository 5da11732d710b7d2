import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangePage } from "#app/components/actions/change-page.tsx";
import { OwnerFields } from "#app/components/actions/action-fields.tsx";
import { mayChangeOwner, refuseEnding } from "#app/domain/actions/change-action.ts";
import { changeOwnerForm } from "#app/domain/actions/change-action.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { ownerChoices } from "#app/services/actions/owner-choices.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { actionToChange } from "#app/services/actions/action-to-change.ts";
import { changeOwner } from "#app/services/actions/change-owner.ts";
import { db } from "#db/open.ts";

const params = z.object({ actionId: z.uuidv7() });

export const loader = guardedLoader("actions:give", params, async ({ params: { actionId }, actor, now }) => {
  const found = await actionToChange({ db, actor, now }, actionId, mayChangeOwner);
  if (found.kind === "refused") throw new Response(null, { status: found.status });
  const { id, reference, words, dueOn, version, ownerAgencyId, ownerUserId } = found.action;
  return {
    action: { id, reference, words, dueOn, version },
    owner: { ownerAgencyId, ownerUserId: ownerUserId ?? "" },
    ...(await ownerChoices(db, actor, found.action, londonDay(now))),
    refusal: refuseEnding(found.action)?.message ?? null,
  };
});

export const action = guardedAction(
  "actions:give",
  params,
  async ({ params: { actionId }, form: body, actor, now }) => {
    const form = parseForm(body, changeOwnerForm);
    if (!form.ok) return badFormReply(form);
    const result = await changeOwner({ db, actor, now }, actionId, form.data);
    return changeReply(result, form.values, `/actions/${actionId}?saved=owner`);
  },
);

export const meta: MetaFunction = () => [{ title: "Change the owner – Joint Action" }];

export default function ChangeOwnerPage() {
  const { action: shown, owner, agencies, users, refusal } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ChangePage
      action={shown}
      heading="Change the owner"
      button="Change the owner"
      schema={changeOwnerForm}
      initial={owner}
      reply={reply}
      refusal={refusal}
      reason={"Why does the owner change?"}
    >
      {({ field, errorOf }) => (
        <OwnerFields
          field={field}
          errorOf={errorOf}
          agencies={agencies}
          users={users}
          ownersHint="Only people who can open what the action belongs to are listed. The new owner is told, and the former one"
        />
      )}
    </ChangePage>
  );
}
