import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { RESEARCH_ANSWER_NAMES, type ResearchAnswer } from "#app/domain/meetings/research.ts";

type Request = {
  id: string;
  reference: string;
  subject: string;
  groupName: string;
  day: string;
  dueOn: string;
  answer: ResearchAnswer | null;
};

/** For which meeting, and by when; and the way to what is known. */
export function RequestWords({ id, reference, groupName, day, dueOn, today }: Request & { today: string }) {
  return (
    <>
      {groupName}, {longDay(day)}. Due {longDay(dueOn)} {dueOn < today ? <Tag colour="red">Late</Tag> : null}
      {" · "}
      <a className="govuk-link" href={`/groups/research/${id}`}>
        Answer
        <span className="govuk-visually-hidden"> about {reference}</span>
      </a>
    </>
  );
}

export function RequestTable({ requests }: { requests: readonly Request[] }) {
  return (
    <Table
      caption="Answered, and open to correction until the meeting"
      captionSize="m"
      scrollLabel="Answered"
      stacked
      head={["Case", "Meeting", "Answer"]}
      rows={requests.map(({ id, reference, subject, groupName, day, answer }) => [
        `${reference} · ${subject}`,
        `${groupName}, ${longDay(day)}`,
        <div key="answer">
          {answer === null ? null : RESEARCH_ANSWER_NAMES[answer]}
          <div>
            <a className="govuk-link" href={`/groups/research/${id}`}>
              Correct it
              <span className="govuk-visually-hidden">: {reference}</span>
            </a>
          </div>
        </div>,
      ])}
    />
  );
}
