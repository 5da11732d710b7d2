import { NoteKindTag, NoteReaders, NoteWords } from "#app/components/cases/note-words.tsx";
import { RightsMarks } from "#app/components/rights/rights-marks.tsx";
import {
  HANDLING_CODES,
  type HandlingCode,
  INFORMATION_ASSESSMENTS,
  type InformationAssessment,
  type NoteKind,
  SOURCE_GRADES,
  type SourceGrade,
} from "#app/domain/cases/note.ts";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";

type Note = {
  id: string;
  kind: NoteKind;
  words: string;
  happenedOn: string;
  writtenAt: string;
  authorName: string;
  agencyName: string;
  isShared: boolean;
  isCorrected: boolean;
  correctsId: string | null;
  sourceGrade: SourceGrade | null;
  informationAssessment: InformationAssessment | null;
  handlingCode: HandlingCode | null;
  handlingConditions: string | null;
  mayAnswer: boolean;
  sharings: readonly { isShared: 0 | 1; reason: string | null; changedAt: string; changedBy: string }[];
};

export function NoteCard({ caseId, note }: { caseId: string; note: Note }) {
  const path = `/cases/${caseId}/notes/${note.id}`;
  return (
    <article id={note.id} className="app-note">
      <h3 className="govuk-heading-s">
        {longDay(note.happenedOn)} <NoteKindTag kind={note.kind} /> <NoteReaders {...note} />
      </h3>
      {note.correctsId ? (
        <p className="govuk-body">
          Corrects{" "}
          <a className="govuk-link" href={`#${note.correctsId}`}>
            an earlier note
          </a>
          .
        </p>
      ) : null}
      <RightsMarks of={note.id} />
      <NoteWords {...note} />
      <Grading {...note} />
      <p className="govuk-body-s">
        Written by {note.authorName}, {note.agencyName}, {londonTime(note.writtenAt)}
        {note.sharings.map((sharing) => (
          <span key={sharing.changedAt}>
            <br />
            {sharing.isShared ? "Shared" : "Made private again"} by {sharing.changedBy}, {londonTime(sharing.changedAt)}
            {sharing.reason ? `: ${sharing.reason}` : null}
          </span>
        ))}
      </p>
      {note.mayAnswer ? (
        <p className="govuk-body-s">
          <a className="govuk-link" href={`${path}/sharing`}>
            {note.isShared ? "Make private again" : "Share"}
            <span className="govuk-visually-hidden"> the note of {longDay(note.happenedOn)}</span>
          </a>
          {note.isCorrected ? null : (
            <>
              {" or "}
              <a className="govuk-link" href={`${path}/correct`}>
                correct<span className="govuk-visually-hidden"> the note of {longDay(note.happenedOn)}</span>
              </a>
            </>
          )}
        </p>
      ) : null}
    </article>
  );
}

function Grading({ sourceGrade, informationAssessment, handlingCode, handlingConditions }: Note) {
  if (!sourceGrade || !informationAssessment || !handlingCode) return null;
  return (
    <p className="govuk-body-s">
      Graded {sourceGrade}
      {informationAssessment}
      {handlingCode}: source {SOURCE_GRADES[sourceGrade].toLowerCase()};{" "}
      {INFORMATION_ASSESSMENTS[informationAssessment].toLowerCase()}; {HANDLING_CODES[handlingCode].toLowerCase()}
      {handlingConditions ? `: ${handlingConditions}` : null}
    </p>
  );
}
