/**
 * Twelve characters and more, as they stand high on public lists of leaked passwords, without capitals and signs. What
 * is made of the words below, of runs along the keyboard or of repetitions needs no line of its own.
 */
export const COMMON_PASSWORDS: readonly string[] = [
  "1q2w3e4r5t6y", "1qaz2wsx3edc", "a1b2c3d4e5f6", "abc123abc123", "123qweasdzxc", "qweasdzxc123", "zaq12wsxcde3",
  "correcthorsebatterystaple", "thequickbrownfox", "tobeornottobe", "thisisapassword", "thisismypassword",
  "mypasswordis", "nopasswordhere", "ihavenopassword", "passwordispassword", "newpasswordplease", "changemeplease",
  "pleasechangeme", "changemenow123", "pleaseletmein", "letmeinplease", "opensesame123", "trustnoone123",
  "iloveyouforever", "iloveyousomuch", "iloveyoubaby", "iloveyou1234", "iloveyou12345", "loveyouforever",
  "lovemeforever", "ihateyou1234", "forgetmenot1", "neverforget1", "rememberme12", "jesuschrist1", "jesusislord1",
  "jesuslovesme", "ilovejesus12", "godisgoodallthetime", "inthenameofgod", "thankyoujesus", "praisethelord",
  "unbelievable", "manchesterunited", "manchestercity", "manutd123456", "liverpoolfc1", "youllneverwalkalone",
  "leicestercity", "leicestercityfc", "leicestertigers", "foxesneverquit", "nottinghamforest", "tottenhamhotspur",
  "newcastleunited", "westhamunited", "evertonfc1878", "chelseafc123", "arsenalfc123", "astonvilla123",
  "englandengland", "comeonengland", "godsavetheking", "godsavethequeen", "unitedkingdom", "greatbritain",
  "harrypotter1", "harrypotter123", "hermionegranger", "dumbledore123", "expelliarmus", "starwars1234", "maytheforcebewithyou",
  "darthvader123", "lordoftherings", "gameofthrones", "winteriscoming", "doctorwho123", "sherlockholmes", "supercalifragilisticexpialidocious",
  "pokemon12345", "pikachu12345", "minecraft123", "fortnite1234", "roblox123456", "playstation4", "playstation5", "counterstrike",
  "worldofwarcraft", "legendofzelda", "metallica123", "blink182blink", "linkinpark123", "slipknot6660", "eminem123456",
  "onedirection", "taylorswift13", "michaeljordan", "michaeljackson", "cristianoronaldo", "ronaldo12345", "lionelmessi10",
  "administrator", "administrator1", "administrador", "adminadminadmin", "rootrootroot", "systemadministrator",
  "defaultpassword", "temporarypassword", "temppassword1", "testpassword1", "testing12345", "test12345678", "guestguestguest",
  "companyname123", "office365user", "microsoft123", "windows10pro1", "internet1234", "computer1234", "samsung12345",
  "butterfly123", "sunshine1234", "princess1234", "chocolate123", "basketball12", "basketball123", "skateboarding",
  "strawberry12", "snowboarding", "photography1", "professional", "intelligence", "independence", "communication",
  "motherfucker", "fuckyou12345", "fuckoffanddie", "bananabanana", "cheeseburger", "spongebobsquarepants", "scoobydoobydoo",
  "abracadabra1", "hocuspocus12", "rumpelstiltskin", "alohomora123", "12monkeys12monkeys", "september11th", "november2026",
  "neighbourhoodwatch", "casemanagement", "communitysafety", "safercommunities", "antisocialbehaviour",
  "informationsharing", "multiagencyworking", "jointactiongroup",
]; // prettier-ignore

/** Four letters and more: what most weak passwords of twelve characters are made of. */
export const COMMON_WORDS: readonly string[] = [
  "password", "passwort", "passphrase", "passcode", "pass", "pword", "pwd1", "secret", "secure", "security", "private",
  "welcome", "letmein", "login", "logon", "signin", "changeme", "change", "default", "temporary", "temp", "test",
  "testing", "tester", "guest", "user", "username", "admin", "administrator", "root", "master", "manager", "system",
  "computer", "internet", "windows", "microsoft", "google", "facebook", "office", "work", "hello", "please", "qwerty",
  "azerty", "asdf", "zxcv", "iloveyou", "love", "lovely", "football", "soccer", "cricket", "rugby", "baseball",
  "basketball", "dragon", "monkey", "shadow", "sunshine", "princess", "superman", "batman", "spiderman", "pokemon",
  "starwars", "trustno", "whatever", "freedom", "flower", "summer", "spring", "autumn", "winter", "january", "february",
  "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
  "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter", "london", "england", "britain",
  "liverpool", "arsenal", "chelsea", "everton", "tottenham", "manchester", "united", "leicester", "leicestershire",
  "jointaction", "joint", "action", "community", "safety", "partnership", "council", "borough", "district", "county",
  "police", "probation", "service", "services", "authority", "government",
]; // prettier-ignore
