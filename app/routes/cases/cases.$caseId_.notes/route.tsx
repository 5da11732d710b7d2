import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { FilterLayout } from "#app/components/govuk/filter-panel.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { noteFilterForm } from "#app/domain/cases/note.form.ts";
import { noteAfterField, noteHref, notesPage } from "#app/domain/cases/note-list.ts";
import { mayAnswerForNote, isOpenToNotes, mayWriteNotes } from "#app/domain/cases/write-note.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { listNoteAgencies, listNotes, unsafeListSharings } from "#db/queries/notes.ts";
import { NoteFilterFields } from "./note-filter.tsx";
import { NoteCard } from "./note-card.tsx";

const params = z.object({ caseId: z.uuidv7() });
const PAGE = 25;

export const loader = guardedLoader("notes:read", params, async ({ request, params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  if (!record) throw new Response(null, { status: 404 });
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const filter = noteFilterForm.parse({ ...search, agency: search.agency ?? "" });
  const after = noteAfterField.parse(search.after);
  const found = await listNotes(db, actor, record.id, { filter, after: after ?? undefined, limit: PAGE + 1 });
  const { shown, next } = notesPage(found, PAGE);
  const sharings = await unsafeListSharings(db, record.id, shown.map(({ id }) => id)); // prettier-ignore
  const agencies = await listNoteAgencies(db, actor, record.id);
  await recordView({ db, actor, now }, "case.notes-viewed", "case", record.id, {
    objects: shown.map(({ id }) => ({ kind: "note", id })),
  });
  return {
    header: caseHeader(record),
    marks: await marksOn({ db, actor }, { case: [record.id], note: shown.map(({ id }) => id) }),
    filter,
    agencies,
    mayWrite: mayWriteNotes(actor, record) && isOpenToNotes(record),
    next: next && noteHref(record.id, filter, next),
    notes: shown.map(({ agencyId, version: _version, ...note }) => ({
      ...note,
      isShared: note.isShared === 1,
      isCorrected: note.isCorrected === 1,
      mayAnswer: mayAnswerForNote(actor, record, { agencyId }),
      sharings: sharings.filter(({ noteId }) => noteId === note.id).map(({ noteId: _noteId, ...sharing }) => sharing),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Notes of ${data?.header.reference ?? ""} – Joint Action` },
];

export default function NotesPage() {
  const { header, marks, filter, agencies, notes, next, mayWrite } = useLoaderData<typeof loader>();
  const isNarrowed = Object.values(filter).some(Boolean);
  return (
    <MarkedItems marks={marks}>
      <CaseFrame header={header} current="notes">
        <RightsMarks of={header.id} />
        <h2 className="govuk-heading-m">Notes</h2>
        {mayWrite ? <Button href={`/cases/${header.id}/notes/new`}>Write a note</Button> : null}
        <FilterLayout filter={<NoteFilterFields caseId={header.id} filter={filter} agencies={agencies} />}>
          {notes.length === 0 ? (
            <p className="govuk-body">
              {isNarrowed ? "No note that you may read is of this kind." : "No note that you may read."}
            </p>
          ) : null}
          {notes.map((note) => (
            <NoteCard key={note.id} caseId={header.id} note={note} />
          ))}
          <Pagination nextHref={next ?? undefined} />
        </FilterLayout>
      </CaseFrame>
    </MarkedItems>
  );
}
