/** What is said of a case in a meeting: {who} leads it, for {agency}. */
export type Phase = "new" | "ongoing" | "ending";
export type Kind = "adult" | "child" | "at-risk" | "student" | "place";

type Words = Readonly<Record<Phase, { minutes: readonly string[]; decisions: readonly string[] }>>;

const CONTINUE = [
  "Continue as planned. {agency} keeps the lead; back to the next meeting.",
  "Continue. The plan is not changed.",
  "Remain with the group until contact has been kept for two more meetings.",
  "Continue; to be heard again in two meetings unless something happens.",
  "Keep open. {who} to bring what the next visit finds.",
  "Continue with the same measures; no agency asks for more.",
] as const;
const ACCEPT = [
  "Keep with the group. {agency} leads.",
  "Keep with the group; all agencies to share what they hold before the next meeting.",
  "Keep with the group and assess before the next meeting.",
  "Keep with the group; one officer only to be the point of contact.",
] as const;
const END = [
  "Close, once the lead's supervisor agrees. To come back if there is a new report.",
  "Close at the end of the month if nothing more is reported.",
  "No further need of the group. {agency} carries on by itself.",
  "Close. Those who reported are to be told by {agency}.",
] as const;

const WORDS: Readonly<Record<Kind, Words>> = {
  adult: {
    new: {
      minutes: [
        "{who} gave the background: what has been reported, by whom, and what was tried before the referral. Members added what they hold.",
        "First time at this meeting. Reports go back about three months and come from more than one household.",
        "{who} introduced the case. Words of advice and a first letter had no lasting effect. Health and substance use are not known yet.",
        "Introduced by {who}. Members agreed that no single agency can settle it and that it belongs here.",
      ],
      decisions: ACCEPT,
    },
    ongoing: {
      minutes: [
        "{who} gave the update: contact has been kept and the last two appointments were attended. No new report from the neighbours.",
        "One of three appointments was missed. The reason was accepted, and the next is within a fortnight.",
        "Police hold no new calls to the address for the period. {agency} goes on visiting; things are more settled.",
        "Two calls in the period, both in the evening, both settled on the spot. {who} will speak to those who reported.",
        "{who} went through what has been tried since the case came in. Members agreed that the measures are right and need time.",
        "Housing and {agency} have visited together. The property is in fair order; the arrears arrangement is kept.",
        "Members compared what each holds. Nothing new about substance use. A missed benefit appointment has been booked again.",
        "{who} said that engagement has slowed. The group discussed who is best placed to make the next approach.",
        "No change since the last meeting. The assessment of risk stands as it is recorded in the case.",
        "One further report of noise after midnight, not confirmed by a second household yet.",
        "{who} reported good progress: two of the three agreed steps are done.",
        "The agreed letter was delivered by hand and explained. It was understood and taken well.",
      ],
      decisions: CONTINUE,
    },
    ending: {
      minutes: [
        "{who} reported no incident for two months. Those who reported say that it is quiet.",
        "The agreed steps are done. {agency} will stay in touch for as long as it is wanted.",
        "No report since the last meeting but one. Members had nothing that speaks against closing.",
      ],
      decisions: END,
    },
  },
  child: {
    new: {
      minutes: [
        "{who} introduced the young person and the family. School, police and health added what they hold.",
        "Referred after several reports in company with others of the same age. No previous work with the family.",
        "First time at this meeting. The parents know of the referral and welcome help.",
        "{who} set out the reports, and what the young person says of them. A first conversation went well.",
      ],
      decisions: ACCEPT,
    },
    ongoing: {
      minutes: [
        "School reports better attendance. {who} sees the young person weekly and finds them willing to talk.",
        "{who} has met the family at home. Boundaries for the evenings are agreed and mostly kept.",
        "One report in the period, with a group and not as the one who led. The parent was told on the same day.",
        "The mentoring sessions have begun; two of two were attended.",
        "No report since the last meeting. The youth club holds a place on two evenings.",
        "{who} raised the influence of older friends. Members shared what they know of the group.",
        "An exclusion of two days for behaviour in class. School will tell {agency} at once if there is another.",
        "The agreement signed by the young person is being kept, but for the hour on one evening.",
        "The family asked for help with sleep and routine at home; the health worker has been asked.",
        "{who} said that the young person wants to put right what was damaged. Restorative work is being arranged.",
      ],
      decisions: CONTINUE,
    },
    ending: {
      minutes: [
        "No report for three months, and school has no concern. The family agrees that the work can end.",
        "The agreement has run its time and was kept. {who} proposed to close.",
        "The mentor goes on; nothing further is needed from this group.",
      ],
      decisions: END,
    },
  },
  "at-risk": {
    new: {
      minutes: [
        "{who} gave the background and what the person wants. Consent to share was given.",
        "Referred after repeated calls to several services. Capacity is not in doubt.",
        "First time at this meeting. Members agreed who else has to be at the table.",
        "{who} described the home, and who comes and goes. Nobody holds the whole picture yet.",
      ],
      decisions: ACCEPT,
    },
    ongoing: {
      minutes: [
        "{who} visits weekly and is let in. Food, heating and medication are in order.",
        "Two calls to the ambulance service in the period; neither led to an admission.",
        "The fire service has been: alarms fitted, bedding changed, and the ashtrays dealt with.",
        "A door camera has been fitted. Unknown callers have become fewer.",
        "{who} reported a setback: two visits refused in a row. Members agreed to keep one familiar face.",
        "Health has brought the appointment forward. {agency} goes along.",
        "The person has said in their own words what would help, and the plan was changed accordingly.",
        "Adult social care has opened an assessment; the worker is named in the case.",
        "No new concern. Neighbours look in, and know whom to ring.",
        "Money was discussed. A trusted relative now helps with the post and the bills.",
      ],
      decisions: CONTINUE,
    },
    ending: {
      minutes: [
        "The support is in place and accepted. {who} proposed to step down to {agency} alone.",
        "Moved to new accommodation and settled there. Services in the new area have been told.",
        "No concern for two meetings. The person agrees that the group has done its part.",
      ],
      decisions: END,
    },
  },
  student: {
    new: {
      minutes: [
        "{who} gave the reports of the house so far, and from whom they come. The landlord has been told.",
        "New since the last meeting: two reports from neighbours, and one by the wardens themselves.",
        "First time here. The tenants have been written to by the university and by the council.",
      ],
      decisions: ACCEPT,
    },
    ongoing: {
      minutes: [
        "Wardens called on two evenings and found it quiet. Neighbours agree that it is better.",
        "One gathering of about twenty people, sent home before midnight. The tenants have apologised.",
        "{who} has met the tenants. They know what a second stage means.",
        "Bins and the front garden have been cleared. No report of noise in the period.",
        "The landlord has spoken to the tenants, and has given a number that is answered at night.",
        "Another report of music after eleven; a second household confirms it.",
        "No report in the period. The neighbours were asked and have nothing to add.",
      ],
      decisions: CONTINUE,
    },
    ending: {
      minutes: [
        "No report for six weeks. The neighbours have been asked and are content.",
        "The tenancy has ended. New tenants will be visited in their first week.",
      ],
      decisions: END,
    },
  },
  place: {
    new: {
      minutes: [
        "{who} showed when and where the reports arise. Most fall between eight and eleven in the evening.",
        "First time here. Several small reports make one problem, with no one person behind it.",
        "{who} walked the site with a resident and described what was seen: lighting, sight lines, litter.",
        "Members agreed that the place, and not the people who happen to be there, is what to work on.",
      ],
      decisions: ACCEPT,
    },
    ongoing: {
      minutes: [
        "Reports are down on the period before. Patrols have been at the agreed times and are noticed.",
        "Street cleansing now comes twice a week. Needles were found once.",
        "Lighting has been repaired. The camera covers the entrance, and the signs are up.",
        "No change in numbers; the hour has moved later. Patrols to follow.",
        "Residents were met on site. They want to see the same officer, and were given a name.",
        "The owner has agreed to close the gap in the fence and to lock the gate at dusk.",
        "{who} reported displacement to the next street, so far slight.",
        "Detached youth workers have been there on four evenings and know most of the young people.",
        "The survey of residents came back: two in three feel safer than a year ago.",
      ],
      decisions: [
        ...CONTINUE,
        "Patrols to stay at the agreed times until the next meeting.",
        "Keep the place on the agenda for one more period.",
      ],
    },
    ending: {
      minutes: [
        "Reports are back to what is usual for such a place. The measures stay; the case need not.",
        "No report for two months. The owner and the residents go on by themselves.",
      ],
      decisions: END,
    },
  },
};

