import { ALREADY_THERE_WORDS, type AlreadyThere } from "#app/domain/cases/repeated-referral.ts";
import { InsetText } from "../govuk/inset-text.tsx";

/** Only ever of what the reader may open: the caller has found it in their sight. */
export function RepeatedReferral({ already: { kind, id, reference } }: { already: AlreadyThere }) {
  return (
    <InsetText>
      {ALREADY_THERE_WORDS[kind]}:{" "}
      <a className="govuk-link" href={kind === "case" ? `/cases/${id}` : `/referrals/${id}`}>
        {reference}
      </a>
    </InsetText>
  );
}
