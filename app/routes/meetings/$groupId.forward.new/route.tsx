import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { ForwardFields } from "#app/components/meetings/forward-fields.tsx";
import { newForwardForm } from "#app/domain/meetings/forward.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { addForwardItem, groupOpened } from "#app/services/meetings/forward-items.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("meetings:run", params, async ({ params: { groupId }, actor, now }) => {
  const found = await groupOpened(db, actor, groupId);
  if (!found) throw new Response(null, { status: 404 });
  if (!found.mayRun) throw new Response(null, { status: 403 });
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  await recordView({ db, actor, now }, "forward.form-viewed", "group", groupId);
  return {
    ...{ groupId, groupName: found.group.name, once: newOnce() },
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
  };
});

export const action = guardedAction("meetings:run", params, async ({ params, form: body, once, actor, now }) => {
  const form = parseForm(body, newForwardForm);
  if (!form.ok) return badCaseForm(form);
  const result = await addForwardItem({ db, actor, now, once }, params.groupId, form.data);
  const to = afterSaving(`/groups/${params.groupId}/forward`, "forward-item-added");
  return caseReply<never>(result, form.values, { to, recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Add to the forward programme – Joint Action" }];

const BLANK = {
  ...{ title: "", detail: "", when: "", actionByAgencyId: "", actionBy: "", part: "forward" },
  ...dayParts("dueOn", null),
};

export default function AddForwardItemPage() {
  const { groupId, groupName, agencies, once } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: groupId, reference: groupName, subject: "Forward programme" }}
      back={{ href: `/groups/${groupId}/forward`, text: "Forward programme" }}
      heading="Add an item"
      button="Add it"
      schema={newForwardForm}
      reason={null}
      reply={useActionData<typeof action>()}
      once={once}
      initial={BLANK}
    >
      {(fields) => <ForwardFields {...fields} agencies={agencies} />}
    </ManagePage>
  );
}
