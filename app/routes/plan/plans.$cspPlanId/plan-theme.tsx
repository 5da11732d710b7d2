import { type AimOfPage, PlanAims } from "#app/components/plan/plan-aims.tsx";
import { PlanRows, type PlanRowShown } from "#app/components/plan/plan-rows.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { Retired, type RetiredPart } from "#app/components/plan/retired.tsx";
import type { PlanHeading } from "#app/domain/plan/plan.ts";

type May = { planId: string; quarter: string; mayManage: boolean; mayGive: boolean; isWhole: boolean };
type Section = { heading: PlanHeading; rows: readonly PlanRowShown[] };
type Priority = RetiredPart & {
  id: string;
  title: string;
  aims: string | null;
  risks: string | null;
  leadAgencyName: string | null;
  leadName: string | null;
  measures: readonly AimOfPage[];
  sections: readonly Section[];
};
type ThemeShown = RetiredPart & { id: string; title: string; context: string | null; priorities: readonly Priority[] };

export function Theme({ theme, ...may }: May & { theme: ThemeShown }) {
  const here = `/plans/${may.planId}/themes/${theme.id}`;
  const mayChange = may.mayManage && theme.retiredOn === null;
  return (
    <section>
      <h2 className="govuk-heading-m">{theme.title}</h2>
      {theme.retiredOn === null ? null : (
        <p className="govuk-body">
          <Retired {...theme} />
        </p>
      )}
      {theme.context === null ? null : <p className="govuk-body app-typed">{theme.context}</p>}
      {mayChange ? (
        <Links
          of={theme.title}
          links={[
            { href: here, text: "Change the theme" },
            { href: `${here}/priorities/new`, text: "Add a priority" },
            { href: `/plans/${may.planId}/remove/theme/${theme.id}`, text: "Remove the theme" },
          ]}
        />
      ) : null}
      {theme.priorities.map((priority) => (
        <PriorityOfPlan key={priority.id} priority={priority} {...may} />
      ))}
    </section>
  );
}

/** Its name, who leads it and how it stands; the rest is folded until somebody wants it, or has something to say in it. */
function PriorityOfPlan({ priority, ...may }: May & { priority: Priority }) {
  const { id, title, aims, risks, leadAgencyName, leadName, measures, sections } = priority;
  const plan = `/plans/${may.planId}`;
  const isEmpty = aims === null && risks === null && measures.length === 0 && sections.length === 0;
  const rows = sections.flatMap((section) => section.rows);
  const lead = [leadName, leadAgencyName].filter((name) => name !== null).join(", ");
  return (
    <section className="govuk-!-margin-bottom-6">
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">Priority: {title}</h3>
      {priority.retiredOn === null ? null : (
        <p className="govuk-body">
          <Retired {...priority} />
        </p>
      )}
      <p className="govuk-body govuk-!-margin-bottom-2">
        Led by {lead === "" ? "nobody yet" : lead}. {standingOf(rows, may.quarter)}
      </p>
      {may.mayManage && priority.retiredOn === null ? (
        <Links
          of={title}
          links={[
            { href: `${plan}/priorities/${id}`, text: "Change the priority" },
            { href: `${plan}/priorities/${id}/aims/new`, text: "Add an aim" },
            { href: `${plan}/rows/new?priority=${id}`, text: "Add a row" },
            { href: `${plan}/remove/priority/${id}`, text: "Remove the priority" },
          ]}
        />
      ) : null}
      {isEmpty ? null : (
        <Details
          open={may.isWhole || rows.some(({ mayTell, isSilent, isOverdue }) => mayTell && (isSilent || isOverdue))}
          summary={
            <>
              Aims and rows<span className="govuk-visually-hidden"> of {title}</span>
            </>
          }
        >
          {aims === null ? null : <p className="govuk-body app-typed">{aims}</p>}
          {risks === null ? null : (
            <p className="govuk-body app-typed">
              <strong>Risks:</strong> {risks}
            </p>
          )}
          {measures.length > 0 ? <PlanAims planId={may.planId} mayManage={may.mayManage} aims={measures} /> : null}
          <Sections sections={sections} {...may} />
        </Details>
      )}
    </section>
  );
}

function standingOf(rows: readonly PlanRowShown[], quarter: string) {
  if (rows.length === 0) return "No rows yet.";
  const overdue = rows.filter(({ isOverdue }) => isOverdue).length;
  const silent = rows.filter(({ isSilent }) => isSilent).length;
  return [
    rows.length === 1 ? "1 row" : `${rows.length} rows`,
    ...(overdue === 0 ? [] : [`${overdue} overdue`]),
    ...(silent === 0 ? [] : [`${silent} without progress for ${quarter}`]),
  ]
    .join(", ")
    .concat(".");
}

export function Sections({ sections, ...may }: May & { sections: readonly Section[] }) {
  return sections.map((section) => <PlanRows key={section.heading} {...section} {...may} />);
}

function Links({ of, links }: { of: string; links: readonly { href: string; text: string }[] }) {
  return (
    <ul className="govuk-list app-inline-list govuk-!-display-none-print">
      {links.map(({ href, text }) => (
        <li key={href}>
          <a className="govuk-link" href={href}>
            {text}
            <span className="govuk-visually-hidden">: {of}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
