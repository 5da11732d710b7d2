import { fullDay, longDay } from "../dates/iso-day.ts";
import { INVITED_PARTY_NAMES, type InvitedParty, NAME_NOT_RECORDED } from "./formal-meeting.ts";
import type { MetBand } from "./meeting-asked.ts";
import { BAND_NAMES } from "./bands.ts";

type Letter = {
  to: { party: InvitedParty; name: string };
  premises: { name: string; licenceNumber: string; addressWords: string | null; postcode: string | null };
  meeting: { band: MetBand; arrangedDay: string | null; arrangedTime: string | null; place: string | null };
  /** Of the group that agreed the grade, on that day. */
  gradedOn: string | null;
  /** Who writes. */
  agencyName: string;
  today: string;
};

/**
 * The invitation to the meeting, as plain text to be copied or printed by whoever sends it: Joint Action sends nothing to
 * premises. It says the grade and nothing of incidents or of anybody in them.
 */
export function invitationLetter({ to, premises, meeting, gradedOn, agencyName, today }: Letter): string {
  const { name, licenceNumber, addressWords, postcode } = premises;
  const address = [addressWords, postcode].filter(Boolean).join(", ");
  const grade = BAND_NAMES[meeting.band];
  const isOfPremises = to.party === "licence-holder" || to.party === "dps";
  const whose = isOfPremises ? "your premises" : "these premises";
  return [
    longDay(today),
    to.name === NAME_NOT_RECORDED ? INVITED_PARTY_NAMES[to.party] : to.name,
    `${[name, address].filter(Boolean).join(", ")} (licence ${licenceNumber})`,
    `The premises group of the community safety partnership looks at incidents in and near licensed premises. ${
      gradedOn === null ? "It" : `On ${longDay(gradedOn)} it`
    } graded ${whose} ${grade}.`,
    `You are invited to a meeting about this. We want to agree with ${isOfPremises ? "you" : "those who run the premises"} what is to be done, by whom and by when.`,
    whenAndWhere(meeting),
    isOfPremises
      ? "Please tell us whether you will come. You may bring somebody to advise you."
      : "Please tell us whether you will come.",
    agencyName,
  ].join("\n\n");
}

function whenAndWhere({ arrangedDay, arrangedTime, place }: Letter["meeting"]) {
  if (arrangedDay === null) return "Day, time and place: to be arranged";
  return [
    `Day: ${fullDay(arrangedDay)}`,
    `Time: ${arrangedTime ?? "to be arranged"}`,
    `Place: ${place ?? "to be arranged"}`,
  ].join("\n");
}
