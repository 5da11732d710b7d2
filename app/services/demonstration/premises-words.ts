import type { AsbHeading, IncidentFlag } from "#app/domain/incidents/asb-headings.ts";
import type { Objective } from "#app/domain/premises/attribution.ts";
import type { Severity } from "#app/domain/premises/severity.ts";

type Told = {
  objectives: readonly Objective[];
  /** Of what is logged for licensing alone, and never as anti-social behaviour. */
  isFinding?: true;
  heading?: AsbHeading;
  flags?: readonly IncidentFlag[];
  /** For licensing: what happened, and nobody in it. */
  summaries: readonly string[];
  /** As whoever took the call wrote it. */
  calls?: readonly string[];
};

/** What goes wrong at premises, in the words of those who record it; {place} is the premises. */
export const TOLD: Partial<Record<Severity, Told>> = {
  "violence-with-injury": {
    ...{ objectives: ["crime", "safety"], heading: "rowdy-behaviour", flags: ["alcohol"] },
    summaries: [
      "Punch thrown at the bar after a dispute over a spilled drink; cut to the face, ambulance called.",
      "Two groups fought on the dance floor; one customer with a broken nose. Door staff separated them.",
      "Customer struck with a bottle in the smoking area; hospital treatment for a cut to the head.",
      "Customer ejected and assaulted by another on the steps; facial injuries.",
      "Door supervisor bitten on the arm while ejecting a customer.",
      "Fight in the queue for the toilets; one customer knocked unconscious for a short time.",
      "Assault at the exit at closing time; bruised ribs, statement taken.",
      "Glass thrown across the bar; hand injury to a member of staff.",
    ],
    calls: [
      "Fight inside {place}, one person bleeding from the face.",
      "Staff at {place} report an assault at closing time, ambulance on its way.",
      "Caller outside {place} says somebody has been hit with a bottle.",
    ],
  },
  "violence-without-injury": {
    ...{ objectives: ["crime", "safety"], heading: "rowdy-behaviour", flags: ["alcohol"] },
    summaries: [
      "Pushing and shoving between two groups at the entrance; no injury.",
      "Customer refused entry pushed a door supervisor; no injury.",
      "Threats made to bar staff after last orders; customer removed.",
      "Scuffle in the beer garden stopped by staff; no complaint made.",
      "Customer spat at door staff when refused entry.",
    ],
    calls: ["Pushing and threats at the door of {place}.", "Man threatening staff at {place} after being refused."],
  },
  disorder: {
    ...{ objectives: ["crime", "nuisance"], heading: "rowdy-behaviour", flags: ["alcohol"] },
    summaries: [
      "Thirty or more customers outside at closing time, shouting; two units needed to clear the street.",
      "Group refused to leave at closing time; police attended and moved them on.",
      "Bottles thrown in the street by customers who had just left.",
      "Customers spilled into the road and stopped traffic; dispersed by officers.",
      "Several customers very drunk inside; officers stayed until closing.",
    ],
    calls: [
      "Large group shouting and pushing outside {place} at closing time.",
      "Drunken group will not leave {place}, staff ask for police.",
    ],
  },
  "weapon-used": {
    ...{ objectives: ["crime", "safety"], heading: "rowdy-behaviour", flags: ["alcohol"] },
    summaries: ["Customer threatened another with a folding knife inside; disarmed by door staff, arrest made."],
    calls: ["Knife produced inside {place}, door staff have the person on the floor."],
  },
  "weapon-found": {
    ...{ objectives: ["crime", "safety"], isFinding: true },
    summaries: [
      "Lock knife found in a search at the door and handed to police.",
      "Knuckleduster left in the amnesty bin at the entrance.",
    ],
  },
  robbery: {
    ...{ objectives: ["crime"], heading: "rowdy-behaviour", flags: ["alcohol"] },
    summaries: ["Customer robbed of a telephone in the passage beside the premises."],
    calls: ["Man robbed of his telephone beside {place}."],
  },
  spiking: {
    ...{ objectives: ["crime", "safety"], heading: "rowdy-behaviour", flags: ["drugs"] },
    summaries: [
      "Customer taken ill after one drink; sample sent for analysis, recordings kept by the premises.",
      "Suspected spiking reported the next day; staff had called a taxi and recorded the matter.",
    ],
    calls: ["Caller thinks her friend's drink was spiked at {place} last night."],
  },
  "drug-supply": {
    ...{ objectives: ["crime"], isFinding: true },
    summaries: [
      "White powder in bags found in a cistern during a visit; swabs positive at three sites.",
      "Customer arrested in the toilets in possession of 14 wraps; recordings handed over.",
    ],
  },
  "underage-sale": {
    ...{ objectives: ["children"], isFinding: true },
    summaries: [
      "Test purchase: two cans of lager sold to a volunteer of 16 without any check of age.",
      "Test purchase: a bottle of cider sold to a volunteer of 15; till prompt overridden.",
      "Test purchase: vodka mixer served to a volunteer of 16 at the bar.",
    ],
  },
  "drunkenness-sale": {
    ...{ objectives: ["crime", "safety"], isFinding: true },
    summaries: [
      "Officers on a visit saw a customer who could not stand served with a further double.",
      "Shots sold to a customer already ejected from other premises as drunk.",
    ],
  },
  "condition-breach": {
    ...{ objectives: ["crime", "safety"], isFinding: true },
    summaries: [
      "No door supervisors on duty at 22:15 on a Saturday; the licence asks for two from 21:00.",
      "Recordings of the entrance kept for nine days only; the licence asks for 31.",
      "Register of refusals had no entry for seven weeks.",
      "ID scanner switched off at 23:30 with about 200 customers inside.",
      "Customers drinking on the pavement at 23:40; the licence allows it to 23:00.",
      "Supervisor's authorisation of staff to sell alcohol could not be shown.",
    ],
  },
  noise: {
    ...{ objectives: ["nuisance"], heading: "noise", flags: [] },
    summaries: [
      "Music heard in flats opposite at 01:15; doors propped open.",
      "Amplified music in the garden after 22:30.",
      "Customers singing in the garden until midnight.",
      "Bass through the party wall until 02:00; manager turned it down when asked.",
      "Bottles tipped into bins at 00:45.",
    ],
    calls: [
      "Music from {place} keeps the street awake, doors open.",
      "Shouting in the garden of {place} past midnight.",
    ],
  },
  "minor-nuisance": {
    ...{ objectives: ["nuisance"], heading: "rowdy-behaviour", flags: ["alcohol"] },
    summaries: [
      "Customers smoking and shouting under bedroom windows at closing time.",
      "Litter and broken glass left on the pavement overnight.",
      "Taxis sounding horns outside from midnight.",
      "Group of customers urinating in the passage beside the premises.",
    ],
    calls: [
      "People leaving {place} shouting under the windows.",
      "Broken glass and takeaway boxes all over the pavement by {place} again.",
    ],
  },
};

