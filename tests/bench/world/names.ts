import type { Chance } from "#app/services/demonstration/chance.ts";

const GIVEN = (
  "Abigail Adeel Aisha Alan Alice Amy Arjun Ben Bryony Callum Chloe Connor Darren Divya Ellie Farah Finley Gemma " +
  "George Hannah Hassan Imogen Jack Jade Jamie Kai Kirsty Leah Liam Maisie Martin Naomi Noah Olive Omar Paige Rachel " +
  "Raj Sadie Sam Shreya Terry Tyler Wendy Yasmin Zoe"
).split(" ");
const FAMILY = (
  "Abberley Alderwick Ashcombe Bagnall Beesley Birkin Blakelock Bramhall Brindley Capstick Cleaver Coddington Crabtree " +
  "Dakin Dexford Dunmore Eastoe Elvidge Fallowes Farndon Fosdyke Gadsby Garrard Gillott Haddow Hassall Heathcote " +
  "Hubbard Jarram Jelley Keeling Kirkby Lakin Lomas Ludlam Makwana Mawby Moxon Musgrove Newbold Orton Palfrey Peberdy " +
  "Pickering Quenby Radford Rawlinson Rowbotham Savidge Scotney Shardlow Sidwell Spriggs Sutterby Tansley Tomlin Varnam " +
  "Wadkin Wardell Wheldon Widdowson Yeomans"
).split(" ");
const STREETS = (
  "Alder Beacon Broad Castle Chapel Church Derby Empress Factory Forest Granby Herrick Ivy Kingsway Ling Meadow Nanpantan " +
  "Old Paget Queens Regent Sparrow Station Toothill Union Valley Warwick Wharf York"
).split(" ");
const ENDS = ["Road", "Street", "Lane", "Close", "Avenue"];

/** Somebody whom nobody knows; the same name comes again among thousands, as it does. */
export function aName(chance: Chance) {
  return { given: chance.pick(GIVEN), family: chance.pick(FAMILY) };
}

/** An address of its own: the number-th of the town. */
export function anAddress(number: number) {
  const street = STREETS[number % STREETS.length] ?? "Ling";
  const end = ENDS[Math.floor(number / STREETS.length) % ENDS.length] ?? "Road";
  return `${Math.floor(number / (STREETS.length * ENDS.length)) * 2 + 1} ${street} ${end}`;
}
