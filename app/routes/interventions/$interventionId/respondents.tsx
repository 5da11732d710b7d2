import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import type { ShownRespondent } from "#app/domain/interventions/shown-record.ts";

type Props = { path: string; respondents: readonly ShownRespondent[]; mayChange: boolean };

/** Whom it binds, each with a service and an end of their own. */
export function Respondents({ path, respondents, mayChange }: Props) {
  return (
    <section>
      {respondents.length > 0 ? (
        <Table
          caption="Whom it binds"
          captionSize="m"
          scrollLabel="Whom it binds"
          stacked
          head={["Name", "Served", "End", ...(mayChange ? ["What next"] : [])]}
          rows={respondents.map((one, index) => {
            const name = one.name ?? `Respondent ${index + 1}`;
            return [
              <Name key="name" one={one} name={name} />,
              one.served ?? <Tag colour="orange">Not served yet</Tag>,
              one.ended ?? "In force as the record is",
              ...(mayChange ? [<Next key="next" path={path} one={one} name={name} />] : []),
            ];
          })}
        />
      ) : (
        <>
          <h2 className="govuk-heading-m">Whom it binds</h2>
          <p className="govuk-body">Nobody is named.</p>
        </>
      )}
      {mayChange ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${path}/respondents/new`}>
            Add somebody whom it binds
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Name({ one, name }: { one: ShownRespondent; name: string }) {
  if (one.personId === null) return <>{name}</>;
  return (
    <>
      <a className="govuk-link" href={`/people/${one.personId}`}>
        {name}
      </a>
      <div className="govuk-hint govuk-!-margin-bottom-0">{one.born}</div>
    </>
  );
}

function Next({ path, one, name }: { path: string; one: ShownRespondent; name: string }) {
  return (
    <>
      <a className="govuk-link" href={`${path}/respondents/${one.id}/serve`}>
        {one.served === null ? "Record the service" : "Change the service"}
        <span className="govuk-visually-hidden"> on {name}</span>
      </a>
      <br />
      <a className="govuk-link" href={`${path}/end?respondent=${one.id}`}>
        {one.ended === null ? "End" : "Not ended after all"}
        <span className="govuk-visually-hidden"> for {name}</span>
      </a>
    </>
  );
}
