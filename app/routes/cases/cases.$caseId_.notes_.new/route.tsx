import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { NoteFields } from "#app/components/cases/note-fields.tsx";
import { PreventReminder } from "#app/components/cases/prevent-reminder.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { noteForm } from "#app/domain/cases/note.form.ts";
import { CLOSED_TO_NOTES, isOpenToNotes, mayWriteNotes } from "#app/domain/cases/write-note.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { writeNote } from "#app/services/cases/write-note.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findAgency } from "#db/queries/agencies.ts";
import { unsafeListFlagBehaviours } from "#db/queries/case-flags.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { listCasesWithSamePeople } from "#db/queries/notes.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("notes:write", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  if (!record) throw new Response(null, { status: 404 });
  if (!mayWriteNotes(actor, record)) throw new Response(null, { status: 403 });
  const others = await listCasesWithSamePeople(db, actor, record.id);
  const flags = await unsafeListFlagBehaviours(db, record.id);
  await recordView({ db, actor, now }, "case.viewed", "case", record.id);
  return {
    once: newOnce(),
    header: caseHeader(record),
    today: londonDay(now),
    isPrevent: flags.includes("prevent"),
    agencyName: (await findAgency(db, actor.partnershipId, actor.agencyId))?.name ?? "your agency",
    refusal: isOpenToNotes(record) ? null : CLOSED_TO_NOTES,
    others: others
      .filter((other) => mayWriteNotes(actor, other))
      .map(({ id, reference, groupName }) => ({ value: id, text: `${reference}, ${groupName}` })),
  };
});

export const action = guardedAction("notes:write", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, noteForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await writeNote({ db, actor, now, once }, params.caseId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/cases/${params.caseId}/notes`, "note-written"));
  }
});

export const meta: MetaFunction = () => [{ title: "Write a note – Joint Action" }];

export default function NewNotePage() {
  const { once, header, today, isPrevent, agencyName, refusal, others } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    ...{ kind: "", words: "", sharing: "", alsoCaseId: [], alsoReferences: "" },
    ...{ sourceGrade: "", informationAssessment: "", handlingCode: "", handlingConditions: "" },
    ...dayParts("happenedOn", today),
  };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(noteForm, initial, reply);
  const isElsewhere = Boolean(values.alsoReferences) || (values.alsoCaseId ?? []).length > 0;
  return (
    <CaseFrame header={header} current="notes">
      <ErrorSummary errors={errors} />
      <h2 className="govuk-heading-m">Write a note</h2>
      {isPrevent ? <PreventReminder /> : null}
      {refusal ? <p className="govuk-body">{refusal}.</p> : null}
      {refusal ? null : (
        <PageForm onSubmit={onSubmit} once={once}>
          <NoteFields field={field} errorOf={errorOf} values={values} />
          <Radios
            field={field("sharing")}
            legend="Who can read it?"
            legendSize="s"
            small
            items={[
              {
                value: "shared",
                text: "Everyone who sees this case",
                hint: "All agencies of the group, now and later",
              },
              {
                value: "private",
                text: `Only ${agencyName}`,
                hint: "Your colleagues who see this case. You can share it later",
              },
            ]}
            error={errorOf("sharing")}
          />
          <Details
            summary="Write it to other cases too"
            open={isElsewhere || Boolean(errorOf("alsoReferences") ?? errorOf("alsoCaseId"))}
          >
            <p className="govuk-body">Readers of one case do not learn of the others: name none of them in the note.</p>
            {others.length > 0 ? (
              <Checkboxes
                field={field("alsoCaseId")}
                legend="Open cases of the same people"
                legendSize="s"
                small
                items={others}
                error={errorOf("alsoCaseId")}
              />
            ) : null}
            <Input
              field={field("alsoReferences")}
              label="Other cases, by reference"
              hint="For example, CS-26-0014, CS-26-0020"
              error={errorOf("alsoReferences")}
              spellCheck={false}
            />
          </Details>
          <Button>Save the note</Button>
        </PageForm>
      )}
    </CaseFrame>
  );
}
