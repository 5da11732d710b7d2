import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { fullDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseAgendaChange } from "#app/domain/meetings/agenda.ts";
import { addItemForm } from "#app/domain/meetings/agenda.form.ts";
import { AGENDA_PART_NAMES, AGENDA_PARTS } from "#app/domain/meetings/agenda-parts.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { addAgendaItem } from "#app/services/meetings/add-agenda-item.ts";
import { meetingOpened } from "#app/services/meetings/meeting-opened.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listCasesToAdd } from "#db/queries/agendas.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:run", params, async ({ params: { groupId, sittingId }, actor, now }) => {
  const meeting = await meetingOpened(db, actor, groupId, sittingId);
  if (!meeting) throw new Response(null, { status: 404 });
  if (!meeting.mayRun) throw new Response(null, { status: 403 });
  const today = londonDay(now);
  const cases = await listCasesToAdd(db, actor, { groupId, sittingId });
  const shown = cases.map(({ id }) => id);
  await recordList({ db, actor, now }, "agenda.cases-offered", "case", shown, { sittingId });
  return {
    ...{ groupName: meeting.group.name, day: meeting.sitting.day, once: newOnce() },
    at: `/groups/${groupId}/meetings/${sittingId}/agenda`,
    refusal: refuseAgendaChange(meeting.sitting, today)?.message ?? null,
    cases: cases.map((one) => ({ value: one.id, text: `${one.reference} · ${listedSubject(one, today)}` })),
  };
});

export const action = guardedAction("meetings:run", params, async ({ params, form: body, once, actor, now }) => {
  const form = parseForm(body, addItemForm);
  if (!form.ok) return badCaseForm(form);
  const result = await addAgendaItem({ db, actor, now, once }, params, form.data);
  const at = `/groups/${params.groupId}/meetings/${params.sittingId}/agenda`;
  return caseReply<never>(result, form.values, { to: afterSaving(at, "agenda-item-added"), recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Add an item – Joint Action" }];

const BLANK = { what: "", caseId: "", title: "", part: "other", reason: "" };
/** Of a group that has no case to add, such as a board. */
const ONLY_MATTER = { ...BLANK, what: "matter" };

export default function AddAgendaItemPage() {
  const { groupName, day, at, refusal, cases, once } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: at, reference: groupName, subject: fullDay(day) }}
      back={{ href: at, text: "Agenda" }}
      heading="Add an item"
      button="Add it"
      schema={addItemForm}
      refusal={refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      once={once}
      initial={cases.length === 0 ? ONLY_MATTER : BLANK}
    >
      {({ field, errorOf }) => {
        const title = (
          <Input
            field={field("title")}
            label="What it is about"
            hint="Name nobody: everyone in the group reads it"
            error={errorOf("title")}
          />
        );
        return (
          <>
            {cases.length === 0 ? (
              <>
                <input type="hidden" {...field("what")} />
                {title}
              </>
            ) : (
              <Radios
                field={field("what")}
                legend="What is it?"
                legendSize="s"
                items={[
                  {
                    value: "matter",
                    text: "A matter, in words",
                    conditional: title,
                  },
                  {
                    value: "case",
                    text: "An open case of the group that is not on the agenda",
                    conditional: (
                      <Select
                        field={field("caseId")}
                        label="Case"
                        placeholder="Choose a case"
                        items={cases}
                        error={errorOf("caseId")}
                      />
                    ),
                  },
                ]}
                error={errorOf("what")}
              />
            )}
            <Select
              field={field("part")}
              label="Where it stands"
              items={AGENDA_PARTS.map((part) => ({ value: part, text: AGENDA_PART_NAMES[part] }))}
              error={errorOf("part")}
            />
            <Textarea field={field("reason")} label="Why (optional)" rows={2} error={errorOf("reason")} />
          </>
        );
      }}
    </ManagePage>
  );
}
