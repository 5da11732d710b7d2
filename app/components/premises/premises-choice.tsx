import { longDay } from "#app/domain/dates/iso-day.ts";
import { ofPremises } from "#app/domain/premises/involved-premises.form.ts";
import { Button } from "../govuk/button.tsx";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import type { FieldProps, FormFields } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { ClassifiedFields } from "./classified-fields.tsx";

export type PremisesChoice = {
  id: string;
  name: string;
  licenceNumber: string;
  addressWords: string | null;
  postcode: string | null;
  licensedFrom: string | null;
  closedOn: string | null;
  isHere: boolean;
};

/** What the button that only looks for premises says in the form: nothing is saved by it. */
export const FIND = { name: "intent", value: "find-premises" };

type Props = FormFields & {
  offered: readonly PremisesChoice[];
  /** Of those that the incident concerns already: the version read, and whether a meeting decided the attribution. */
  recorded?: Readonly<Record<string, { version: number; isDecided: boolean }>>;
  /** What has been looked for without finding any. */
  isNothingFound: boolean;
};

/** Licensed premises that an incident concerns: found by name or number, at most three, each with what it was there. */
export function PremisesChoiceFields({ field, errorOf, offered, recorded = {}, isNothingFound }: Props) {
  return (
    <>
      <Input
        field={field("premisesSearch")}
        label="Find the premises"
        hint="Name, licence number or postcode. Those at the place where it happened are found without words"
        autoComplete="off"
        error={errorOf("premisesSearch")}
      />
      <Button variant="secondary" {...FIND}>
        Find premises
      </Button>
      <div aria-live="polite">
        {isNothingFound ? <p className="govuk-body">No licensed premises are found by these words.</p> : null}
        {offered.length === 0 ? null : <p className="govuk-visually-hidden">{foundWords(offered.length)}</p>}
      </div>
      {offered.length === 0 ? null : (
        <Checkboxes
          field={field("premisesIds")}
          legend="Which premises?"
          legendSize="s"
          hint="Three at most"
          items={offered.map((premises) => ({
            value: premises.id,
            text: premises.name,
            hint: hintOf(premises),
            conditional: (
              <>
                {recorded[premises.id] ? (
                  <input
                    type="hidden"
                    name={ofPremises("version", premises.id)}
                    value={String(
                      field(ofPremises("version", premises.id)).defaultValue || recorded[premises.id]?.version,
                    )}
                  />
                ) : null}
                <ClassifiedFields
                  field={(name) => startOf(field(name), name)}
                  errorOf={errorOf}
                  nameOf={(name) => ofPremises(name, premises.id)}
                  isDecided={recorded[premises.id]?.isDecided}
                />
              </>
            ),
          }))}
          error={errorOf("premisesIds")}
        />
      )}
    </>
  );
}

/** Attribution waits for the meeting unless somebody says otherwise. */
function startOf(field: FieldProps, name: string): FieldProps {
  return name.startsWith("attribution-") && !field.defaultValue ? { ...field, defaultValue: "undecided" } : field;
}

function foundWords(found: number) {
  return found === 1 ? "1 premises to choose from" : `${found} premises to choose from`;
}

function hintOf({ licenceNumber, addressWords, postcode, closedOn, isHere }: PremisesChoice) {
  return [
    licenceNumber,
    [addressWords, postcode].filter(Boolean).join(", "),
    closedOn === null ? "" : `closed on ${longDay(closedOn)}`,
    isHere ? "at the place where it happened" : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
