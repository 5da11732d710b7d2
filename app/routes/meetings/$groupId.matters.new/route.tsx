import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { MatterFields } from "#app/components/meetings/matter-fields.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { newMatterForm } from "#app/domain/meetings/matter.form.ts";
import { matterReceivers } from "#app/domain/meetings/passed-matter.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { groupOpened } from "#app/services/meetings/forward-items.ts";
import { passMatter } from "#app/services/meetings/pass-matter.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listGroups } from "#db/queries/groups.ts";

const params = z.object({ groupId: z.uuidv7() });
/** From which item of which meeting; without either freely. Whether it is theirs to pass on is asked when it is sent. */
const query = z.object({
  sitting: z.catch(z.uuidv7(), ""),
  item: z.catch(z.uuidv7(), ""),
});

export const loader = guardedLoader("meetings:run", params, async ({ params: { groupId }, request, actor, now }) => {
  const found = await groupOpened(db, actor, groupId);
  if (!found) throw new Response(null, { status: 404 });
  if (!found.mayRun) throw new Response(null, { status: 403 });
  const today = londonDay(now);
  const receivers = matterReceivers(found.group, await listGroups(db, actor.partnershipId, today), today);
  await recordView({ db, actor, now }, "matter.form-viewed", "group", groupId);
  const { sitting, item } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    ...{ groupId, groupName: found.group.name, once: newOnce(), sittingId: item === "" ? "" : sitting, itemId: item },
    refusal: receivers.length === 0 ? "No group stands above or below this one" : null,
    groups: receivers.map(({ id, name }) => ({ value: id, text: name })),
  };
});

export const action = guardedAction("meetings:run", params, async ({ params, form: body, once, actor, now }) => {
  const form = parseForm(body, newMatterForm);
  if (!form.ok) return badCaseForm(form);
  const result = await passMatter({ db, actor, now, once }, params.groupId, form.data);
  const to = afterSaving(`/groups/${params.groupId}/matters`, "matter-passed");
  return caseReply<never>(result, form.values, { to, recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Pass on a matter – Joint Action" }];

export default function PassMatterPage() {
  const { groupId, groupName, groups, refusal, once, sittingId, itemId } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: groupId, reference: groupName, subject: "Matters passed up and down" }}
      back={{ href: `/groups/${groupId}/matters`, text: "Matters passed up and down" }}
      heading="Pass on a matter"
      button="Pass it on"
      schema={newMatterForm}
      refusal={refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      once={once}
      initial={{ title: "", words: "", asked: "", toGroupId: "", sittingId, itemId }}
    >
      {({ field, errorOf }) => (
        <>
          <input type="hidden" {...field("sittingId")} />
          <input type="hidden" {...field("itemId")} />
          <Select
            field={field("toGroupId")}
            label="To which group"
            placeholder="Choose a group"
            items={groups}
            error={errorOf("toGroupId")}
          />
          <MatterFields field={field} errorOf={errorOf} />
        </>
      )}
    </ManagePage>
  );
}
