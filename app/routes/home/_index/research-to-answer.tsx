import { Tag } from "#app/components/govuk/tag.tsx";

/** What the reader's agency is asked about cases before meetings and has not answered. */
export function ResearchToAnswer({ waiting, late }: { waiting: number; late: number }) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href="/groups/research">
        {waiting === 1
          ? "1 case that your agency is asked about before a meeting"
          : `${waiting} cases that your agency is asked about before a meeting`}
      </a>{" "}
      {late > 0 ? <Tag colour="red">{late === waiting ? "Late" : `${late} late`}</Tag> : null}
    </p>
  );
}
