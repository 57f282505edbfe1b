//! Tells which names mean one source, so that it counts once however it is written.

use crate::hash;
use crate::letter::{all_small, is_capital};
use crate::name;
use crate::order;
use crate::pack::{self, flag, in_list, list};
use crate::page::{Page, Region};
use crate::speaker::Single;
use crate::token::{Tokens, punct};

/// A source as it is written at one place.
#[derive(Debug)]
pub(crate) struct Mention {
    /// Index of its block.
    pub block: u32,
    /// Its name or the nouns for it.
    pub words: String,
    /// The same with the capitalised words before it, where there are any.
    pub whole: Option<String>,
    /// What tells that it is a name, where it is one word.
    pub single: Single,
}

/// How many single names are looked for in the whole article.
const LOOKUPS: usize = 16;

/// The longest name looked for, in bytes: each place of its first letter is compared with all of it.
const LONGEST: usize = 40;

/// How many bytes are looked through for them in all, so that no page takes long: the text of every
/// article as often as it needs.
const LOOKED_THROUGH: usize = 1 << 19;

/// A person, with the place among the mentions where they first speak.
struct Person {
    first: usize,
    name: String,
    parts: Vec<String>,
}

/// The people meant by `mentions`, in reading order. A single name is whoever bore it last in full,
/// speaking or not. Single names that nobody bears are left in `others`: companies, mostly.
pub(crate) fn people(page: &Page, mentions: &[Mention], others: &mut Vec<usize>) -> Vec<String> {
    let length: usize = page.blocks.iter().map(|block| block.text.len()).sum();
    let lookups = LOOKUPS.min(LOOKED_THROUGH / length.max(1));
    let mut known: Vec<Person> = Vec::new();
    let mut single = Vec::new();
    for (first, mention) in mentions.iter().enumerate() {
        let parts = plain_parts(&mention.words);
        match &parts[..] {
            [] => {}
            [_] => single.push((first, parts)),
            _ if known
                .iter()
                .any(|person| same_person(&person.parts, &parts)) => {}
            _ => known.push(Person {
                first,
                name: mention.words.clone(),
                parts,
            }),
        }
    }
    let mut unknown: Vec<String> = Vec::new();
    for (first, parts) in single {
        let [part] = &parts[..] else { continue };
        let bears = |person: &&mut Person| person.parts.contains(part);
        let so_far = known.partition_point(|person| person.first <= first);
        let (before, behind) = known.split_at_mut(so_far);
        if let Some(bearer) = before.iter_mut().rev().chain(behind).find(bears) {
            bearer.first = bearer.first.min(first);
            known = order::by_key(known, |person| [person.first as u32, 0, 0]);
        } else if !unknown.contains(part) {
            let looks = unknown.len() < lookups;
            let found = bearer(page, mentions, &mentions[first], part, looks);
            if let Bearer::Person(name) = found {
                let parts = plain_parts(&name);
                known.insert(so_far, Person { first, name, parts });
                continue;
            }
            unknown.push(part.clone());
            if matches!(found, Bearer::Thing) {
                others.push(first);
            }
        }
    }
    known.into_iter().map(|person| person.name).collect()
}

/// What bears a single name that none of those who speak in full has.
enum Bearer {
    /// A person of this name.
    Person(String),
    /// A company, mostly.
    Thing,
    /// Nothing that speaks.
    Nobody,
}

/// What bears the single name of `mention`, which is `part` in small letters. The article is looked through
/// for it where `looks`. Apart, since not every article has such a name.
#[inline(never)]
fn bearer(page: &Page, mentions: &[Mention], mention: &Mention, part: &str, looks: bool) -> Bearer {
    let word = mention.words.rsplit(' ').next().unwrap_or_default();
    let looks = looks && word.len() <= LONGEST;
    if looks && let Some(name) = introduced(page, mention.block, word) {
        return Bearer::Person(name);
    }
    let uses = if looks {
        Uses::of(page, word)
    } else {
        Uses::default()
    };
    let is_she = || {
        let mut same = mentions.iter().filter(|m| m.words == mention.words);
        uses.says_she || same.any(|m| m.single == Single::Somebody)
    };
    if uses.is_somebody
        || uses.is_proper && !uses.is_place && is_she()
        || in_list(id(part), list::HOUSEHOLD_NAME)
    {
        return Bearer::Person(word.to_string());
    }
    let counts = match mention.single {
        Single::Name => uses.is_proper || !looks,
        Single::Opening => uses.is_proper,
        Single::Somebody | Single::Nothing => false,
    };
    let is_people = ["icans", "ians", "eans"]
        .iter()
        .any(|end| word.ends_with(end));
    let is_other_word = is_people || in_list(id(part), list::SURNAME_TOO);
    if word.len() > 1 && counts && !is_other_word {
        Bearer::Thing
    } else {
        Bearer::Nobody
    }
}

