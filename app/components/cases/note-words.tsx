import { NOTE_KIND_NAMES, type NoteKind } from "#app/domain/cases/note.ts";
import { Tag, type TagColour } from "../govuk/tag.tsx";

const COLOURS: Record<NoteKind, TagColour> = { fact: "blue", opinion: "purple", intelligence: "orange" };

export function NoteKindTag({ kind }: { kind: NoteKind }) {
  return <Tag colour={COLOURS[kind]}>{NOTE_KIND_NAMES[kind]}</Tag>;
}

/** Who can read it, in words that leave no doubt. */
export function NoteReaders({ isShared, agencyName }: { isShared: boolean; agencyName: string }) {
  return isShared ? <Tag colour="grey">Shared</Tag> : <Tag colour="magenta">Private to {agencyName}</Tag>;
}

/** One that was corrected is struck through, and stays to be read. */
export function NoteWords({ words, isCorrected }: { words: string; isCorrected: boolean }) {
  return isCorrected ? (
    <p className="govuk-body app-typed">
      <span className="govuk-!-font-weight-bold">Corrected: read the note that corrects it.</span> <s>{words}</s>
    </p>
  ) : (
    <p className="govuk-body app-typed">{words}</p>
  );
}
