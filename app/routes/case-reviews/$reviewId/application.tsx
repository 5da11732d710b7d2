import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import {
  APPLICATION_CHANNEL_NAMES,
  CONSENT_NAMES,
  CONSENT_WAY_NAMES,
  LETTER_NAMES,
  mayDiscloseTo,
} from "#app/domain/case-reviews/application.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ReviewPage } from "#app/services/case-reviews/review-page.ts";

type Props = { reviewId: string; application: ReviewPage["applications"][number]; mayWork: boolean };

/** One application, with an applicant, consent, address and letters of its own. */
export function Application({ reviewId, application: a, mayWork }: Props) {
  const here = `/case-reviews/${reviewId}`;
  const action = (href: string, text: string) =>
    mayWork ? [{ href, text, visuallyHiddenText: `of ${a.applicantName}` }] : [];
  const consent = [
    CONSENT_NAMES[a.consent],
    a.consentHow && CONSENT_WAY_NAMES[a.consentHow],
    a.consentOn && longDay(a.consentOn),
    a.consentEvidence,
  ];
  return (
    <>
      {mayDiscloseTo(a.consent) ? null : <WarningText>{CONSENT_NAMES[a.consent]}</WarningText>}
      <SummaryList
        card={{
          title: a.position === 1 ? "First application" : `Application ${a.position}, joined to this review`,
          headingLevel: 3,
        }}
        rows={[
          { key: "Applicant", value: [a.applicantName, a.applicantRelation].filter(Boolean).join(", ") },
          ...(a.kind === "other" ? [{ key: "For", value: a.victim }] : []),
          {
            key: "Received",
            value: `${longDay(a.receivedOn)}, ${APPLICATION_CHANNEL_NAMES[a.channel].toLowerCase()}${a.isCounted ? "" : ". Repeats an earlier request of the same person, so it is not counted again"}`,
          },
          ...(a.position > 1 && a.words ? [{ key: "About", value: a.words }] : []),
          {
            key: "Consent",
            value: consent.filter(Boolean).join(". "),
            actions: a.kind === "other" ? action(`${here}/applications/${a.id}/consent`, "Record consent") : [],
          },
          ...(mayWork
            ? [
                {
                  key: "Address for letters",
                  value: a.contact ?? "Not recorded",
                  actions: action(`${here}/applications/${a.id}/contact`, "Change the address"),
                },
              ]
            : []),
          {
            key: "Letters sent",
            value:
              a.letters.length === 0
                ? "None yet"
                : [...a.letters]
                    .reverse()
                    .map(({ kind, sentOn }) => `${LETTER_NAMES[kind]}, ${longDay(sentOn)}`)
                    .join("; "),
            actions: a.owed.flatMap((kind) =>
              action(
                `${here}/letters/${kind}?application=${a.id}`,
                `Write the letter: ${LETTER_NAMES[kind].toLowerCase()}`,
              ),
            ),
          },
        ]}
      />
    </>
  );
}