/// The name in full, or with its title, that the article has for a single one: the last before it,
/// else the next behind it. One with a title gives way to one in full, where all such mean one person.
fn introduced(page: &Page, block: u32, word: &str) -> Option<String> {
    let (before, behind) = page.blocks.split_at(block as usize + 1);
    let mut tokens = Tokens::default();
    let mut names: Vec<String> = Vec::new();
    let mut parts: Vec<Vec<String>> = Vec::new();
    let blocks = before.iter().rev().chain(behind);
    'blocks: for block in blocks.filter(|b| b.region == Region::Main) {
        let text = block.text.as_str();
        for at in places(text, word) {
            let end = at + word.len();
            if !text[..at].ends_with(' ') || text[end..].starts_with(char::is_alphanumeric) {
                continue;
            }
            let mut spaces = text[..at].rmatch_indices(' ');
            let from = spaces.nth(5).map_or(0, |(space, _)| space);
            if let Some(name) = name_at_end(&text[from..end], &mut tokens) {
                parts.push(plain_parts(&name));
                names.push(name);
                if parts[0].len() > 1 {
                    break 'blocks;
                }
            }
        }
    }
    // "President Obama" is no "Michelle Obama".
    let is_household = in_list(id(&all_small(word)), list::HOUSEHOLD_NAME);
    let is_kin = |name: &[String]| is_household && in_list(id(&name[0]), list::KIN);
    let mut in_full = (0..parts.len()).filter(|&at| parts[at].len() > 1 && !is_kin(&parts[at]));
    let first = in_full.next().unwrap_or(0);
    let is_one = in_full.all(|at| same_person(&parts[first], &parts[at]));
    names.into_iter().nth(if is_one { first } else { 0 })
}

/// What stands before and behind `word` wherever the article has it.
fn uses<'a>(page: &'a Page, word: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    page.blocks.iter().flat_map(move |block| {
        let text = block.text.as_str();
        let uses = places(text, word);
        let uses = uses.map(move |at| (&text[..at], &text[at + word.len()..]));
        uses.filter(|(_, behind)| !behind.starts_with(char::is_alphanumeric))
    })
}

/// Where `word` stands in `text`, in bytes, the last place first. By its first letter, mostly a capital, it is
/// found faster than the standard library finds words, and in less code.
fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> {
    let letter = word.chars().next();
    let places = letter.into_iter().flat_map(|c| text.rmatch_indices(c));
    let places = places.map(|(at, _)| at);
    places.filter(move |at| text[*at..].starts_with(word))
}

/// What the uses of a capitalised word tell of it.
#[derive(Default)]
struct Uses {
    /// A person: "Nora, 45, keeps bees", "Nora, who keeps bees", "her sister Nora".
    is_somebody: bool,
    /// What it says is told as theirs: "Nora said she keeps bees".
    says_she: bool,
    /// It is capitalised within a sentence too, and not only as the end of a longer name: "Control and Prevention".
    is_proper: bool,
    /// A place or an acronym: "in Dorne", "HM".
    is_place: bool,
}

impl Uses {
    /// Those of `word` in the article on `page`.
    fn of(page: &Page, word: &str) -> Self {
        let mut all = Self {
            is_place: word.chars().nth(1).is_some_and(is_capital),
            ..Self::default()
        };
        for (before, behind) in uses(page, word) {
            let before = before.strip_suffix(' ').unwrap_or_default();
            let last = before.rsplit(' ').next().unwrap_or_default();
            all.is_somebody |= is_somebody(before, last, behind);
            all.says_she |= says_she(behind);
            all.is_proper |= is_within(last);
            all.is_place |= last == "in";
        }
        all
    }
}

fn is_within(last: &str) -> bool {
    let joins = || matches!(last, "and" | "of" | "for") || in_list(id(last), list::NAME_PARTICLE);
    last.ends_with(|c: char| c == ',' || c.is_alphanumeric() && !is_capital(c)) && !joins()
}

fn says_she(behind: &str) -> bool {
    let mut words = behind.split(' ').skip(1).map(id);
    let is_verb = |id| in_list(id, list::SAYING);
    let is_she = |id| in_list(id, list::PRONOUN);
    behind.starts_with(' ') && words.next().is_some_and(is_verb) && words.take(2).any(is_she)
}

