//! What a mark says: its kind, its sub-kind and how sure the wording makes it.

use serde::{Deserialize, Serialize};

/// The three things Caveat marks, and the one a reader may add.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Text that asks the reader for something, or furniture of the page, set among the reporting.
    Boilerplate,
    /// A claim that rests on a source without a name.
    Anonymous,
    /// A statement that the text itself says is not known, not verified or not answered.
    Unconfirmed,
}

macro_rules! sub_kinds {
    ($($kind:ident { $($(#[$doc:meta])* $name:ident $id:literal,)* })*) => {
        /// What exactly a finding is, within its [`Kind`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(rename_all = "snake_case")]
        pub enum SubKind { $($($(#[$doc])* $name,)*)* }

        impl SubKind {
            /// Every sub-kind, in the order of the kinds.
            pub const ALL: &'static [SubKind] = &[$($(SubKind::$name,)*)*];

            /// The kind this sub-kind belongs to.
            pub fn kind(self) -> Kind {
                match self { $($(SubKind::$name => Kind::$kind,)*)* }
            }

            /// The name used in rule files and JSON, such as `no_comment`.
            pub fn id(self) -> &'static str {
                match self { $($(SubKind::$name => $id,)*)* }
            }
        }
    };
}

sub_kinds! {
    Boilerplate {
        /// Asks for money, membership or a gift for the outlet.
        Donation "donation",
        /// Sells a subscription, or bars the text until one is bought.
        Subscription "subscription",
        /// Asks for an address to send e-mail to.
        Newsletter "newsletter",
        /// Asks the reader to open an account or log in.
        Registration "registration",
        /// Asks the reader to install an app or allow notifications.
        App "app",
        /// Points to another article.
        Related "related",
        /// Asks the reader to pass the article on.
        Share "share",
        /// Asks the reader to follow an account or to write to the author.
        Follow "follow",
        /// Rights, reprint and syndication lines.
        Copyright "copyright",
        /// Advertisement labels and affiliate disclosures.
        Ad "ad",
        /// Asks the reader to switch an ad blocker off.
        Adblock "adblock",
        /// Invites comments or a vote.
        Comments "comments",
        /// Consent and cookie lines.
        Privacy "privacy",
        /// The outlet's own podcast, event, book or shop.
        Promo "promo",
    }
    Anonymous {
        /// The text says that a name is withheld.
        Explicit "explicit",
        /// The source is described by what it knows or was told.
        Knowledge "knowledge",
        /// The source is described by its post, or just as a source.
        Role "role",
        /// A bare plural: "officials said".
        Collective "collective",
        /// A source introduced before speaks again.
        Followup "followup",
        /// A private person without a name.
        Witness "witness",
    }
    Unconfirmed {
        /// The party refused to comment.
        NoComment "no_comment",
        /// The party did not answer or could not be reached.
        NoResponse "no_response",
        /// Nothing has been said in public.
        NotPublic "not_public",
        /// A fact of the story is said to be unknown.
        Unclear "unclear",
        /// A claim is said to be unverified or unconfirmed.
        Unverified "unverified",
        /// The claim rests on unspecified reports.
        ReportsHedge "reports_hedge",
        /// A softer hedge: "allegedly", "is believed to".
        Soft "soft",
    }
}

/// How plainly the wording says it. Readers see strong marks unless they ask for everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Shown only to readers who ask for everything.
    Weak,
    /// Shown by default.
    Strong,
}
