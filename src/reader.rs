//! Reads one block: tokens, sentences, quoted speech, matches. Knows nothing of other blocks.

use crate::matcher::{Match, Memory, Sentence};
use crate::pack::{self, Counts, RULES, Rule};
use crate::page::Block;
use crate::quote;
use crate::sentence;
use crate::token::Tokens;

/// Operations a sentence may cost for each of its tokens, and whatever its length. In 3,000 articles
/// no sentence met half of it; text made to be slow does, and then loses marks, not time.
const FUEL_PER_TOKEN: u32 = 6;
const FUEL: u32 = 6_000;

/// What was read of one block, reused for the next.
#[derive(Default)]
pub(crate) struct Reader {
    pub tokens: Tokens,
    /// Sentences, as ranges of token indices.
    pub sentences: Vec<(u32, u32)>,
    /// Quoted speech, as ranges of token indices.
    pub quoted: Vec<(u32, u32)>,
    /// What the rules found that holds in this block, by sentence and anchor.
    pub matches: Vec<Match>,
    /// What is counted in it, but for the relays.
    pub tallied: Vec<(Counts, Match)>,
    /// The outlets whose reports are handed on in it, by sentence.
    pub relays: Vec<Match>,
    /// What the matcher remembers of the sentence at hand.
    pub memory: Memory,
}

impl Reader {
    /// Reads `block`; what was read of the last one is replaced.
    //
    // Here and in what it calls, `inline(never)` is for WebAssembly: V8 starts with slow code and puts
    // faster code in its place when a function is next called, which within a large one is too late.
    #[inline(never)]
    pub fn read(&mut self, block: &Block) {
        let text = block.text.as_str();
        self.tokens.read(text);
        self.matches.clear();
        self.tallied.clear();
        self.relays.clear();
        self.sentences.clear();
        quote::spans(text, &self.tokens, &mut self.quoted);
        if !self.tokens.anchored {
            return;
        }
        sentence::split(text, &self.tokens, &mut self.sentences);
        for &(low, high) in &self.sentences {
            let fuel = FUEL + FUEL_PER_TOKEN * (high - low);
            let range = (low as usize, high as usize);
            Sentence::new(&self.tokens.all, range, fuel, &mut self.memory)
                .add_matches(&mut self.matches);
        }
        let role = 1 << block.role as u8;
        let quoted = &self.quoted;
        let (tallied, relays) = (&mut self.tallied, &mut self.relays);
        self.matches.retain(|m| {
            match pack::counts_of(m.rule) {
                Some(Counts::Relay) => relays.push(*m),
                Some(counts) => tallied.push((counts, *m)),
                None => {
                    let rule = rule(*m);
                    let may_be_quoted = rule.quoted || !quote::covers(quoted, m.mark.0, m.mark.1);
                    return rule.scope & role != 0 && may_be_quoted;
                }
            }
            false
        });
    }

    /// The sentence around the token at `at`, as token indices.
    pub fn sentence_of(&self, at: usize) -> (usize, usize) {
        let next = self
            .sentences
            .partition_point(|&(_, high)| high as usize <= at);
        self.sentences
            .get(next)
            .map_or((0, self.tokens.all.len()), |&(low, high)| {
                (low as usize, high as usize)
            })
    }
}

/// The rule that matched.
pub(crate) fn rule(found: Match) -> &'static Rule {
    &RULES[usize::from(found.rule)]
}
