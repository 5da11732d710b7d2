import { createContext, type ReactNode, useContext } from "react";
import { markWords } from "#app/domain/rights/mark-words.ts";
import type { RightsMark } from "#app/domain/rights/mark.ts";

type MarkShown = { id: string; mark: RightsMark; words: string; fromDay: string };
type ByRecord = Record<string, MarkShown[]>;

const Marks = createContext<ByRecord>({});

/** Around a page: what stands by somebody's right on any of the items that it shows. */
export function MarkedItems({ marks, children }: { marks: ByRecord; children: ReactNode }) {
  return <Marks.Provider value={marks}>{children}</Marks.Provider>;
}

/** On an item, on screen and on paper: that it was corrected, is disputed, not to be used, objected to; in words, never by a colour alone. */
export function RightsMarks({ of }: { of: string }) {
  const marks = useContext(Marks)[of];
  if (!marks || marks.length === 0) return null;
  return (
    <div className="govuk-inset-text govuk-!-margin-top-2 govuk-!-margin-bottom-2">
      {marks.map((mark) => (
        <p key={mark.id} className="govuk-body govuk-!-margin-bottom-1">
          <strong>{markWords(mark)}</strong>
        </p>
      ))}
    </div>
  );
}
