import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { NoteFields } from "#app/components/cases/note-fields.tsx";
import { NoteKindTag, NoteReaders, NoteWords } from "#app/components/cases/note-words.tsx";
import { PreventReminder } from "#app/components/cases/prevent-reminder.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { correctNoteForm } from "#app/domain/cases/note.form.ts";
import { mayAnswerForNote } from "#app/domain/cases/write-note.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { correctNote } from "#app/services/cases/correct-note.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { unsafeListFlagBehaviours } from "#db/queries/case-flags.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { findNote } from "#db/queries/notes.ts";

const params = z.object({ caseId: z.uuidv7(), noteId: z.uuidv7() });
const CORRECTED_ALREADY = "This note has been corrected already. Correct the note that corrects it";

export const loader = guardedLoader("notes:write", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  const note = await findNote(db, actor, params.caseId, params.noteId);
  if (!record || !note) throw new Response(null, { status: 404 });
  if (!mayAnswerForNote(actor, record, note)) throw new Response(null, { status: 403 });
  const flags = await unsafeListFlagBehaviours(db, record.id);
  await recordView({ db, actor, now }, "case.notes-viewed", "case", record.id, {
    objects: [{ kind: "note", id: note.id }],
  });
  const { kind, words, happenedOn, agencyName } = note;
  const { sourceGrade, informationAssessment, handlingCode, handlingConditions } = note;
  return {
    once: newOnce(),
    header: caseHeader(record),
    isPrevent: flags.includes("prevent"),
    refusal: note.isCorrected === 1 ? CORRECTED_ALREADY : null,
    note: { kind, words, happenedOn, agencyName, isShared: note.isShared === 1, isCorrected: note.isCorrected === 1 },
    grades: { sourceGrade, informationAssessment, handlingCode, handlingConditions },
  };
});

export const action = guardedAction("notes:write", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, correctNoteForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await correctNote({ db, actor, now, once }, params, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "corrected-already":
      return data({ values: form.values, errors: { form: CORRECTED_ALREADY } }, 409);
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/cases/${params.caseId}/notes`, "note-corrected"));
  }
});

export const meta: MetaFunction = () => [{ title: "Correct a note – Joint Action" }];

export default function CorrectNotePage() {
  const { once, header, isPrevent, refusal, note, grades } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    kind: note.kind,
    words: note.words,
    ...dayParts("happenedOn", note.happenedOn),
    ...Object.fromEntries(Object.entries(grades).map(([name, value]) => [name, value ?? ""])),
  };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(correctNoteForm, initial, reply);
  return (
    <CaseFrame header={header} current="notes">
      <ErrorSummary errors={errors} />
      <h2 className="govuk-heading-m">Correct a note</h2>
      <p className="govuk-body">
        The note stays as it was, struck through. The correction stands wherever the note does, and whoever can read the
        note can read it.
      </p>
      <div className="app-note">
        <p className="govuk-body">
          {longDay(note.happenedOn)} <NoteKindTag kind={note.kind} /> <NoteReaders {...note} />
        </p>
        <NoteWords {...note} />
      </div>
      {isPrevent ? <PreventReminder /> : null}
      {refusal && !reply ? <p className="govuk-body">{refusal}.</p> : null}
      {refusal && !reply ? null : (
        <PageForm onSubmit={onSubmit} once={once}>
          <NoteFields field={field} errorOf={errorOf} values={values} />
          <Button>Save the correction</Button>
        </PageForm>
      )}
    </CaseFrame>
  );
}