export const wordsOf = (kind: Kind, phase: Phase) => WORDS[kind][phase];

/** What everybody at the table may take home of a case. */
export const SHARED: Readonly<Record<Phase, readonly string[]>> = {
  new: [
    "Taken on by the group. {agency} leads; send what your agency knows to {who}.",
    "New to the group, led by {agency}. An assessment follows before the next meeting.",
    "Taken on. {who} is the one point of contact.",
  ],
  ongoing: [
    "The plan continues and {agency} keeps the lead.",
    "Discussed; no change to what agencies do.",
    "Contact is being kept. Tell {who} of any new report.",
    "Remains with the group. Next heard at the coming meeting.",
    "Measures stay as agreed; {agency} reports back.",
  ],
  ending: ["To be closed. Tell {agency} of any new report.", "The group's part is done; {agency} stays in touch."],
};

export const DEFERRED = [
  "The lead could not attend and nobody else knows the case",
  "Waits for the assessment, which is due within the fortnight",
  "Time ran out; first at the next meeting",
  "The agency that was to report sent apologies",
] as const;

/** What others at the table add to an item. */
export const ADDED: readonly string[] = [
  "Known to us, not open at present. We can offer an appointment within two weeks.",
  "We were there twice for other reasons in the period and saw nothing of concern.",
  "Our worker has the better contact and is willing to go along to the next visit.",
  "Please ring before visiting: there is a dog, and the bell does not work.",
  "We hold an older risk marker, which we will check and tell the lead about.",
  "A relative has been in touch with us and is glad that somebody is coordinating this.",
  "No change on our side. We stay involved until the end of the quarter.",
  "There is a place on the next course, should it be wanted.",
];

