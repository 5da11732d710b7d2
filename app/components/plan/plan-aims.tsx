import { longDay } from "#app/domain/dates/iso-day.ts";
import { JUDGEMENT_NAMES, type Judgement } from "#app/domain/performance/target.ts";
import { Table } from "../govuk/table.tsx";
import { Retired, type RetiredPart } from "./retired.tsx";

export type AimOfPage = RetiredPart & {
  id: string;
  words: string;
  measureName: string | null;
  target: string;
  figure: string | null;
  days: { from: string; to: string } | null;
  isCounting: boolean;
  isOthers: boolean;
  judgement: Judgement | null;
  fromDay: string;
  toDay: string;
};
type Props = { planId: string; mayManage: boolean; aims: readonly AimOfPage[] };

export function PlanAims({ planId, mayManage, aims }: Props) {
  return (
    <Table
      caption="Aims"
      captionSize="s"
      scrollLabel="Aims"
      stacked
      small
      firstCellIsHeader
      head={["Aim", "Measure", "Target for the year", "So far", "Target met?"]}
      rows={aims.map((aim) => [
        <AimWords key="aim" {...aim} planId={planId} mayManage={mayManage} />,
        aim.measureName ?? "Not measured here",
        aim.target,
        soFar(aim),
        aim.judgement === null ? "For people to judge" : JUDGEMENT_NAMES[aim.judgement],
      ])}
    />
  );
}

function AimWords({ id, words, fromDay, toDay, planId, mayManage, ...retired }: AimOfPage & Omit<Props, "aims">) {
  return (
    <>
      {words}
      <br />
      <span className="govuk-hint">
        {longDay(fromDay)} to {longDay(toDay)}
      </span>
      {retired.retiredOn === null ? null : (
        <>
          <br />
          <Retired {...retired} />
        </>
      )}
      {mayManage && retired.retiredOn === null ? (
        <>
          <br />
          <a className="govuk-link govuk-!-display-none-print" href={`/plans/${planId}/aims/${id}`}>
            Change<span className="govuk-visually-hidden">: {words}</span>
          </a>{" "}
          <a className="govuk-link govuk-!-display-none-print" href={`/plans/${planId}/remove/aim/${id}`}>
            Remove<span className="govuk-visually-hidden">: {words}</span>
          </a>
        </>
      ) : null}
    </>
  );
}

function soFar({ measureName, figure, days, isCounting, isOthers }: AimOfPage) {
  if (measureName === null) return "";
  if (isCounting) return "Being counted. Load the page again";
  if (isOthers) return "For those who see the partnership’s figures";
  if (figure === null || days === null) return "No figure yet";
  return `${figure}, ${days.from === days.to ? "on" : "to"} ${longDay(days.to)}`;
}
