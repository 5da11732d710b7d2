import type { ReactNode } from "react";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { ITEM_STATE_NAMES, type ItemState } from "#app/domain/meetings/agenda-item.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { BandTag } from "../premises/band-tag.tsx";
import { ItemActions, type ItemActionRow } from "./item-actions.tsx";
import { KnownOfCase, type OfCase } from "./known-of-case.tsx";

export type Known = {
  href: string | null;
  reason: string | null;
  since: string | null;
  earlier: {
    id: string;
    day: string;
    sittingId: string;
    groupId: string;
    state: ItemState;
    stateReason: string | null;
    minute: string | null;
    decision: string | null;
  } | null;
  actions: readonly ItemActionRow[];
  ofCase: OfCase | null;
  ofReferral: {
    id: string;
    agencyName: string;
    receivedOn: string;
    reason: string;
    tried: string | null;
    isUndecided: boolean;
  } | null;
  ofPremises: { id: string; agreedBand: Band | null; agreedOn: string | null; lastContactOn: string | null; isPrompted: boolean } | null; // prettier-ignore
};

/** What is known before a word is said: what was decided last, how it stands, what is open, what is new. */
export function KnownOfItem({ known, standing }: { known: Known; standing: ReactNode }) {
  const { href, reason, earlier, ofCase, ofReferral, ofPremises, actions, since } = known;
  return (
    <section aria-labelledby="known" className="app-item-known">
      <h2 className="govuk-heading-m" id="known">
        What is known
      </h2>
      {standing}
      {reason === null ? null : <p className="govuk-body">On the agenda because: {reason}</p>}
      {href === null ? null : (
        <p className="govuk-body">
          <a className="govuk-link" href={href}>
            {ofCase
              ? "Open the case"
              : ofReferral
                ? "Open the referral"
                : ofPremises
                  ? "Open the premises"
                  : "Open its list"}
          </a>
        </p>
      )}
      {ofReferral ? <Referral {...ofReferral} /> : null}
      {ofPremises ? <Premises {...ofPremises} /> : null}
      <Part heading="Decided last time">
        <LastTime earlier={earlier} />
      </Part>
      <Part heading="Open actions">
        <ItemActions actions={actions} none="None are open." />
      </Part>
      {ofCase ? <KnownOfCase of={ofCase} since={since} /> : null}
    </section>
  );
}

export function Part({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <>
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{heading}</h3>
      {children}
    </>
  );
}

function LastTime({ earlier }: Pick<Known, "earlier">) {
  if (!earlier) return <p className="govuk-body">It has not been before this group.</p>;
  const words = [earlier.decision, earlier.minute].find((text) => (text ?? "").trim() !== "") ?? null;
  return (
    <p className="govuk-body app-item-words">
      {words ?? (earlier.stateReason === null ? "Nothing was written." : earlier.stateReason)}
      <span className="govuk-hint app-item-block">
        <a
          className="govuk-link"
          href={`/groups/${earlier.groupId}/meetings/${earlier.sittingId}/agenda/${earlier.id}`}
        >
          {longDay(earlier.day)}
        </a>
        {earlier.state === "done" || earlier.state === "open"
          ? ""
          : `, ${ITEM_STATE_NAMES[earlier.state].toLowerCase()}`}
      </span>
    </p>
  );
}

function Referral({ id, agencyName, receivedOn, reason, tried, isUndecided }: NonNullable<Known["ofReferral"]>) {
  return (
    <>
      <p className="govuk-body app-item-words">{reason}</p>
      {tried === null ? null : <p className="govuk-body app-item-words">Tried already: {tried}</p>}
      <p className="govuk-hint">
        From {agencyName}, received {longDay(receivedOn)}
      </p>
      {isUndecided ? (
        <p className="govuk-body">
          <a className="govuk-link govuk-!-font-weight-bold" href={`/referrals/${id}`}>
            Decide on it
          </a>
        </p>
      ) : null}
    </>
  );
}

function Premises({ id, agreedBand, agreedOn, lastContactOn, isPrompted }: NonNullable<Known["ofPremises"]>) {
  return (
    <>
      <p className="govuk-body">
        <BandTag band={agreedBand} />
        {agreedOn === null ? "" : ` agreed ${longDay(agreedOn)}`}
        {lastContactOn === null ? "" : `, last contact ${longDay(lastContactOn)}`}
      </p>
      {isPrompted ? (
        <p className="govuk-body govuk-!-font-weight-bold">
          Red after its plan has ended:{" "}
          <a className="govuk-link" href={`/premises/${id}/plan`}>
            consider a review of the licence
          </a>
        </p>
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={`/premises/${id}/grade`}>
          Agree its grade
        </a>
      </p>
    </>
  );
}
