import { z } from "zod/mini";
import { type Source, SOURCE_KINDS } from "#app/domain/cases/carried.ts";
import type { ReferralSubject } from "#app/domain/cases/referral-subject.ts";
import { linkedPeople } from "#app/domain/cases/referral-people.form.ts";
import {
  locationReferralForm,
  problemReferralForm,
  type ReferralDetails,
  referralForm,
  type ToldDetails,
  typedReferralForm,
} from "#app/domain/cases/referral.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import type { About } from "./initial-values.ts";

export type Asked = { about: About; personId: string | null; locationId: string | null };

/** From what the address says that the referral is made. */
export function sourceOf(request: Request): Source | null {
  const query = new URL(request.url).searchParams;
  for (const kind of SOURCE_KINDS) {
    const id = z.uuidv7().safeParse(query.get(kind)).data;
    if (id !== undefined) return { kind, id };
  }
  return null;
}

type Found = { subject: { kind: "person"; personId: string } | { kind: "location" | "problem"; locationId: string | null } }; // prettier-ignore

/** What is referred where it is made from something: what that is about. */
export function askedFrom({ subject }: Found): Asked {
  if (subject.kind === "person") return { about: "person", personId: subject.personId, locationId: null };
  const isPlace = subject.kind === "location" && subject.locationId !== null;
  return { about: isPlace ? "location" : "problem", personId: null, locationId: subject.locationId };
}

/** What the address asks to refer; null for what makes no sense. */
export function askedOf(request: Request): Asked | null {
  const query = new URL(request.url).searchParams;
  const id = (name: string) => z.uuidv7().safeParse(query.get(name)).data ?? null;
  const [personId, locationId, about] = [id("person"), id("location"), query.get("about")];
  if (personId !== null) return { about: "person", personId, locationId: null };
  if (about === "person") return { about: "typed", personId: null, locationId: null };
  if (about === "problem") return { about, personId: null, locationId };
  return about === "location" && locationId !== null ? { about, personId: null, locationId } : null;
}

export const FORMS = {
  person: referralForm,
  typed: typedReferralForm,
  location: locationReferralForm,
  problem: problemReferralForm,
};

/** The form as what it is about and what every referral says, or its errors. */
export function readReferral(body: FormData, { about, personId, locationId }: Asked) {
  switch (about) {
    case "person": {
      const form = parseForm(body, referralForm);
      if (!form.ok) return form;
      const { role } = form.data;
      return read(form.values, { kind: "person", personId: personId ?? "", role, told: toldOf(form.data) }, form.data);
    }
    case "typed": {
      const form = parseForm(body, typedReferralForm);
      if (!form.ok) return form;
      const { givenNames, familyName, birthDateBasis, birthDate, area, role } = form.data;
      const person = { givenNames, familyName, birthDateBasis, birthDate, area };
      return read(form.values, { kind: "typed", person, role, told: toldOf(form.data) }, form.data);
    }
    case "location": {
      const form = parseForm(body, locationReferralForm);
      if (!form.ok) return form;
      const people = linkedPeople(form.data);
      return read(form.values, { kind: "location", locationId: locationId ?? "", people }, form.data);
    }
    case "problem": {
      const form = parseForm(body, problemReferralForm);
      if (!form.ok) return form;
      const { problemTitle: title, problemArea: area } = form.data;
      return read(
        form.values,
        { kind: "problem", title, area, locationId, people: linkedPeople(form.data) },
        form.data,
      );
    }
  }
}

function read<V>(values: V, subject: ReferralSubject, data: ReferralDetails) {
  const { groupId, agencyId, referringUserId, referringOfficer, receivedOn, reason, tried } = data;
  const { urgency, lawfulBasis, gateway, anyway, carry } = data;
  const details = { groupId, agencyId, referringUserId, referringOfficer, receivedOn, reason, tried };
  return { ok: true as const, values, subject, details: { ...details, urgency, lawfulBasis, gateway, anyway, carry } };
}

function toldOf(data: ToldDetails): ToldDetails {
  const { personTold, personToldBy, personToldOn, personNotToldReason } = data;
  const { parentTold, parentToldBy, parentToldOn, parentNotToldReason } = data;
  return {
    ...{ personTold, personToldBy, personToldOn, personNotToldReason },
    ...{ parentTold, parentToldBy, parentToldOn, parentNotToldReason },
  };
}
