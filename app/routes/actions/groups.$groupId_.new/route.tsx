import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AddActionForm } from "#app/components/actions/add-action-form.tsx";
import { createActionForm } from "#app/domain/actions/action.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseNumberAddress } from "#app/domain/performance/measures/address.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { createAction, warnedOf } from "#app/services/actions/create-action.ts";
import { newActionChoices } from "#app/services/actions/owner-choices.ts";
import { wordsOfNumber } from "#app/services/performance/number-page.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("actions:create", params, async ({ request, params: { groupId }, actor, now }) => {
  const found = await newActionChoices(db, actor, { groupId }, londonDay(now));
  if (found.kind !== "found") throw new Response(null, { status: found.kind === "forbidden" ? 403 : 404 });
  const { name, agencies, users } = found;
  const about = parseNumberAddress(new URL(request.url).searchParams);
  const words = about ? await wordsOfNumber({ db, actor, today: londonDay(now) }, about) : "";
  return { once: newOnce(), groupId, name, agencies, users, words: words ?? "" };
});

export const action = guardedAction(
  "actions:create",
  params,
  async ({ params: { groupId }, form: body, actor, now, once }) => {
    const found = await newActionChoices(db, actor, { groupId }, londonDay(now));
    if (found.kind !== "found") throw new Response(null, { status: found.kind === "forbidden" ? 403 : 404 });
    const form = parseForm(body, createActionForm);
    if (!form.ok) return badFormReply(form);
    const result = await createAction({ db, actor, now, once }, { groupId }, form.data);
    const to = warnedOf(result) ?? `/actions/groups/${groupId}`;
    return changeReply(result, form.values, afterSaving(to, "action-given"));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add an action ${data?.name ?? ""} – Joint Action` },
];

export default function AddGroupActionPage() {
  const { once, groupId, name, agencies, users, words } = useLoaderData<typeof loader>();
  return (
    <AddActionForm
      once={once}
      back={{ href: `/actions/groups/${groupId}`, text: `Actions of ${name}` }}
      reply={useActionData<typeof action>()}
      agencies={agencies}
      users={users}
      words={words}
      ownersHint="Only people who are in this group are listed"
    />
  );
}
