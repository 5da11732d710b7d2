import { longDay } from "#app/domain/dates/iso-day.ts";
import { markWords } from "#app/domain/rights/mark-words.ts";
import type { RightsMark } from "#app/domain/rights/mark.ts";
import { MARKABLE_KIND_NAMES, type MarkableKind } from "#app/domain/rights/marked-kinds.ts";

type Mark = {
  id: string;
  kind: string;
  mark: RightsMark;
  words: string;
  fromDay: string;
  endedOn: string | null;
  endedReason: string | null;
};

/** What was recorded on items by this request; each stands wherever the item is. */
export function MarksOfRequest({ requestId, marks }: { requestId: string; marks: readonly Mark[] }) {
  if (marks.length === 0) return null;
  return (
    <section aria-labelledby="marks">
      <h2 className="govuk-heading-m" id="marks">
        Recorded on items
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {marks.map((mark) => (
          <li key={mark.id}>
            <strong>{nameOf(mark.kind)}</strong>. {markWords(mark)}
            {mark.endedOn === null ? (
              <>
                {" "}
                <a className="govuk-link" href={`/rights/${requestId}/marks/${mark.id}`}>
                  End it<span className="govuk-visually-hidden">: {nameOf(mark.kind)}</span>
                </a>
              </>
            ) : (
              ` Ended on ${longDay(mark.endedOn)}: ${mark.endedReason ?? ""}`
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(kind: string) {
  return Object.hasOwn(MARKABLE_KIND_NAMES, kind) ? MARKABLE_KIND_NAMES[kind as MarkableKind] : kind;
}
