/**
 * What happened at premises fortnight by fortnight, the newest last: a letter for each incident (SEVERITY_OF), a capital or
 * small one as it is; "." for a quiet fortnight. A life may be shorter than the time: then it was over by closing.
 * A "*" behind a letter: the venue called the police at once; a "+": its good practice is credited.
 */
export const LIVES: Readonly<Record<string, string>> = {
  // Green, Amber, Red, Amber, Green in its first year, and Red again now, its plan under way.
  "Vault Nine":
    ". m . d Vd V Vd v d . m . n . . . m . . d . . . m . . d* . . . m . . v . d . . m . . . d d . . V Vd Vv d Vd d",
  // Red for long: the police applied for a review, the conditions were modified, and it is Green since.
  "The Lamplighter":
    ". . n . m . d V Vd Vvd V Vd Vd d Vd V d Vd . d . . m . . . . n . . . m . . . . . m . . . . . n . . . . m . . .",
  // Amber to Red at the last meeting.
  Copperline:
    ". m . . . d . . m . . . . n . . d . . . . m . . . v . . . . m . . . d . . . . m . . . . . . m . d V Vd VVd",
  // Red to Amber at the last meeting, its plan finished.
  "The Ropewalk Social":
    ". . . . m . . d . . . . m . . . . v . . . . n . . . . d . . m . . . . . . . v d m . . . v d Vd VVd d d . d",
  // Green to Amber at the last meeting, by one grave incident.
  "Tilt & Tonic":
    ". n . . . m . . . d . . . . n . . . . . m . . . . . v . . . . n . . . . m . . . . n . . . . . . m . . K",
  // The points propose Amber and the group agreed Green.
  "Quarter Past":
    ". . . . m . . . . . n . . . d . . . . . m . . . . . . n . . . . . m . . . . . . . d . . . m . . d . v v",
  // Red twice, and closed.
  Mezzo: "d V Vd VVd Vd d V . d . Vd VV Vd Vd D V .",
  "The Loft on Carillon":
    ". . . . d . v . d* . . m . V* d+ . . v+ . . d . S . d . V Vd d . . d . v . . d . . v* . . . d d* v d . d v v d",
  Birdcage: ". . . . m . . . . d . . . n . . v . . . m . . . d . . . . V d . v . . d . . m . . . d . . v . d d v . d",
  "The Undercroft":
    ". . . n . n . . n . . n n n . . n . . . n . . . n . n n . . . n . n . . . n . n n . n . . n . n . . n .",
  "Salt and Signal":
    ". . . . . . m . . . . . . d . . . . . . . u . . b . . . . . m . . . . . . . d . . . . . . . m . . . . .",
  "The Bellfounder's Rest":
    ". . . . n . . . . d . . . . . . . v . d . . . . . . n . . . . d . . . . . . . v d v . . m . . . d . . .",
  "The Hosier's Arms":
    ". . . . . . d . . . . m . . . . . . V V d v . . . . . m . . . . . . . d . . . . . n . . . . . . . m . .",
  "The Three Shuttles":
    ". . m . . . . . . n . . . . . . . d . . . . . . . . m . . . . . . v . . . . . . n . . . . . d . . . . .",
  "The Town Crier":
    ". . . . . d . . . . . . . . m . . . . . . V . . . . . . . d . . . . . . . . m . . . . . . b . . . v . .",
  "The Brass Monkey Puzzle":
    ". . . . . . . n . . . . . . . . . d . . . . . . x b . . . . . . . . m . . . . . . . . n . . . . . . d .",
  "College Green Students' Union Bar":
    ". . d . n . . . . . d v . . . . . . . . . d* . . n . d . . . . . . . d d* . . . . . . . . . . d v* . d . n",
  "Midnight Pitta":
    ". . m . d . . m . . V . . m . . d . . . v . . m . . . . d . . m . . . v . . . d . . m . . . v . d . m d",
  "Clocktower Fried Chicken":
    ". . . m . . d . . . . m . . . . . v . . . m . . . . . d . . . . . . m . . . . d . . . . . v d . . . m .",
  "Kebab Junction":
    ". . . . . m . . . . d . . . . . . . m . . . . . . d . . . . . . R . . . . . m . . . . . . . . d . . . .",
  "Carillon Convenience":
    ". . . . . . . . . . u . . . . . . u b . . . . . . . . . . . . . . . . . . . . . . . u b . . . . . . . .",
  "Station Approach Food & Wine":
    ". . . . . . . . . . . . . . . . . . . . x . . . . . . . . . u . . . . . . . . . . . . . . . . . u . . .",
  "The Casting Pit":
    ". . . . d . . . n . . . . v . . . . . . d V . . n . . . . . . d . . . . . . . . v . . . n . . . . V d v",
  "Foundry Yard":
    ". . . n . . . n . . . . . . n . . . n . . . . . . n . . . d . . . . n . . . . . . . n n . . n . . n . n",
  "Sparrow Court Stores":
    ". . . . . . . . . . . . . . . . u . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . u x b b",
  "Alan Moss Parade Off-licence":
    ". . . . . . . . . . . . . . . . . . . . . . . . . u . . . . . . . . . . . . . . . . . . . . . . . . b .",
  "The Shelthorpe Circle":
    ". . . . . m . . . . d . . . . . . . . n . . . . . . . . . v . . . . . . . . . d . . . . . . n . . . . .",
  "The Glovers":
    ". . . . . . n . . . . . . d . . . . . . . . v . d . . . . . . . . . . n . . . . . . . . d . . . . . . .",
  "Bullring Tap":
    ". . . . d . . . . . v . . . . d V . . . . . . . . n . . . . . . . . d . . . . . . . . . . v . . d . . .",
  Arches: ". . . n . . . . . . d . . . . . . . n . . . . . . . . . . V . d . . . . . . . . n . . . . . . . . d . .",
  "The Turnpike Lamp":
    ". . . . . . . . . n . . . . . . . . . . . . d . . . . . . . . . . . . . . n . . . . . . . . . . v . . .",
};

/** Which of them the group graded otherwise than the points propose at its last meeting, and why. */
export const OVERRIDES: Readonly<Record<string, { band: "green" | "amber" | "red"; reason: string }>> = {
  "Quarter Past": {
    band: "green",
    reason:
      "Both incidents began in the street and not inside; the premises called for help and showed their recordings",
  },
};
/** Closed after this many fortnights of the time. */
export const CLOSED_AFTER = { name: "Mezzo", fortnights: 19 } as const;