/** What a short letter of a life below means. */
export const SEVERITY_OF: Readonly<Record<string, Severity>> = {
  ...{ V: "violence-with-injury", v: "violence-without-injury", d: "disorder", K: "weapon-used", w: "weapon-found" },
  ...{ R: "robbery", S: "spiking", D: "drug-supply", u: "underage-sale", x: "drunkenness-sale" },
  ...{ b: "condition-breach", n: "noise", m: "minor-nuisance" },
};

/** Actions of a plan with premises: who does each, what, and what came of it. */
export const PLAN_ACTIONS = [
  ["licensing", "Agree a written dispersal policy with the premises and check it on two Saturday nights", "Policy received, and followed on both nights"],
  ["premises-chair", "Agree the search policy at the door with the premises", "Agreed; searches seen on a Friday night"],
  ["licensing", "Check on three visits that the number of door supervisors meets the licence", "Three visits made, numbers right on each"],
  ["premises-chair", "Observe the premises at closing time on three Fridays and report to the group", "Observed; street clear within twenty minutes each time"],
  ["fire", "Check how many are let in, and the fire exits, during trading hours", "Counters in use, exits clear"],
  ["licensing", "See that bar staff are trained in refusing drunk customers, with a signed record", "Training held; signed record received"],
  ["business", "Bring the premises into the radio link and the exclusion scheme", "On the link since the weekend"],
  ["licensing", "Agree polycarbonate in place of glass after 22:00", "In use at every bar of the premises"],
  ["premises-chair", "See the log of the ID scanner for four weekends", "Log shown for all four"],
  ["university", "Talk with the sports clubs about midweek events at the premises", "Clubs told; one event moved"],
  ["licensing", "Repeat the test purchase within eight weeks", "Sale refused"],
  ["licensing", "Go through the register of incidents with the supervisor each fortnight", "Register complete at each of four visits"],
] as const; // prettier-ignore

export const PLAN_AIMS = [
  "No assault with injury inside or at the door for eight weeks",
  "Fewer fights at closing time: at most one call for police in four weeks",
  "Door and search policy followed every night of trading",
  "No sale to a person under 18 or to a drunk person in repeat tests",
  "Conditions of the licence met on each of three unannounced visits",
] as const;

export const MEETING_OUTCOMES = [
  "The premises accept the grade. Dispersal policy, door numbers and glass discussed; an action plan is agreed for eight weeks.",
  "Holder and supervisor attended. They put the incidents down to one promotion night, which is stopped. Plan agreed.",
  "Supervisor attended, holder sent the area manager. Recordings were shown. Actions and days agreed.",
  "The premises dispute one of the incidents, which the group will look at again. Plan agreed for the others.",
] as const;

export const VISIT_WORDS = [
  "Door supervisors on duty and badges worn, register up to date.",
  "Visited at 22:40, calm, about half full. Refusals register seen.",
  "Recordings checked, all cameras working.",
  "Spoke to the supervisor about closing time; taxis now called from inside.",
  "Fewer staff at the door than the licence asks; corrected while officers waited.",
  "No queue outside, good order inside.",
  "Staff training record seen and in date.",
  "Busy, good order. Closing time observed, street clear by 20 past.",
  "Supervisor away; deputy knew the conditions.",
  "Challenge 25 posters shown; staff knew the policy.",
  "Register of incidents read with the supervisor; two entries explained.",
  "Area outside clean, smokers kept behind the rope.",
  "Supervisor asked for advice about a private party; conditions gone through.",
  "Music turned down when asked; doors shut after 22:00.",
  "Capacity counters seen in use at the door.",
  "Authorisation of staff to sell alcohol shown.",
  "Short visit, three customers, nothing to report.",
  "Summary of the licence displayed; address of the holder to be corrected.",
] as const;

export const TELEPHONE_WORDS = [
  "Spoke to the supervisor, nothing to report since the last contact.",
  "Told of the group's view; next event on a bank holiday weekend discussed.",
  "Supervisor asked about the late hours; told how to apply.",
  "Reminded of the register of refusals before the festive season.",
] as const;

/** Why a Red stays although the points would allow better: its plan is not finished. */
export const HELD_AT_RED = [
  "The points have fallen; Red stays until the actions of the plan are finished",
  "Action plan still open: the group keeps Red until it is finished",
] as const;
/** Why Red goes to Amber first. */
export const STEP_DOWN = [
  "Plan finished and points low: Amber for one meeting before Green",
  "The group steps down one grade at a time after Red",
] as const;
