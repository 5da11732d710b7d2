import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { mayOpenAgenda, mayRunMeeting } from "#app/domain/meetings/agenda.ts";
import { standingItemForm } from "#app/domain/meetings/agenda.form.ts";
import { STANDING_SUBJECT_NAMES, STANDING_SUBJECTS } from "#app/domain/meetings/agenda-item.ts";
import { AGENDA_PART_NAMES, AGENDA_PARTS } from "#app/domain/meetings/agenda-parts.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addStandingItem } from "#app/services/meetings/agenda-order.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findGroup } from "#db/queries/groups.ts";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("meetings:run", params, async ({ params: { groupId }, actor }) => {
  const group = mayOpenAgenda(actor, groupId) && (await findGroup(db, actor.partnershipId, groupId));
  if (!group) throw new Response(null, { status: 404 });
  if (!mayRunMeeting(actor, groupId)) throw new Response(null, { status: 403 });
  return { groupId, groupName: group.name, once: newOnce() };
});

export const action = guardedAction(
  "meetings:run",
  params,
  async ({ params: { groupId }, form: body, once, actor, now }) => {
    const form = parseForm(body, standingItemForm);
    if (!form.ok) return badCaseForm(form);
    const result = await addStandingItem({ db, actor, now, once }, groupId, form.data);
    const to = afterSaving(`/groups/${groupId}/agenda`, "standing-item-added");
    return caseReply<never>(result, form.values, { to, recorded: () => ({}) });
  },
);

export const meta: MetaFunction = () => [{ title: "Add a standing item – Joint Action" }];

const BLANK = { title: "", part: "standing", subject: "", beatCode: "" };

export default function AddStandingItemPage() {
  const { groupId, groupName, once } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: groupId, reference: groupName, subject: "every meeting" }}
      back={{ href: `/groups/${groupId}/agenda`, text: "What the group hears" }}
      heading="Add a standing item"
      button="Add it"
      schema={standingItemForm}
      reason={null}
      reply={useActionData<typeof action>()}
      once={once}
      initial={BLANK}
    >
      {({ field, errorOf }) => (
        <>
          <Input field={field("title")} label="What it is about" hint="Such as Beat 61" error={errorOf("title")} />
          <Select
            field={field("part")}
            label="Where it stands"
            items={AGENDA_PARTS.map((part) => ({ value: part, text: AGENDA_PART_NAMES[part] }))}
            error={errorOf("part")}
          />
          <Radios
            field={field("subject")}
            legend="Which list does it open?"
            legendSize="s"
            items={[
              { value: "", text: "None, it is spoken to" },
              ...STANDING_SUBJECTS.map((value) => ({
                value,
                text: STANDING_SUBJECT_NAMES[value],
                conditional:
                  value === "beat" ? (
                    <Input
                      field={field("beatCode")}
                      label="Beat"
                      hint="Its code, such as 61"
                      width={5}
                      error={errorOf("beatCode")}
                    />
                  ) : undefined,
              })),
            ]}
            error={errorOf("subject")}
          />
        </>
      )}
    </ManagePage>
  );
}
