import type { BirthDateBasis } from "#app/domain/people/person.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { ChangeSince } from "#app/domain/risk/change-since.ts";
import { RISK_DOMAINS, type RiskDomain, type RiskLevel } from "#app/domain/risk/levels.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";
import { BirthDate } from "../people/birth-date.tsx";
import { ChangeOfRisk, RiskTag } from "./risk-tag.tsx";

export type RiskSummaryRow = {
  personId: string;
  name: string;
  level: RiskLevel | null;
  proposed: RiskLevel | null;
  change: ChangeSince | null;
  levels: Record<RiskDomain, RiskLevel> | null;
  nextReviewOn: string | null;
  /** How many things a High still lacks; null where it is not High. */
  missing: number | null;
};
type Person = {
  id: string;
  personId: string;
  name: string;
  role: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
};
type Props = { people: readonly Person[]; rows: readonly RiskSummaryRow[]; today: string };

/** Who is in a case, and the risk of those who are assessed, on a few lines: for the Overview and for meetings. */
export function RiskSummary({ people, rows, today }: Props) {
  const others = people.filter(({ personId }) => !rows.some((row) => row.personId === personId));
  return (
    <>
      <h2 className="govuk-visually-hidden">People and risk</h2>
      {people.length === 0 ? <p className="govuk-body">Nobody is linked yet.</p> : null}
      {rows.length > 0 ? (
        <Table
          caption="Risk of each person"
          captionHidden
          scrollLabel="Risk of each person"
          stacked
          firstCellIsHeader
          head={[
            "Person",
            "Overall",
            ...RISK_DOMAINS.map(({ name }) => capital(name.replace("Risk of ", ""))),
            "Next review",
          ]}
          rows={rows.map((row) => [
            <Who key="who" name={row.name} links={people.filter((p) => p.personId === row.personId)} today={today} />,
            <>
              <RiskTag level={row.level} proposed={row.proposed} /> <ChangeOfRisk change={row.change} />
              {row.missing ? <Tag colour="red">{row.missing} still to do</Tag> : null}
            </>,
            ...RISK_DOMAINS.map(({ id }) => <RiskTag key={id} level={row.levels?.[id] ?? null} />),
            row.nextReviewOn ? `${shortDay(row.nextReviewOn)}${row.nextReviewOn < today ? " (overdue)" : ""}` : "None",
          ])}
        />
      ) : null}
      {others.length > 0 ? (
        <ul className="govuk-list">
          {others.map((person) => (
            <li key={person.id}>
              <Name {...person} />, <Details links={[person]} today={today} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Who({ name, links, today }: { name: string; links: readonly Person[]; today: string }) {
  const [first] = links;
  if (!first) return name;
  return (
    <>
      <Name {...first} />
      <br />
      <span className="govuk-body-s govuk-!-font-weight-regular">
        <Details links={links} today={today} />
      </span>
    </>
  );
}

function Name({ personId, name }: Pick<Person, "personId" | "name">) {
  return (
    <a className="govuk-link" href={`/people/${personId}`}>
      {name}
    </a>
  );
}

/** Every role that the person has here, and how old they are. */
function Details({ links, today }: { links: readonly Person[]; today: string }) {
  const [first] = links;
  if (!first) return null;
  return (
    <>
      {links.map(({ role }) => role.toLowerCase()).join("; ")},{" "}
      {first.birthDate ? <BirthDate {...first} today={today} /> : "date of birth not known"}
    </>
  );
}

function capital(words: string) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
