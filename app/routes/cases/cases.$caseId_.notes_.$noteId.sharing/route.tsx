import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { NoteKindTag, NoteReaders, NoteWords } from "#app/components/cases/note-words.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { noteSharingForm } from "#app/domain/cases/note.form.ts";
import { mayAnswerForNote } from "#app/domain/cases/write-note.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { shareNote } from "#app/services/cases/share-note.ts";
import { db } from "#db/open.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { findNote } from "#db/queries/notes.ts";

const params = z.object({ caseId: z.uuidv7(), noteId: z.uuidv7() });
const CHANGED = "Somebody of your agency has shared this note or made it private meanwhile. Check who can read it now";

export const loader = guardedLoader("notes:write", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  const note = await findNote(db, actor, params.caseId, params.noteId);
  if (!record || !note) throw new Response(null, { status: 404 });
  if (!mayAnswerForNote(actor, record, note)) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "case.notes-viewed", "case", record.id, {
    objects: [{ kind: "note", id: note.id }],
  });
  const { kind, words, happenedOn, agencyName, version, handlingConditions } = note;
  const shown = { isShared: note.isShared === 1, isCorrected: note.isCorrected === 1 };
  return {
    header: caseHeader(record),
    note: { kind, words, happenedOn, agencyName, version, handlingConditions, ...shown },
  };
});

export const action = guardedAction("notes:write", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, noteSharingForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await shareNote({ db, actor, now }, params, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed":
      return data({ values: { reason: form.values.reason ?? "" }, errors: { form: CHANGED } }, 409);
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, 422);
    case "done": {
      const saved = form.data.to === "shared" ? "note-shared" : "note-made-private";
      return redirect(afterSaving(`/cases/${params.caseId}/notes`, saved));
    }
  }
});

export const meta: MetaFunction = () => [{ title: "Who can read a note – Joint Action" }];

export default function NoteSharingPage() {
  const { header, note } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const to = note.isShared ? "private" : "shared";
  const now = { version: String(note.version), to };
  // After a lost race the page shows who can read it now, and sending it again is about that.
  const answered =
    reply && "version" in reply.values ? reply : reply && { ...reply, values: { ...now, ...reply.values } };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(noteSharingForm, { ...now, reason: "" }, answered);
  return (
    <CaseFrame header={header} current="notes">
      <ErrorSummary errors={errors} />
      <h2 className="govuk-heading-m">{note.isShared ? "Make this note private again" : "Share this note"}</h2>
      <div className="app-note">
        <p className="govuk-body">
          {longDay(note.happenedOn)} <NoteKindTag kind={note.kind} /> <NoteReaders {...note} />
        </p>
        <NoteWords {...note} />
      </div>
      {note.handlingConditions ? <WarningText>Conditions of sharing: {note.handlingConditions}</WarningText> : null}
      <PageForm onSubmit={onSubmit}>
        <input type="hidden" {...field("version")} />
        <input type="hidden" {...field("to")} />
        {note.isShared ? (
          <>
            <p className="govuk-body">
              From now on only {note.agencyName} will read it. Whoever has read it knows it: the log says who that is.
            </p>
            <Textarea field={field("reason")} label="Why?" rows={3} error={errorOf("reason")} />
          </>
        ) : (
          <p className="govuk-body">Everyone who sees this case, of whatever agency, will read it, now and later.</p>
        )}
        <Button>{note.isShared ? "Make private again" : "Share"}</Button>
      </PageForm>
    </CaseFrame>
  );
}