/** What is agreed at an item of a case, and what came of it. */
export const AGREED: Readonly<Record<Kind, readonly (readonly [string, string])[]>> = {
  adult: [
    [
      "Visit together with housing and report to the next meeting",
      "Visited together; let in, and a further visit agreed.",
    ],
    ["Ask those who reported how it has been since the last meeting", "All three asked; quieter than before."],
    ["Book a first appointment with the substance use service", "Booked and attended."],
    ["Find out who the landlord is and what the tenancy says", "Found; copy of the terms sent to the lead."],
  ],
  child: [
    ["Speak to school about a timetable that can be kept", "Agreed with the head of year; begins on Monday."],
    ["Find a place at the evening club and go along the first time", "Place found; first evening went well."],
    ["Meet the parents about evenings and friends", "Met; boundaries agreed in writing."],
    ["Arrange a first meeting for restorative work", "Held with both sides present."],
  ],
  "at-risk": [
    ["Ask the fire service for a visit to the home", "Visited; alarms fitted."],
    ["Bring the health appointment forward", "Moved to within ten days."],
    ["Agree with the family who looks in on which days", "Rota agreed and left at the home."],
    ["Check that the alarm pendant works and is worn", "Tested; strap replaced."],
  ],
  student: [
    ["Call at the house in the evening with a warden", "Called; tenants polite and aware."],
    ["Write to the landlord about noise at night", "Written; landlord rang back the same week."],
    ["Tell the neighbours what has been done", "Told by telephone; content for now."],
  ],
  place: [
    ["Ask for the lighting to be repaired", "Reported and repaired within the week."],
    ["Walk the site with residents in the evening", "Walked with six residents; list of points made."],
    ["Put the place on the patrol plan for four weeks", "On the plan; nine visits logged."],
    ["Get a quotation for a gate", "Two received; the lower taken to the owner."],
  ],
};
