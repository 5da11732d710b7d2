import { Tag } from "#app/components/govuk/tag.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { SinceLastMet } from "#app/components/meetings/since-last-met.tsx";
import { ChangeOfRisk, RiskOfCase } from "#app/components/risk/risk-tag.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { Band } from "#app/domain/premises/bands.ts";

export type OfCase = Parameters<typeof RiskOfCase>[0] & {
  reviewDueOn: string | null;
  leadAgencyName: string;
  open: number;
  overdue: number;
  caseId: string;
  isRestricted: boolean;
  lastDay: string | null;
  since: Parameters<typeof SinceLastMet>[0]["since"] | null;
};

/** How what an item is about stands: of premises the band, of a case its risk, what is due, and what is new. */
export function Standing({ ofCase, band }: { ofCase?: OfCase; band?: Band | null }) {
  if (band !== undefined) return <BandTag band={band} />;
  if (!ofCase) return null;
  const {
    riskAssessedOn,
    riskChange,
    reviewDueOn,
    leadAgencyName,
    open,
    overdue,
    caseId,
    isRestricted,
    since,
    ...risk
  } = ofCase;
  const words = [
    ...(riskAssessedOn === null ? [] : [`assessed ${shortDay(riskAssessedOn)}`]),
    ...(reviewDueOn === null ? [] : [`review of risk due ${shortDay(reviewDueOn)}`]),
    leadAgencyName,
    open === 0 ? "no open actions" : `${open} open action${open === 1 ? "" : "s"}`,
  ];
  return (
    <>
      {isRestricted ? <Tag colour="purple">Restricted</Tag> : null} <RiskOfCase {...risk} riskAssessedOn={null} />
      {riskChange && riskChange.direction !== "same" ? <ChangeOfRisk change={riskChange} /> : null}
      <span className="govuk-!-margin-left-1">{words.join(" · ")}</span>
      {overdue > 0 ? (
        <>
          {" "}
          <Tag colour="red">{overdue} overdue</Tag>
        </>
      ) : null}
      {since === null ? null : <SinceLastMet caseId={caseId} since={since} />}
    </>
  );
}
