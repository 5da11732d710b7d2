import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { heldWords } from "#app/domain/premises/holders.ts";
import { HOLDER_ROLE_NAMES, type HolderRole } from "#app/domain/premises/register.ts";
import { dayParts } from "#app/forms/parse-form.ts";

type Holder = {
  id: string;
  name: string;
  isCompany: 0 | 1;
  companyNumber: string | null;
  personalLicenceNumber: string | null;
  phone: string | null;
  email: string | null;
  addressWords: string | null;
  fromDay: string | null;
  untilDay: string | null;
};
type Props = { premisesId: string; role: HolderRole; today: string | null; all: readonly Holder[]; mayRecord: boolean };

/** Who has a role today, with how to reach them, and who had it before. */
export function Holders({ premisesId, role, today, all, mayRecord }: Props) {
  const name = HOLDER_ROLE_NAMES[role];
  const current = all.find(({ id }) => id === today);
  const others = all.filter(({ id }) => id !== today);
  const path = `/premises/${premisesId}/holders`;
  return (
    <section id={role}>
      <h2 className="govuk-heading-m">{name}</h2>
      {current ? (
        <SummaryList
          rows={[
            { key: current.isCompany ? "Company" : "Name", value: <strong>{current.name}</strong> },
            ...(current.companyNumber ? [{ key: "Company number", value: current.companyNumber }] : []),
            ...(current.personalLicenceNumber ? [{ key: "Personal licence", value: current.personalLicenceNumber }] : []), // prettier-ignore
            { key: "Telephone", value: current.phone ? <Telephone phone={current.phone} /> : NOT_RECORDED },
            { key: "E-mail", value: current.email ?? NOT_RECORDED },
            { key: "Address", value: <span className="app-typed">{current.addressWords ?? NOT_RECORDED}</span> },
            { key: "Since", value: current.fromDay ? longDay(current.fromDay) : NOT_RECORDED },
            ...(current.untilDay ? [{ key: "Last day", value: longDay(current.untilDay) }] : []),
          ]}
        />
      ) : (
        <p className="govuk-body">
          {role === "dps" ? "Nobody is recorded as supervisor today." : "Nobody is recorded as holder today."}
        </p>
      )}
      {mayRecord ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${path}/new?role=${role}`}>
            {current ? `Record a new ${name.toLowerCase()}` : `Record the ${name.toLowerCase()}`}
          </a>
          {current ? (
            <>
              {" · "}
              <a className="govuk-link" href={`${path}/${current.id}/change`}>
                Change these details<span className="govuk-visually-hidden"> of the {name.toLowerCase()}</span>
              </a>
              {current.untilDay === null ? (
                <>
                  {" · "}
                  <a className="govuk-link" href={`${path}/${current.id}/end`}>
                    Record their last day<span className="govuk-visually-hidden"> as {name.toLowerCase()}</span>
                  </a>
                </>
              ) : null}
            </>
          ) : null}
        </p>
      ) : null}
      {others.length > 0 ? <Others path={path} name={name} others={others} mayRecord={mayRecord} /> : null}
    </section>
  );
}

function Telephone({ phone }: { phone: string }) {
  return (
    <a className="govuk-link" href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>
      {phone}
    </a>
  );
}

type OthersProps = { path: string; name: string; others: readonly Holder[]; mayRecord: boolean };

function Others({ path, name, others, mayRecord }: OthersProps) {
  return (
    <Details summary={`${name}: before and after (${others.length})`}>
      <Table
        scrollLabel={`${name}, before and after`}
        stacked
        head={["Name", "First day", "Last day", ...(mayRecord ? ["Change"] : [])]}
        rows={others.map((one) => [
          one.name,
          one.fromDay ? shortDay(one.fromDay) : NOT_RECORDED,
          one.untilDay ? shortDay(one.untilDay) : "No last day",
          ...(mayRecord
            ? [
                <a key="change" className="govuk-link" href={`${path}/${one.id}/change`}>
                  Change
                  <span className="govuk-visually-hidden">
                    {" "}
                    {one.name}, {heldWords(one)}
                  </span>
                </a>,
              ]
            : []),
        ])}
      />
    </Details>
  );
}

type Asked = { day: string; holders: readonly { role: HolderRole; name: string | null }[] } | null;

/** Who it was on a day: of an incident, an application or a hearing. */
export function HolderOnDay({ asked, error }: { asked: Asked; error: string | null }) {
  const days = dayParts("on", asked?.day);
  return (
    <Details summary="Who was it on a day?" open={asked !== null || error !== null}>
      <form method="get" action="#on-a-day">
        <DateInput
          name="on"
          field={(name) => ({ id: name, name, defaultValue: String(days[name] ?? "") })}
          legend="Day"
          legendSize="s"
          error={error ?? undefined}
        />
        <Button variant="secondary">Show</Button>
      </form>
      {asked ? (
        <div id="on-a-day" role="status">
          <p className="govuk-body">On {longDay(asked.day)}:</p>
          <ul className="govuk-list govuk-list--bullet">
            {asked.holders.map(({ role, name }) => (
              <li key={role}>
                {HOLDER_ROLE_NAMES[role]}: <strong>{name ?? "nobody recorded"}</strong>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Details>
  );
}