fn is_somebody(before: &str, last: &str, behind: &str) -> bool {
    if in_list(id(last), list::FAMILY_TIE) {
        return true;
    }
    let Some(told) = behind.strip_prefix(", ") else {
        return false;
    };
    // "The resident Nora, who".
    let is_described = last.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && !is_on(id(last), flag::FUNCTION_WORD)
        && !in_list(id(last), list::HANGS_ON);
    let age = told.bytes().take_while(u8::is_ascii_digit).count();
    let opens = before.is_empty() || before.ends_with('.');
    age == 2 && told[age..].starts_with(", ") || (opens || is_described) && told.starts_with("who ")
}

/// The name of a person that `text` ends with: in full or, where the last word is all there is, with
/// its title.
fn name_at_end(text: &str, tokens: &mut Tokens) -> Option<String> {
    tokens.read(text);
    let all = &tokens.all;
    let words = |at: usize| &text[all[at].start as usize..all[at].end as usize];
    let start = name::start_before(all, 0, all.len())?;
    let last = all.len() - 1;
    // What is capitalised before a name without being part of it: posts, and whose they are.
    let is_post = |at: usize| {
        all[at].is_on(flag::TITLE)
            || in_list(all[at].word, list::CAPITAL_ROLE)
            || in_list(all[at].word, list::UTTERANCE)
            || in_list(all[at].word, list::BODY)
    };
    let given = (start..last)
        .rfind(|&at| {
            let word = words(at);
            is_post(at) || word.ends_with("'s") || word.ends_with("’s") || name::describes(word)
        })
        .map_or(start, |at| at + 1);
    let given = given + usize::from(all[given].word == punct::PERIOD);
    if given < last {
        let is_called = given > 0 && words(given - 1).eq_ignore_ascii_case("the");
        return (!is_called).then(|| text[all[given].start as usize..].to_string());
    }
    let title = (start..last).rfind(|&at| all[at].is_word())?;
    all[title]
        .is_on(flag::TITLE)
        .then(|| text[all[title].start as usize..].to_string())
}

/// The nouns meant by `mentions`, each once: what holds no other word than one before is the same.
/// Where nothing else is counted nor an outlet relayed, words like "news agency" are; else they mean one of those.
pub(crate) fn things(
    mentions: impl Iterator<Item = impl AsRef<str>>,
    relays: &[String],
) -> Vec<String> {
    let mut known: Vec<(Vec<String>, String)> = Vec::new();
    let mut vague = None;
    for mention in mentions {
        let name = mention.as_ref();
        let words = nouns(name);
        if words.iter().all(|word| in_list(id(word), list::VAGUE)) {
            vague = vague.or(Some(name.to_string()));
            continue;
        }
        let holds = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
        let same = |(other, known): &(Vec<String>, String)| {
            let holds_other = holds(other, &words) || holds(&words, other);
            holds_other
                || is_again(other, &words)
                || is_again(&words, other)
                || stands_for(name, known)
                || stands_for(known, name)
        };
        match known.iter_mut().find(|known| same(known)) {
            Some(same) if same.0.len() < words.len() => *same = (words, name.to_string()),
            Some(_) => {}
            None => known.push((words, name.to_string())),
        }
    }
    let known: Vec<_> = known.into_iter().map(|(_, name)| name).collect();
    if known.is_empty() && relays.is_empty() {
        vague.into_iter().collect()
    } else {
        known
    }
}

/// "The survey" is a poll named before.
fn is_again(one: &[String], other: &[String]) -> bool {
    let [word] = one else { return false };
    let is_kind = |kind| {
        let is_in = |word: &String| in_list(id(word), kind);
        is_in(word) && other.iter().any(is_in)
    };
    is_kind(list::POLL) || is_kind(list::SUIT) || is_kind(list::STATISTICS)
}

/// One name is made of the capital letters that the words of the other start with, perhaps without "U.S.".
fn stands_for(acronym: &str, name: &str) -> bool {
    let own = name.strip_prefix("U.S. ");
    is_made_of(acronym, name) || own.is_some_and(|own| is_made_of(acronym, own))
}

fn is_made_of(acronym: &str, name: &str) -> bool {
    let is_letter = |c: &char| *c != '.';
    let mut letters = acronym.chars().filter(is_letter);
    let mut found = 0;
    for word in name.split(' ') {
        // All of "U.S.", the first of others.
        let capitals = word.chars().filter(is_letter);
        for capital in capitals.take_while(|c| is_capital(*c)) {
            if letters.next() != Some(capital) {
                return false;
            }
            found += 1;
        }
    }
    found > 1 && letters.next().is_none()
}

