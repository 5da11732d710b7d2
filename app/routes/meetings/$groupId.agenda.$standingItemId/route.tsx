import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { mayOpenAgenda, mayRunMeeting } from "#app/domain/meetings/agenda.ts";
import { retireStandingItemForm } from "#app/domain/meetings/agenda.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { retireStandingItem } from "#app/services/meetings/agenda-order.ts";
import { db } from "#db/open.ts";
import { listStandingItems } from "#db/queries/agenda-candidates.ts";
import { findGroup } from "#db/queries/groups.ts";

const params = z.object({ groupId: z.uuidv7(), standingItemId: z.uuidv7() });

export const loader = guardedLoader("meetings:run", params, async ({ params: { groupId, standingItemId }, actor }) => {
  const { partnershipId } = actor;
  const group = mayOpenAgenda(actor, groupId) && (await findGroup(db, partnershipId, groupId));
  const items = group ? await listStandingItems(db, { partnershipId, groupId }, true) : [];
  const item = items.find(({ id }) => id === standingItemId);
  if (!group || !item) throw new Response(null, { status: 404 });
  if (!mayRunMeeting(actor, groupId)) throw new Response(null, { status: 403 });
  return { groupId, groupName: group.name, title: item.title, version: item.version, retiredOn: item.retiredOn };
});

export const action = guardedAction("meetings:run", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, retireStandingItemForm);
  if (!form.ok) return badCaseForm(form);
  const at = { groupId: params.groupId, id: params.standingItemId };
  const result = await retireStandingItem({ db, actor, now }, at, form.data);
  const to = afterSaving(`/groups/${params.groupId}/agenda`, "standing-item-changed");
  return caseReply(result, form.values, {
    to,
    recorded: ({ retiredOn }: { version: number; retiredOn: string | null }) => ({
      Heard: retiredOn === null ? "At every meeting" : `Not since ${longDay(retiredOn)}`,
    }),
  });
});

export const meta: MetaFunction = () => [{ title: "Standing item – Joint Action" }];

export default function StandingItemPage() {
  const { groupId, groupName, title, version, retiredOn } = useLoaderData<typeof loader>();
  const isHeard = retiredOn === null;
  return (
    <ManagePage
      record={{ id: groupId, reference: groupName, subject: "every meeting" }}
      back={{ href: `/groups/${groupId}/agenda`, text: "What the group hears" }}
      heading={isHeard ? `Give up: ${title}` : `Take up again: ${title}`}
      button={isHeard ? "Give it up" : "Take it up again"}
      schema={retireStandingItemForm}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version) }}
    >
      {() => (
        <>
          <input type="hidden" name="intent" value={isHeard ? "retire" : "again"} />
          <p className="govuk-body">
            {isHeard
              ? "It comes on no further agenda. Where it stands already it stays."
              : "It comes on the next agenda again."}
          </p>
        </>
      )}
    </ManagePage>
  );
}
