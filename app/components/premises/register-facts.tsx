import { areaWords, NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { HOLDER_ROLE_NAMES, type HolderRole } from "#app/domain/premises/register.ts";
import { SummaryList } from "../govuk/summary-list.tsx";

type Holder = { name: string; phone: string | null };
type Props = {
  premises: {
    addressWords: string | null;
    postcode: string | null;
    beatCode: string | null;
    wardCode: string | null;
    capacity: number | null;
  };
  areas: { beat: string | null; ward: string | null };
  holders: readonly { role: HolderRole; holder: Holder | null }[];
  /** Where it stands among the partnership's recorded places. */
  location?: { id: string; name: string; reference: string } | null;
  /** On paper nothing can be followed. */
  isPrinted?: boolean;
};

/** Who and where: what somebody who calls or visits the premises needs first. */
export function RegisterFacts({ premises, areas, holders, location, isPrinted = false }: Props) {
  const { addressWords, postcode, beatCode, wardCode, capacity } = premises;
  return (
    <SummaryList
      rows={[
        ...holders.map(({ role, holder }) => ({
          key: HOLDER_ROLE_NAMES[role],
          value: <Whom holder={holder} isPrinted={isPrinted} />,
        })),
        { key: "Address", value: [addressWords, postcode].filter(Boolean).join(", ") || NOT_RECORDED },
        {
          key: "Beat and ward",
          value: [
            beatCode === null ? null : areaWords("beat", beatCode, areas.beat),
            wardCode === null ? null : areaWords("ward", wardCode, areas.ward),
          ]
            .filter(Boolean)
            .join(", ") || NOT_RECORDED, // prettier-ignore
        },
        { key: "Capacity", value: capacity?.toLocaleString("en-GB") ?? NOT_RECORDED },
        ...(location
          ? [
              {
                key: "Location",
                value: (
                  <a className="govuk-link" href={`/locations/${location.id}`}>
                    {location.name} ({location.reference})
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Whom({ holder, isPrinted }: { holder: Holder | null; isPrinted: boolean }) {
  if (holder === null) return <>{NOT_RECORDED}</>;
  const { name, phone } = holder;
  if (phone === null) return <>{name}</>;
  return (
    <>
      {name}
      <br />
      {isPrinted ? (
        phone
      ) : (
        <a className="govuk-link" href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>
          {phone}
        </a>
      )}
    </>
  );
}
