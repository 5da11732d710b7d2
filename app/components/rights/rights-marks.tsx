import { markWords } from "#app/domain/rights/mark-words.ts";
import type { RightsMark } from "#app/domain/rights/mark.ts";

export type MarkShown = { id: string; mark: RightsMark; words: string; fromDay: string };

/** What stands on an item by somebody's right, wherever the item is shown, and on paper: by words, never by colour alone. */
export function RightsMarks({ marks }: { marks: readonly MarkShown[] | undefined }) {
  if (!marks || marks.length === 0) return null;
  return (
    <div className="govuk-inset-text govuk-!-margin-top-2 govuk-!-margin-bottom-2 app-rights-marks">
      {marks.map((mark) => (
        <p key={mark.id} className="govuk-body govuk-!-margin-bottom-1">
          <strong>{mark.mark === "restricted" ? "Restricted. " : ""}</strong>
          {markWords(mark)}
        </p>
      ))}
    </div>
  );
}
