import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { BirthDate } from "#app/components/people/birth-date.tsx";
import { RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { LinkRole } from "#app/domain/people/link-roles.ts";
import type { BirthDateBasis } from "#app/domain/people/person.ts";

type Link = {
  id: string;
  personId: string;
  reference: string;
  name: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
  isSubject: boolean;
  role: LinkRole;
  words: string;
  by: string | null;
  standingOn: string | null;
  source: string | null;
  fromDay: string;
  untilDay: string | null;
  note: string | null;
  endedReason: string | null;
  isToPutRight: boolean;
};

const HEADINGS: Record<LinkRole, string> = {
  perpetrator: "Perpetrators, alleged and confirmed",
  victim: "Victims",
  "person-at-risk": "People at risk",
  witness: "Witnesses",
  reporter: "Reporters",
  associate: "Associates",
  "parent-carer": "Parents and carers",
};

type Props = { caseId: string; links: readonly Link[]; heading?: string; mayChange: boolean; today: string };

/**
 * Those of one role, or those whose role has ended; nothing where there is nobody. A person of whom two records, since
 * merged, are linked stands there once, with how each of the links stands.
 */
export function PeopleInRole({ caseId, links, heading, mayChange, today }: Props) {
  const [first] = links;
  if (!first) return null;
  const title = heading ?? HEADINGS[first.role];
  return (
    <Table
      caption={title}
      captionSize="m"
      stacked
      head={["Name", "Date of birth", "Standing", "From", ...(mayChange ? ["Actions"] : [])]}
      rows={byPerson(links).map(([person, ...others]) => {
        const own = [person, ...others];
        return [
          <Named key="name" link={{ ...person, isSubject: own.some((link) => link.isSubject) }} />,
          <BirthDate key="born" {...person} today={today} />,
          <EachLink
            key="standing"
            links={own}
            of={(link) => (
              <>
                <Standing link={link} />
                <RightsMarks of={link.id} />
              </>
            )}
          />,
          <EachLink key="days" links={own} of={daysOf} />,
          ...(mayChange
            ? [<EachLink key="ways" links={own} of={(link) => <Ways caseId={caseId} link={link} />} />]
            : []),
        ];
      })}
    />
  );
}

function byPerson(links: readonly Link[]): [Link, ...Link[]][] {
  const found = new Map<string, [Link, ...Link[]]>();
  for (const link of links) {
    const known = found.get(link.personId);
    if (known) known.push(link);
    else found.set(link.personId, [link]);
  }
  return [...found.values()];
}

function EachLink({ links, of }: { links: readonly Link[]; of: (link: Link) => React.ReactNode }) {
  return links.map((link) => <div key={link.id}>{of(link)}</div>);
}

function daysOf({ fromDay, untilDay }: Link) {
  return untilDay ? `${longDay(fromDay)} to ${longDay(untilDay)}` : longDay(fromDay);
}

function Named({ link }: { link: Link }) {
  return (
    <>
      <a className="govuk-link" href={`/people/${link.personId}`}>
        {link.name}
      </a>
      <br />
      {link.reference}
      {link.isSubject ? ", subject of the case" : ""}
    </>
  );
}

function Standing({ link }: { link: Link }) {
  const details = [
    link.by && link.standingOn ? `${link.by} on ${longDay(link.standingOn)}` : null,
    !link.by && link.standingOn ? `Found on ${longDay(link.standingOn)}` : null,
    link.source,
    link.note,
    link.endedReason ? `Ended: ${link.endedReason}` : null,
  ].filter((detail) => detail !== null);
  return (
    <>
      {link.words}
      {link.isToPutRight ? (
        <>
          {" "}
          <Tag colour="red">To put right</Tag>
        </>
      ) : null}
      {details.map((detail) => (
        <span key={detail} className="app-typed">
          <br />
          {detail}
        </span>
      ))}
    </>
  );
}

function Ways({ caseId, link }: { caseId: string; link: Link }) {
  const who = <span className="govuk-visually-hidden"> {`${link.name} as ${link.words}`}</span>;
  return (
    <>
      <a className="govuk-link" href={`/cases/${caseId}/people/${link.id}/change`}>
        Change{who}
      </a>
      <br />
      <a className="govuk-link" href={`/cases/${caseId}/people/${link.id}/end`}>
        End{who}
      </a>
    </>
  );
}
