import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { hasProblem, hasSame, type SimilarOffered, SimilarOffers } from "./similar-offers.tsx";

const noError = () => undefined;

/**
 * What may be recorded already, while the form is typed. How much there is is read out; each answer is one key, and what
 * nobody answers is asked when it is saved. These fields are the page's own: an answer goes when its offer goes.
 */
export function OffersWhileTyping({ similar }: { similar: SimilarOffered }) {
  const unlinked = similar.unlinked.map(({ id }) => id);
  const field = (name: string) => ({ id: name, name, defaultValue: name === "problemIncidents" ? unlinked : "" });
  const isAny = hasSame(similar) || hasProblem(similar);
  return (
    <>
      <div aria-live="polite" className="govuk-visually-hidden">
        {isAny ? wordsOf(similar) : ""}
      </div>
      {isAny ? (
        <InsetText>
          <h2 className="govuk-heading-m">Recorded already?</h2>
          <SimilarOffers offered={similar} field={field} errorOf={noError} />
        </InsetText>
      ) : null}
    </>
  );
}

function wordsOf({ same, closed, problems, unlinked }: SimilarOffered) {
  const counted = (n: number, one: string, many: string) => (n === 0 ? [] : [n === 1 ? `1 ${one}` : `${n} ${many}`]);
  const found = [
    ...counted(same.length + closed.length, "incident that may be the same", "incidents that may be the same"),
    ...counted(problems.length, "problem that it may belong to", "problems that it may belong to"),
    ...counted(unlinked.length, "incident like it within 12 months", "incidents like it within 12 months"),
  ];
  return `Recorded already: ${found.join(", ")}. Answer before you save.`;
}
