import type { Chance } from "./chance.ts";

const GIVEN = {
  female:
    "Abigail Aisha Alice Amara Amy Anita Beth Bryony Carla Chantelle Chloe Claire Debra Divya Eileen Ellie Esther Farah Fiona Freya Gemma Gita Hannah Hazel Imogen Ivy Jade Jasmin Jean Joan Kayleigh Keira Kirsty Lauren Leah Lorna Lucy Maisie Mandy Maureen Mina Molly Naomi Neelam Niamh Olive Paige Pam Poppy Rachel Rekha Rhian Rosa Sadie Sharon Shreya Sian Skye Tanya Tara Tess Una Vera Wendy Yasmin Zainab Zoe",
  male: "Aaron Adeel Alan Alfie Arjun Barry Ben Billy Bradley Callum Carl Connor Craig Damian Darren Dean Dev Dylan Eddie Eli Farhan Finley Frank Gavin George Gordon Harvey Hassan Hugh Ibrahim Jack Jake Jamie Jermaine Joe Josh Kai Keith Kieran Kyle Lee Leon Levi Liam Luke Malachi Martin Mason Milan Nathan Nigel Noah Omar Owen Pete Raj Reece Riley Robbie Ryan Sam Sanjay Scott Sean Shane Stan Terry Toby Trevor Tyler Vikram Wayne Zac",
} as const;
const FAMILY =
  "Abberley Alderwick Ashcombe Bagnall Bardell Beesley Bhattal Birkin Blakelock Bosworthy Bramhall Brindley Burdock Capstick Chaudry-Low Cleaver Clowes Cobley Coddington Crabtree Cropley Dakin Danvers-Hill Dhanjal Dexford Dunmore Eastoe Elvidge Fallowes Farndon Fewkes Fosdyke Gadsby Garrard Geary Gillott Goddrich Haddow Hallam-Pike Hardwick-Ross Hassall Heathcote Hinckes Hollis-Grant Hubbard Iqbal-Shaw Jarram Jelley Kaur-Bell Keeling Kirkby Lakin Leadbeater Lomas Ludlam Makwana Malin Mawby Measures Mistry-Cole Moxon Musgrove Nettleton Newbold Oldershaw Orton Palfrey Parmar-Jones Peberdy Pickering Quenby Radford Rawlinson Ridgard Rowbotham Sandhu-Lee Savidge Scotney Shardlow Sidwell Smithard Spriggs Stableford Sutterby Tansley Thorpe-King Tomlin Underhay Varnam Wadkin Walgrave Wardell Wheldon Widdowson Winfield-Oak Wormleighton Yeomans".split(
    " ",
  );

export type Invented = { givenNames: string; familyName: string; sex: "female" | "male" };

/** People of the town, each with a name that nobody else in it has. */
export function namesOf(chance: Chance) {
  const taken = new Set<string>();
  return (sex: "female" | "male" = chance.percent(50) ? "female" : "male"): Invented => {
    for (;;) {
      const givenNames = chance.pick(GIVEN[sex].split(" "));
      const familyName = chance.pick(FAMILY);
      const name = `${givenNames} ${familyName}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return { givenNames, familyName, sex };
    }
  };
}
