import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { ForwardFields } from "#app/components/meetings/forward-fields.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { changeForwardForm } from "#app/domain/meetings/forward.form.ts";
import { FORWARD_STATE_NAMES, type ForwardState } from "#app/domain/meetings/forward-programme.ts";
import { dayParts, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { changeForwardItem, groupOpened } from "#app/services/meetings/forward-items.ts";
import { db } from "#db/open.ts";
import { findForwardItem, type FoundForwardItem } from "#db/queries/forward-items.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";

const params = z.object({ groupId: z.uuidv7(), forwardItemId: z.uuidv7() });

export const loader = guardedLoader("meetings:run", params, async ({ params: at, actor, now }) => {
  const found = await groupOpened(db, actor, at.groupId);
  const item = found && (await findForwardItem(db, actor, at.groupId, at.forwardItemId));
  if (!item) throw new Response(null, { status: 404 });
  if (!found.mayRun) throw new Response(null, { status: 403 });
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  await recordView({ db, actor, now }, "forward.item-viewed", "forward-item", item.id);
  return {
    ...{ groupId: at.groupId, groupName: found.group.name, item },
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
  };
});

export const action = guardedAction("meetings:run", params, async ({ params: at, form: body, actor, now }) => {
  const form = parseForm(body, changeForwardForm);
  if (!form.ok) return badCaseForm(form);
  const key = { groupId: at.groupId, id: at.forwardItemId };
  const result = await changeForwardItem({ db, actor, now }, key, form.data);
  const to = afterSaving(`/groups/${at.groupId}/forward`, "forward-item-changed");
  return caseReply(result, form.values, { to, recorded: recordedItem });
});

function recordedItem({ title, detail, dueOn, actionBy, state, stateReason }: FoundForwardItem) {
  return {
    ...{ Item: title, Detail: detail, When: dueOn === null ? "Every meeting" : longDay(dueOn) },
    ...{ "Action by": actionBy, State: FORWARD_STATE_NAMES[state], Why: stateReason },
  };
}

function enteredItem(values: FormValues) {
  const text = (name: string) => String(values[name] ?? "");
  return {
    ...{ Item: text("title"), Detail: text("detail") },
    When: values.when === "every" ? "Every meeting" : typedDay(values, "dueOn"),
    ...{ "Action by": text("actionBy"), State: FORWARD_STATE_NAMES[values.state as ForwardState], Why: text("reason") },
  };
}

export const meta: MetaFunction = () => [{ title: "Item of the forward programme – Joint Action" }];

export default function ForwardItemPage() {
  const { groupId, groupName, item, agencies } = useLoaderData<typeof loader>();
  const { version, title, detail, dueOn, actionByAgencyId, actionBy, part, state, stateReason } = item;
  return (
    <ManagePage
      record={{ id: groupId, reference: groupName, subject: "Forward programme" }}
      back={{ href: `/groups/${groupId}/forward`, text: "Forward programme" }}
      heading="Change an item"
      button="Save"
      schema={changeForwardForm}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(version), title, detail: detail ?? "", when: dueOn === null ? "every" : "day" },
        ...{ ...dayParts("dueOn", dueOn), actionByAgencyId: actionByAgencyId ?? "", actionBy: actionBy ?? "" },
        ...{ part, state, reason: stateReason ?? "" },
      }}
      entered={enteredItem}
    >
      {(fields) => (
        <>
          <ForwardFields {...fields} agencies={agencies} />
          <Radios
            field={fields.field("state")}
            legend="How does it stand?"
            legendSize="s"
            items={(Object.keys(FORWARD_STATE_NAMES) as ForwardState[]).map((value) => ({
              value,
              text: FORWARD_STATE_NAMES[value],
            }))}
            error={fields.errorOf("state")}
          />
          <Textarea
            field={fields.field("reason")}
            label="Why it is dropped"
            rows={2}
            error={fields.errorOf("reason")}
          />
        </>
      )}
    </ManagePage>
  );
}
