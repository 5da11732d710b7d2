import type { CaseGroup } from "./groups.ts";

/** What a group asks of its agencies for itself: what is to be done, and what came of it. */
export const GROUP_ACTIONS: Readonly<Record<CaseGroup, readonly (readonly [string, string])[]>> = {
  JAG: [
    ["Bring the burglary pattern by street to the next meeting", "Brought; two streets stand out."],
    ["Say how often Probation can attend and who stands in", "Named officer and a substitute agreed."],
    ["Write the Bonfire Night plan with the fire service", "Written and circulated to all beats."],
    ["Find out why health was absent from three meetings", "Rota changed; attends from now on."],
    ["Review all hate incidents since the last quarter", "Twelve reviewed; two brought as cases."],
    ["Update the list of empty properties that draw trouble", "Nine on the list, three sealed."],
    ["Ask every agency for its out-of-hours number", "All but one received."],
    ["Arrange the trauma-informed practice session", "Held for nineteen people."],
  ],
  "Youth JAG": [
    ["Map youth provision by evening and estate", "Mapped; Thursdays are empty on the east side."],
    ["Agree with schools how exclusions are told to the group", "Agreed: within two days, by the lead teacher."],
    ["Bring the detached team's summer figures", "Brought and discussed."],
    ["Draft the letter to parents that goes with every referral", "Drafted with two parents and agreed."],
    ["Ask children in care council what they would change", "Four points, all adopted."],
  ],
  "Adults at Risk Group": [
    ["Write a one-page guide to cuckooing for front-line staff", "Written; 300 printed."],
    ["Agree the pathway to vulnerable adult risk management", "Agreed with adult social care."],
    ["Count repeat welfare calls by address", "Eleven addresses, five already cases."],
    ["Train housing officers in capacity", "Two sessions, twenty-four people."],
    ["Ask pharmacies to ring when somebody stops coming", "Seven pharmacies signed up."],
  ],
  LCDG: [
    ["Walk the town centre at night with traders", "Walked; eight lights reported."],
    ["Agree the Christmas staffing with the street wardens", "Agreed to 2 January."],
    ["Bring the begging count from the wardens", "Nineteen in the week, nine known."],
    ["Review the public spaces order's signs", "Eleven signs replaced."],
  ],
  LEDG: [
    ["Estate walkabout with residents and the landlord", "Walked with sixteen residents."],
    ["Publish the number to text about bikes", "On every lamp post on four streets."],
    ["Ask for lighting figures on the footpaths", "Three dark; two repaired."],
    ["Plan the summer holiday scheme", "Plan agreed, funding found."],
  ],
  "University ASB cases": [
    ["Plan for freshers' week nights", "Wardens on four nights; reports down by a third."],
    ["Tell landlords how conduct fines work", "Letter sent to 140 landlords."],
    ["End-of-term skip days in the student streets", "Six skips, no bin reports in the week."],
    ["Share the list of houses with two reports", "Shared monthly under the protocol."],
  ],
  "ASB team casework": [
    ["Check that every open case has had a call this month", "All but three; done the same day."],
    ["Replace the two noise recorders that fail", "Replaced."],
    ["Rewrite the first letter in plain words", "Rewritten with two residents."],
  ],
};
