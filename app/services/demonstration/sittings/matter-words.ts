import type { AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import type { StandingSubject } from "#app/domain/meetings/agenda-item.ts";
import type { GroupName } from "./meetings.ts";

/** A matter on an agenda: its title, what was said, and what was decided; and, where something is to be done, what. */
export type Matter = { part: AgendaPart; title: string; minute: string; decision: string; action?: [string, string] };

const matter = (
  part: AgendaPart,
  title: string,
  minute: string,
  decision: string,
  action?: [string, string],
): Matter => ({ part, title, minute, decision, ...(action ? { action } : {}) });

export const OPENING = "Apologies, declarations of interest and minutes of the last meeting";

const STRATEGIC: readonly Matter[] = [
  matter("performance", "Performance of the quarter", "The analyst went through the measures against their targets. Anti-social behaviour is down on the same months last year; vehicle crime is not.", "The report be noted, and vehicle crime be looked at by beat.", ["Bring vehicle crime by beat and hour", "Brought; two car parks account for most of it."]),
  matter("performance", "Repeat victims of anti-social behaviour", "The number who reported three times or more in six months was set beside the number who were told of the case review.", "All repeat victims be told in writing, with the date recorded."),
  matter("performance", "Actions that are late, by agency", "The manager named the agencies with the most late actions and why. Two have had vacancies.", "The agencies with more than five late actions report at the next meeting.", ["Say how the late actions will be cleared", "Cleared but for two, which have a new day."]),
  matter("delivery-groups", "Update of the JAG", "The chair of the JAG reported on open cases, those at High risk, and what is asked of this group.", "The update be noted."),
  matter("delivery-groups", "Update of LCDG and LEDG", "The town centre group reports fewer complaints in the evening; the east side group has a full plan and few hands.", "The youth offer on the east side be raised with the board."),
  matter("delivery-groups", "Youth JAG and Adults at Risk", "Both chairs reported growing numbers of referrals and asked that reasons be written more fully.", "The referrers be reminded what a referral must say.", ["Write one page for referrers on what a referral needs", "Written and sent to every agency."]),
  matter("plan", "Priorities of the plan: how far they have come", "Each priority was taken in turn with its lead. Two actions have moved past their day; new days were agreed.", "The new days stand as recorded."),
  matter("plan", "Assessment for next year: scope", "What the assessment has to cover, which data is needed and by when, were agreed.", "The scope be as set out, and all agencies send their data within six weeks.", ["Send the request for data to all agencies", "Sent; nine of eleven have answered."]),
  matter("matters", "Matters passed up by the JAG", "The JAG asks for a decision on shared cameras at three sites.", "The proposal be supported in principle, subject to cost."),
  matter("plan", "Funding for the coming year", "Bids received were set against the money that is left. One bid overlaps with work of the county.", "The first two bids be supported and the third be sent back.", ["Tell the three bidders what was decided", "All three told in writing."]),
  matter("other", "Information sharing: agencies that have yet to sign", "The list was read out. One agency is waiting for its legal advice.", "The list be closed by the next meeting."),
  matter("other", "Evening events ahead", "Police and fire service set out the joint patrols and the days on which extra wardens are out.", "The plan be followed as set out."),
  matter("presentation", "Trauma-informed practice in neighbourhood work", "Presented by the health lead, with three examples from the town. Members asked how staff are looked after.", "A session be held each year for all who sit in a group."),
  matter("presentation", "What the case review found, and what was learnt", "The author went through the findings without names: late sharing between two agencies, and no single lead.", "The recommendations be accepted, and progress be reported in two meetings."),
]; // prettier-ignore

const BOARD: readonly Matter[] = [
  matter("performance", "Performance report of the quarter", "The report was taken as read. Members asked about the rise in reports from one beat and about satisfaction.", "The report be sent as it stands."),
  matter("performance", "Domestic abuse: the picture across agencies", "Reports are steady and referrals to support are up. The waiting time was challenged.", "The waiting times be in the next report.", ["Bring waiting times for support by month", "Brought; the longest wait has halved."]),
  matter("plan", "The plan: progress against its priorities", "Leads reported by exception. One priority is behind for want of a lead officer.", "A lead be named by the county council.", ["Name a lead for the priority that has none", "Named and told to the manager."]),
  matter("delivery-groups", "Report of the Strategic Group", "The chair reported on the delivery groups, the pressure on casework and what is proposed.", "The report be noted with thanks."),
  matter("plan", "Money: where the year stands", "Spending is within the budget; one scheme started late and will run into next year.", "The money that is left be carried over."),
  matter("matters", "Matters passed up by the Strategic Group", "Shared cameras at three sites: cost, upkeep and who watches.", "The cameras be paid for during one year, with a review."),
  matter("presentation", "Young people and violence: what works here", "Presented by the youth justice service with figures of two years.", "The partners look at their own offer in the holidays."),
  matter("forward", "Forward programme", "Scrutiny, the annual assessment and the plan were set against the meetings of the year.", "The programme be followed as set out."),
  matter("other", "Letter of the Police and Crime Commissioner", "Read and discussed. The answer will name what the partnership has done in the year.", "The chair answer the letter.", ["Draft the answer for the chair", "Drafted and sent."]),
]; // prettier-ignore

const DELIVERY: readonly Matter[] = [
  matter("analysis", "What was reported in the area since the last meeting", "Reports by street and hour were shown. Noise and young people in the evening lead, as before.", "Patrols to follow the hours shown."),
  matter("plan", "Plan of the group: actions and who has them", "Each action was taken in turn. One waits for another agency.", "Actions stand as recorded."),
  matter("other", "Events of the coming months", "The fair, two matches and a street market were put in the calendar.", "Wardens on the three days."),
  matter("matters", "Message from the JAG", "The JAG asks for eyes on one address and for quicker photographs of graffiti.", "Agreed.", ["Send photographs of graffiti on the day", "Going to the cleansing team directly."]),
  matter("analysis", "Shops: theft and abuse of staff", "Members told of the last weeks. The radio link is used less than it could be.", "Shops to be reminded of the radio link.", ["Call on the shops that have left the radio link", "Five called on, three back on it."]),
  matter("other", "Lighting and bins", "A list of broken lights and overflowing bins was handed over.", "To be put right by the council within a month."),
  matter("plan", "Environmental day", "The last one filled two skips, and residents came. Another is wanted on the other side of the estate.", "Date to be set with the housing provider."),
]; // prettier-ignore

const PREMISES: readonly Matter[] = [
  matter("analysis", "The fortnight by night and hour", "Most of what happened fell on Friday and Saturday after midnight. Two nights were without any report.", "Noted."),
  matter("analysis", "Assaults and the queue at the taxi rank", "Marshals were out on both nights. Waiting times were short but for one hour.", "Marshals to stay until three."),
  matter("other", "Door staff: registration checks", "Checked at nine doors; all badges in date.", "To be repeated in a month."),
  matter("other", "Events of the coming fortnight", "One student night and a match at home were put in the plan.", "Plan agreed."),
  matter("matters", "Message to the JAG", "Two people are banned from most premises and are now seen in the parks.", "To be told to the JAG by its member."),
  matter("other", "Pubwatch", "The last meeting had fourteen members. Bans were renewed for three people.", "Noted."),
  matter("analysis", "Drink spiking: what was reported", "One report, with no confirmed result. Covers and leaflets are at the bars.", "Staff to be reminded of what to do."),
]; // prettier-ignore

const CASES: readonly Matter[] = [
  matter("other", "Staff changes and cover", "Members named who stands in over the coming weeks.", "Noted."),
  matter("actions", "Actions of the group that belong to no case", "Taken one by one; those done were marked so.", "As recorded."),
  matter("other", "What other groups should know", "Two points go to the delivery groups, without names.", "Coordinator to pass them on."),
  matter("other", "Referrals that came back", "Two were sent back for more detail. What was missing was discussed.", "Referrers to be helped by the coordinator."),
  matter("other", "Training and guidance", "A short session on recording contact with victims is offered.", "Each agency to send one person."),
]; // prettier-ignore

export const MATTERS: Readonly<Record<GroupName, readonly Matter[]>> = {
  ...{ "Strategic Group": STRATEGIC, "CSP board": BOARD, LCDG: DELIVERY, LEDG: DELIVERY },
  ...{ JAG: CASES, "Youth JAG": CASES, "Adults at Risk Group": CASES, "University ASB cases": CASES },
  "Night-time economy premises group": PREMISES,
};

/** What is said of a standing item. */
export const STANDING: Readonly<Record<StandingSubject, readonly string[]>> = {
  period: [
    "The figures since the last meeting were gone through. Noise and nuisance lead; nothing out of the usual for the time of year.",
    "Reports are below those of the same weeks last year. Beat 62 has four in ten of them.",
    "A rise in the second week, most of it from one street. The rest is as usual.",
    "Fewer reports of vehicles, more of street drinking. The analyst will look at the hours.",
  ],
  ahead: [
    "Orders that end, hearings and reviews before the next meeting were read out. Events were added by the police.",
    "Two reviews fall before the next meeting. Patrols shift to the afternoon for the days on which schools are closed.",
    "One order ends within the month; its lead will say whether more is needed.",
    "Nothing unusual before the next meeting but for two evening events in the town centre.",
  ],
  beat: [
    "The beat officer went through what was reported. One street stands out and is on the patrol plan.",
    "Little was reported. Two young people were taken home.",
    "Off-road bikes on two evenings; one was seized.",
    "Quiet since the last meeting. The shop reports fewer groups outside.",
  ],
  hate: [
    "Each report was looked at for what was done and whether the victim was told. All have been contacted.",
    "Two reports, both to the police. Support was offered and taken once.",
    "No report since the last meeting.",
    "One report of words in the street. The victim was visited within two days.",
  ],
  breaches: [
    "One breach was reported and dealt with by words. No pattern.",
    "No breach was reported since the last meeting.",
    "Two breaches of the same contract. Its lead proposes the next step.",
  ],
  "reviews-due": [
    "Leads of the cases whose review is due said when it will be done.",
    "All reviews were done in time but one, which is done this week.",
  ],
  "high-risk-asb": [
    "All open cases at High were named with what is being done. No member knew of one that is missing.",
    "The list was read. For each a step is due before the next meeting.",
  ],
};

/** What an agency brought for the whole meeting. */
export const BROUGHT: Readonly<Record<string, readonly string[]>> = {
  "Leicestershire Police": [
    "Beat team back to full strength from Monday.",
    "Extra patrols in the town centre on Fridays and Saturdays until the end of the month.",
    "Two officers trained in problem solving; happy to help with plans.",
  ],
  "Charnwood Borough Council": [
    "New number for reports out of hours; the old one goes on until the end of the quarter.",
    "Street cleansing rounds have changed on the east side.",
    "Two wardens are on leave next week.",
  ],
  "Turning Point": ["Waiting time for a first appointment is down to nine days.", "A drop-in opens at the library on Tuesdays."],
  "NHS Leicester": ["The liaison nurse covers two districts until the vacancy is filled.", "Crisis line numbers have changed; cards are out."],
  "Leicestershire Fire and Rescue Service": ["Home visits can be booked within a week.", "Bin fires have doubled on one estate; please report stored rubbish."],
  "Loughborough University": ["Wardens are out in the student streets on Wednesday nights.", "Landlords have been invited to an evening about noise and waste."],
  "Probation Service": ["A new officer covers the town and will attend from the next meeting.", "Unpaid work teams can take on clearing jobs."],
  "Family Help": ["Two family workers have joined; referrals are picked up within five days."],
  "Leicestershire Youth Justice Service": ["The holiday programme has twelve places left.", "Turnaround work is open to those not yet in the system."],
  "Leicestershire County Council": ["The safeguarding front door answers by telephone again in the mornings."],
  "Living Without Abuse": ["The helpline is open on Sunday evenings again."],
  "Love Loughborough BID": ["Radio scheme renewed by thirty-one shops."],
}; // prettier-ignore

/** By whom somebody is represented, and who looks in. */
export const DEPUTIES = ["Joanne Pickersgill", "Mark Lathbury", "Tess Oakham", "Alan Brigstock", "Ranjit Sohal", "Carol Minsterley"] as const; // prettier-ignore
export const GUESTS = ["Hetty Longmire", "Owen Castleford", "Bilal Rashford", "Simone Ketteringham"] as const;