/// The outlets named by `mentions`, each once, without the page's own. "The Times" is the one named
/// in full before.
pub(crate) fn outlets<'a>(own: &Own, mentions: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut known: Vec<(Vec<String>, &str)> = Vec::new();
    for mention in mentions {
        let article = mention.split_once(' ');
        let name = article
            .filter(|(word, _)| in_list(id(&all_small(word)), list::SPECIFIER))
            .map_or(mention, |(_, name)| name);
        let name = name
            .strip_suffix("'s")
            .or(name.strip_suffix("’s"))
            .unwrap_or(name);
        let words = nouns(name);
        let is_known = known.iter().any(|(other, known)| {
            agree(other, &words) || stands_for(name, known) || stands_for(known, name)
        });
        if !is_known && !agree(&own.0, &words) {
            known.push((words, name));
        }
    }
    known
        .into_iter()
        .map(|(_, name)| name.to_string())
        .collect()
}

/// The name of the page's own paper.
pub(crate) struct Own(Vec<String>);

impl Own {
    /// Of `page`, as it says itself.
    pub fn of(page: &Page) -> Self {
        Self(page.site.as_deref().map(nouns).unwrap_or_default())
    }

    /// `name` is that of the paper, or what it is called for short.
    pub fn is(&self, name: &str) -> bool {
        !self.0.is_empty() && agree(&self.0, &nouns(name))
    }
}

fn agree(one: &[String], other: &[String]) -> bool {
    let begins_or_ends =
        |long: &[String], short: &[String]| long.ends_with(short) || long.starts_with(short);
    !one.is_empty()
        && !other.is_empty()
        && (begins_or_ends(one, other) || begins_or_ends(other, one))
}

/// The words by which institutions or documents differ, lower case.
fn nouns(name: &str) -> Vec<String> {
    let words = name.split_whitespace().map(bare);
    words
        .filter(|word| {
            let id = id(word);
            !in_list(id, list::SPOKESPERSON)
                && !in_list(id, list::PASSING)
                && !is_on(id, flag::FUNCTION_WORD)
        })
        .collect()
}

/// The parts of a person's name, without titles before it, "Jr." and the like.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let words = name.split_whitespace().map(core);
    let words = words.filter(|part| !part.is_empty());
    let named = words.skip_while(|part| is_on(id(&all_small(part)), flag::TITLE));
    named.filter(|part| {
        let id = id(&all_small(part));
        !in_list(id, list::NAME_SUFFIX) && !in_list(id, list::NAME_PARTICLE)
    })
}

/// The same in lower case. "King" alone is no title.
#[inline(never)]
fn plain_parts(name: &str) -> Vec<String> {
    let mut parts: Vec<_> = parts(name).map(plain).collect();
    if parts.is_empty() {
        let surname = Some(all_small(name));
        parts.extend(surname.filter(|word| in_list(id(word), list::SURNAME_TOO)));
    }
    parts
}

/// One of the names holds no part that the other lacks, and both end alike.
fn same_person(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() > other.len() {
        (other, one)
    } else {
        (one, other)
    };
    let is_initial = |one: &str, other: &str| one.chars().count() == 1 && other.starts_with(one);
    let mut rest = long.iter();
    let mut is_in_other = |part: &String| {
        rest.any(|other| part == other || is_initial(part, other) || is_initial(other, part))
    };
    short.last() == long.last() && short.iter().all(&mut is_in_other)
}

/// A part of a name in lower case, without the article of "al-Hadi".
fn plain(part: &str) -> String {
    let name = part
        .split_once('-')
        .filter(|(article, _)| article.len() <= 3);
    let name = name.filter(|(article, _)| {
        article.starts_with(|c: char| c.is_ascii_lowercase()) || article.eq_ignore_ascii_case("al")
    });
    all_small(name.map_or(part, |(_, name)| name))
}

/// `word` without punctuation around it.
#[inline(never)]
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Lower case, without punctuation around it and without "'s".
#[inline(never)]
fn bare(word: &str) -> String {
    let word = all_small(core(word));
    let owner = word.strip_suffix("'s").or(word.strip_suffix("’s"));
    owner.unwrap_or(&word).to_string()
}

/// The id of a lower-case word in the vocabulary.
#[inline(never)]
fn id(word: &str) -> u16 {
    pack::word_id(hash::of(word.as_bytes()))
}

fn is_on(id: u16, flag: u8) -> bool {
    pack::WORD_FLAGS[usize::from(id)] & flag != 0
}
