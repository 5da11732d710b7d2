import { actionHref } from "#app/domain/actions/way-back.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import {
  PLAN_HEADING_NAMES,
  PLAN_ROW_STATUS_NAMES,
  type PlanHeading,
  type PlanRowStatus,
} from "#app/domain/plan/plan.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

type Action = { id: string; reference: string; words: string; dueOn: string; isOverdue: boolean; isFinished: boolean };
export type PlanRowShown = {
  id: string;
  words: string;
  leadAgencyName: string | null;
  leadName: string | null;
  timeScale: string | null;
  dueOn: string | null;
  resources: string | null;
  outcome: string | null;
  target: string | null;
  status: PlanRowStatus;
  progress: { words: string; quarter: string; by: string | null } | null;
  isOverdue: boolean;
  isSilent: boolean;
  mayTell: boolean;
  actions: readonly Action[];
  otherActions: number;
};
type May = { planId: string; quarter: string; mayManage: boolean; mayGive: boolean };
type Props = May & { heading: PlanHeading; rows: readonly PlanRowShown[] };

/** In the partnership's own columns (DOMAIN 6.5). */
const COLUMNS = [
  ...["Key actions", "Lead agency", "Time scales", "Financial and resources implications", "Outcome"],
  ...["Target and performance measure", "Progress"],
];

export function PlanRows({ heading, rows, ...may }: Props) {
  return (
    <Table
      caption={PLAN_HEADING_NAMES[heading]}
      captionSize="s"
      scrollLabel={PLAN_HEADING_NAMES[heading]}
      stacked
      small
      head={COLUMNS}
      rows={rows.map((row) => [
        <KeyAction key="action" row={row} {...may} />,
        <Lines key="lead" lines={[row.leadAgencyName, row.leadName]} />,
        <Lines key="time" lines={[row.timeScale, row.dueOn === null ? null : `By ${longDay(row.dueOn)}`]} />,
        <Typed key="resources" words={row.resources} />,
        <Typed key="outcome" words={row.outcome} />,
        <Typed key="target" words={row.target} />,
        <Progress key="progress" row={row} quarter={may.quarter} />,
      ])}
    />
  );
}

function KeyAction({ row, planId, mayManage, mayGive }: { row: PlanRowShown } & May) {
  const here = `/plans/${planId}/rows/${row.id}`;
  const links = [
    ...(row.mayTell ? [{ href: `${here}/progress`, text: "Say how it goes" }] : []),
    ...(mayManage ? [{ href: here, text: "Change" }] : []),
    ...(mayGive ? [{ href: `${here}/action`, text: "Add an action" }] : []),
  ];
  return (
    <>
      <span className="app-typed">{row.words}</span>
      <Actions row={row} />
      {links.map(({ href, text }) => (
        <span key={href} className="govuk-!-display-block govuk-!-display-none-print">
          <a className="govuk-link" href={href}>
            {text}
            <span className="govuk-visually-hidden">: {row.words}</span>
          </a>
        </span>
      ))}
    </>
  );
}

function Actions({ row: { actions, otherActions } }: { row: PlanRowShown }) {
  if (actions.length === 0 && otherActions === 0) return null;
  const others =
    otherActions === 1 ? "1 action that you may not open" : `${otherActions} actions that you may not open`;
  return (
    <ul className="govuk-list govuk-list--bullet govuk-!-margin-top-2 govuk-!-margin-bottom-2">
      {actions.map(({ id, reference, words, dueOn, isOverdue, isFinished }) => (
        <li key={id}>
          <a className="govuk-link app-reference" href={actionHref(id)}>
            {reference}
          </a>{" "}
          {words}, {isFinished ? "finished" : `due ${longDay(dueOn)}`}
          {isOverdue ? ", overdue" : ""}
        </li>
      ))}
      {otherActions > 0 ? <li>{others}</li> : null}
    </ul>
  );
}

function Progress({ row, quarter }: { row: PlanRowShown; quarter: string }) {
  return (
    <>
      {PLAN_ROW_STATUS_NAMES[row.status]}
      {row.isOverdue ? (
        <>
          {" "}
          <Tag colour="red">Overdue</Tag>
        </>
      ) : null}
      {row.isSilent ? (
        <>
          <br />
          <strong>No progress yet for {quarter}</strong>
        </>
      ) : null}
      {row.progress ? (
        <>
          <br />
          <span className="app-typed">{row.progress.words}</span>
          <br />
          <span className="govuk-hint">
            {row.progress.quarter}
            {row.progress.by === null ? "" : `, ${row.progress.by}`}
          </span>
        </>
      ) : null}
    </>
  );
}

function Typed({ words }: { words: string | null }) {
  return words === null ? "Not said" : <span className="app-typed">{words}</span>;
}

function Lines({ lines }: { lines: readonly (string | null)[] }) {
  const said = lines.filter((line) => line !== null);
  if (said.length === 0) return "Not said";
  return said.map((line) => (
    <span key={line} className="govuk-!-display-block">
      {line}
    </span>
  ));
}
