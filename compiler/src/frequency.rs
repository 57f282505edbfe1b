//! How often a word turns up in news, for choosing the word a pattern is looked up by.

/// The commonest words of English news, with their rate per million words (counted over 3,000
/// articles of 187 outlets, 2012 to 2026), in alphabetical order.
#[rustfmt::skip]
const FREQUENT: &[(&str, u32)] = &[
    ("a", 22488), ("about", 3030), ("according", 649), ("act", 451), ("action", 324), ("added", 311),
    ("administration", 835), ("advertisement", 603), ("after", 1723), ("again", 398), ("against", 1047),
    ("all", 1985), ("already", 454), ("also", 1804), ("america", 468), ("american", 940), ("americans", 711),
    ("among", 506), ("an", 3827), ("and", 22918), ("another", 599), ("any", 1104), ("are", 4694),
    ("around", 423), ("as", 6317), ("asked", 405), ("at", 4579), ("attack", 395), ("back", 773), ("be", 4797),
    ("because", 1177), ("become", 332), ("been", 2113), ("before", 927), ("being", 734), ("believe", 354),
    ("best", 330), ("better", 359), ("between", 627), ("biden", 419), ("big", 357), ("bill", 825),
    ("black", 420), ("border", 445), ("both", 731), ("business", 332), ("but", 4495), ("by", 4598),
    ("call", 375), ("called", 505), ("came", 345), ("campaign", 1172), ("can", 1433), ("candidate", 381),
    ("candidates", 390), ("caption", 466), ("care", 637), ("case", 549), ("change", 487), ("children", 312),
    ("china", 310), ("city", 321), ("clear", 397), ("clinton", 923), ("come", 483), ("committee", 547),
    ("congress", 808), ("congressional", 307), ("conservative", 481), ("control", 381), ("could", 1404),
    ("country", 783), ("court", 847), ("crisis", 358), ("day", 639), ("days", 435), ("deal", 590),
    ("debate", 415), ("decision", 362), ("democratic", 989), ("democrats", 1391), ("department", 524),
    ("did", 894), ("didn't", 440), ("director", 330), ("do", 1458), ("does", 471), ("doesn't", 381),
    ("doing", 308), ("don't", 852), ("donald", 757), ("down", 701), ("during", 860), ("early", 334),
    ("economic", 378), ("economy", 346), ("election", 785), ("end", 462), ("enough", 325), ("even", 1270),
    ("every", 474), ("evidence", 307), ("executive", 307), ("fact", 355), ("family", 346), ("far", 461),
    ("fbi", 374), ("federal", 818), ("few", 370), ("first", 1151), ("for", 9840), ("foreign", 389),
    ("former", 811), ("found", 356), ("four", 342), ("fox", 360), ("friday", 325), ("from", 4440),
    ("general", 490), ("get", 1010), ("go", 524), ("going", 880), ("good", 517), ("gop", 580), ("got", 344),
    ("government", 1198), ("great", 314), ("group", 465), ("gun", 443), ("had", 2207), ("has", 4263),
    ("have", 4916), ("he", 6209), ("he's", 458), ("health", 829), ("help", 424), ("her", 1508), ("here", 534),
    ("hide", 353), ("high", 323), ("hillary", 381), ("him", 1212), ("his", 4783), ("history", 315),
    ("home", 347), ("house", 1947), ("how", 1219), ("however", 337), ("i", 2972), ("i'm", 389), ("if", 2186),
    ("immigrants", 301), ("immigration", 600), ("impeachment", 444), ("important", 324), ("in", 19782),
    ("including", 664), ("information", 367), ("intelligence", 304), ("into", 1290), ("investigation", 425),
    ("is", 9611), ("issue", 452), ("issues", 340), ("it", 6417), ("it's", 1629), ("its", 1472), ("john", 457),
    ("just", 1345), ("justice", 541), ("keep", 326), ("know", 641), ("last", 1051), ("later", 374),
    ("law", 913), ("leader", 385), ("leaders", 414), ("least", 420), ("left", 459), ("legal", 369),
    ("less", 436), ("life", 332), ("like", 1333), ("likely", 451), ("little", 314), ("long", 449),
    ("look", 334), ("lot", 327), ("made", 735), ("majority", 436), ("make", 890), ("making", 335),
    ("many", 1128), ("march", 320), ("matter", 308), ("may", 995), ("me", 496), ("media", 751),
    ("meeting", 303), ("members", 458), ("might", 480), ("military", 459), ("million", 494), ("monday", 349),
    ("money", 396), ("month", 354), ("months", 359), ("more", 3191), ("most", 1176), ("mr", 1295),
    ("much", 806), ("must", 426), ("my", 723), ("national", 933), ("need", 560), ("never", 494),
    ("new", 2044), ("news", 1060), ("next", 485), ("no", 1664), ("north", 379), ("not", 4539), ("now", 1251),
    ("number", 409), ("obama", 1274), ("obama's", 305), ("obamacare", 325), ("of", 25545), ("off", 495),
    ("office", 544), ("official", 309), ("officials", 622), ("on", 9336), ("once", 302), ("one", 2076),
    ("only", 1102), ("or", 2996), ("order", 381), ("other", 1546), ("others", 324), ("our", 1529),
    ("out", 1794), ("over", 1516), ("own", 607), ("part", 537), ("party", 929), ("past", 385),
    ("people", 2319), ("percent", 1027), ("photos", 498), ("place", 336), ("plan", 478), ("point", 424),
    ("police", 511), ("policy", 666), ("political", 1082), ("politics", 341), ("power", 476),
    ("president", 2849), ("presidential", 614), ("press", 462), ("primary", 308), ("process", 344),
    ("program", 361), ("public", 852), ("put", 423), ("question", 353), ("race", 387), ("really", 418),
    ("recent", 379), ("rep", 310), ("report", 613), ("reported", 323), ("republican", 1203),
    ("republicans", 1175), ("right", 718), ("rights", 454), ("romney", 315), ("russia", 356),
    ("russian", 319), ("said", 5283), ("same", 544), ("sanders", 455), ("say", 969), ("saying", 466),
    ("says", 1009), ("school", 438), ("second", 329), ("secretary", 435), ("security", 680), ("see", 592),
    ("sen", 541), ("senate", 1092), ("senator", 318), ("several", 336), ("she", 1600), ("should", 969),
    ("show", 345), ("since", 668), ("so", 1634), ("social", 411), ("some", 1564), ("something", 390),
    ("south", 306), ("speech", 355), ("state", 1478), ("statement", 406), ("states", 1245), ("still", 703),
    ("story", 389), ("such", 720), ("support", 718), ("supreme", 344), ("system", 405), ("take", 708),
    ("tax", 604), ("than", 1903), ("that", 14351), ("that's", 665), ("the", 59439), ("their", 2892),
    ("them", 1313), ("then", 695), ("there", 1668), ("there's", 398), ("these", 923), ("they", 3795),
    ("they're", 326), ("things", 388), ("think", 799), ("this", 4353), ("those", 1167), ("though", 420),
    ("three", 509), ("through", 639), ("thursday", 357), ("time", 1264), ("times", 592), ("to", 29892),
    ("today", 373), ("told", 960), ("too", 481), ("took", 349), ("top", 384), ("trade", 329), ("trump", 4329),
    ("trump's", 1129), ("trying", 312), ("tuesday", 446), ("twitter", 324), ("two", 1073), ("u.s", 1458),
    ("under", 644), ("united", 720), ("university", 312), ("until", 314), ("up", 1823), ("us", 1112),
    ("use", 444), ("used", 379), ("very", 732), ("vote", 774), ("voters", 714), ("want", 669), ("war", 466),
    ("was", 5531), ("washington", 747), ("way", 827), ("we", 2872), ("we're", 345), ("wednesday", 382),
    ("week", 675), ("well", 596), ("were", 2041), ("what", 1962), ("when", 1864), ("where", 809),
    ("whether", 586), ("which", 1933), ("while", 953), ("white", 1223), ("who", 3608), ("why", 510),
    ("will", 2977), ("win", 341), ("with", 6351), ("without", 483), ("women", 375), ("work", 671),
    ("workers", 304), ("working", 303), ("world", 537), ("would", 2935), ("wrote", 328), ("year", 926),
    ("years", 1012), ("yet", 408), ("york", 557), ("you", 2280), ("your", 613),
];

/// The rate of every word that is not among the commonest.
const RARE: u32 = 50;

/// The commonest words.
pub fn common() -> impl Iterator<Item = &'static str> {
    FREQUENT.iter().map(|&(word, _)| word)
}

/// Whether `word` is among the commonest, or punctuation.
pub fn is_common(word: &str) -> bool {
    of(word) > RARE
}

/// The rates of the figures, counted in the same articles.
const FIGURES: [(&str, u32); 3] = [
    ("{currency_sign}", 13),
    ("{digits}", 12780),
    ("{money}", 910),
];

/// The rate of `word` or of a figure per million words. Punctuation counts as commoner than any word.
pub fn of(word: &str) -> u32 {
    if let Some((_, rate)) = FIGURES.iter().find(|(figure, _)| *figure == word) {
        return *rate;
    }
    if !word.starts_with(|c: char| c.is_alphanumeric()) {
        return 100_000;
    }
    FREQUENT
        .binary_search_by_key(&word, |&(w, _)| w)
        .map_or(RARE, |i| FREQUENT[i].1)
}
