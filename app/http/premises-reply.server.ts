import { longDay } from "#app/domain/dates/iso-day.ts";
import { CONDITION_SOURCE_NAMES, type ConditionSource } from "#app/domain/premises/register.ts";
import {
  LICENCE_STATUS_NAMES,
  type LicenceStatus,
  PREMISES_KIND_NAMES,
  type PremisesKind,
} from "#app/domain/premises/register.ts";

type Recorded = Record<string, string | null>;
type Premises = {
  version: number;
  licenceNumber: string;
  kind: PremisesKind;
  status: LicenceStatus;
  licensedFrom: string | null;
  name: string;
  addressWords: string | null;
  postcode: string | null;
  uprn: string | null;
  capacity: number | null;
  hours: string | null;
  closedOn: string | null;
};

const day = (value: string | null) => (value === null ? null : longDay(value));

/** After a lost race: what is recorded, by the labels under which a form sets what was typed beside it. */
export function recordedPremises(current: Premises): Recorded {
  return {
    "Licence number": current.licenceNumber,
    "Kind of licence": PREMISES_KIND_NAMES[current.kind],
    "State of the licence": LICENCE_STATUS_NAMES[current.status],
    "Licensed from": day(current.licensedFrom),
    Name: current.name,
    Address: current.addressWords,
    Postcode: current.postcode,
    UPRN: current.uprn,
    Capacity: current.capacity === null ? null : String(current.capacity),
    Hours: current.hours,
    Closed: day(current.closedOn),
  };
}

type Holder = {
  version: number;
  name: string;
  companyNumber: string | null;
  personalLicenceNumber: string | null;
  phone: string | null;
  email: string | null;
  addressWords: string | null;
  fromDay: string | null;
  untilDay: string | null;
};

export function recordedHolder(current: Holder): Recorded {
  return {
    Name: current.name,
    "Company number": current.companyNumber,
    "Personal licence number": current.personalLicenceNumber,
    Telephone: current.phone,
    "E-mail": current.email,
    Address: current.addressWords,
    "First day": day(current.fromDay),
    "Last day": day(current.untilDay),
  };
}

type Condition = {
  version: number;
  number: number;
  source: ConditionSource;
  words: string;
  fromDay: string | null;
  untilDay: string | null;
};

export function recordedLicenceCondition(current: Condition): Recorded {
  return {
    Number: String(current.number),
    Source: CONDITION_SOURCE_NAMES[current.source],
    Condition: current.words,
    "First day": day(current.fromDay),
    "Last day": day(current.untilDay),
  };
}
