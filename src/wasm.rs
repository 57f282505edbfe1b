//! The one file that knows JavaScript, with `columns.js` beside it: plain objects in and out, offsets
//! in UTF-16 code units.

use std::str::Split;

use js_sys::{Array, JSON};
use serde::Serialize;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use wasm_bindgen::prelude::*;

use crate::{Block, Container, OwnRule, Page, Signals};

/// Takes 6 kB less code than the standard library's, and no more time or memory.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen(module = "/src/columns.js")]
extern "C" {
    type PageColumns;
    #[wasm_bindgen(catch, js_name = pageColumns)]
    fn page_columns(page: &JsValue) -> Result<PageColumns, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn lang(this: &PageColumns) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn title(this: &PageColumns) -> String;
    #[wasm_bindgen(method, getter)]
    fn site(this: &PageColumns) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn signals(this: &PageColumns) -> Option<u8>;
    #[wasm_bindgen(method, getter)]
    fn parents(this: &PageColumns) -> Vec<i32>;
    #[wasm_bindgen(method, getter)]
    fn tags(this: &PageColumns) -> String;
    #[wasm_bindgen(method, getter, js_name = boxNames)]
    fn box_names(this: &PageColumns) -> String;
    #[wasm_bindgen(method, getter)]
    fn forms(this: &PageColumns) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn texts(this: &PageColumns) -> String;
    #[wasm_bindgen(method, getter)]
    fn roles(this: &PageColumns) -> String;
    #[wasm_bindgen(method, getter)]
    fn regions(this: &PageColumns) -> String;
    #[wasm_bindgen(method, getter)]
    fn containers(this: &PageColumns) -> Vec<i32>;
    #[wasm_bindgen(method, getter, js_name = linkShares)]
    fn link_shares(this: &PageColumns) -> Vec<f32>;
    #[wasm_bindgen(method, getter)]
    fn targets(this: &PageColumns) -> String;
    #[wasm_bindgen(method, getter)]
    fn names(this: &PageColumns) -> String;

    type RuleColumns;
    #[wasm_bindgen(catch, js_name = ruleColumns)]
    fn rule_columns(rules: &JsValue) -> Result<RuleColumns, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn names(this: &RuleColumns) -> String;
    #[wasm_bindgen(method, getter)]
    fn patterns(this: &RuleColumns) -> String;
    #[wasm_bindgen(method, getter, js_name = areRegexes)]
    fn are_regexes(this: &RuleColumns) -> Vec<u8>;
}

/// The engine as JavaScript sees it. Holds nothing of any page.
#[wasm_bindgen(js_name = Engine)]
pub struct JsEngine(crate::Engine);

#[wasm_bindgen(js_class = Engine)]
impl JsEngine {
    /// An engine with the built-in English rules.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self(crate::Engine::new())
    }

    /// An engine that looks for `rules` of the reader's too.
    ///
    /// # Errors
    /// An [`OwnRuleError`] for the first rule that is refused.
    #[wasm_bindgen(js_name = withOwnRules)]
    pub fn with_own_rules(
        #[wasm_bindgen(unchecked_param_type = "OwnRule[]")] rules: JsValue,
    ) -> Result<Self, JsValue> {
        crate::Engine::with_own_rules(&rules_of(&rules)?)
            .map(Self)
            .map_err(|error| plain(&error).unwrap_or_else(|error| error))
    }

    /// Why a rule of the reader's cannot be used; `undefined` when it can.
    ///
    /// # Errors
    /// A `TypeError` when `rule` does not have the shape of an [`OwnRule`].
    #[wasm_bindgen(unchecked_return_type = "OwnRuleError | undefined")]
    pub fn check(
        #[wasm_bindgen(unchecked_param_type = "OwnRule")] rule: JsValue,
    ) -> Result<JsValue, JsValue> {
        let rules = rules_of(&Array::of1(&rule))?;
        let error = rules
            .iter()
            .find_map(|rule| crate::Engine::check(rule).err());
        error.map_or(Ok(JsValue::UNDEFINED), |error| plain(&error))
    }

    /// Everything found on `page`.
    ///
    /// # Errors
    /// A `TypeError` naming the field, when `page` does not have the shape of a [`Page`].
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn scan(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Page")] page: JsValue,
    ) -> Result<JsValue, JsValue> {
        plain(&self.0.scan(&page_of(&page)?))
    }
}

/// What JavaScript calls a page.
fn page_of(value: &JsValue) -> Result<Page, JsValue> {
    let columns = page_columns(value)?;
    Ok(Page {
        lang: columns.lang(),
        title: columns.title(),
        site: columns.site(),
        signals: columns.signals().map(|bits| Signals {
            declared_article: bits & 1 != 0,
            article_element: bits & 2 != 0,
            published: bits & 4 != 0,
            headline: bits & 8 != 0,
        }),
        containers: containers_of(&columns),
        blocks: blocks_of(&columns)?,
    })
}

fn containers_of(columns: &PageColumns) -> Vec<Container> {
    let (tags, names) = (columns.tags(), columns.box_names());
    let [mut tags, mut names] = [&tags, &names].map(|column| column.split('\0'));
    let rows = columns.parents().into_iter().zip(columns.forms());
    rows.map(|(parent, form)| Container {
        parent: u32::try_from(parent).ok(),
        tag: next(&mut tags).into(),
        names: next(&mut names).into(),
        form: form != 0,
    })
    .collect()
}

fn blocks_of(columns: &PageColumns) -> Result<Vec<Block>, JsError> {
    let (texts, roles, regions) = (columns.texts(), columns.roles(), columns.regions());
    let (targets, names) = (columns.targets(), columns.names());
    let [mut texts, mut roles, mut regions, mut targets, mut names] =
        [&texts, &roles, &regions, &targets, &names].map(|column| column.split('\0'));
    let rows = columns.containers().into_iter().zip(columns.link_shares());
    rows.map(|(container, link_share)| {
        Ok(Block {
            text: next(&mut texts).into(),
            role: named(next(&mut roles))?,
            region: named(next(&mut regions))?,
            container: u32::try_from(container).ok(),
            link_share,
            targets: next(&mut targets).into(),
            names: next(&mut names).into(),
        })
    })
    .collect()
}

/// What JavaScript calls an array of rules.
fn rules_of(value: &JsValue) -> Result<Vec<OwnRule>, JsValue> {
    let columns = rule_columns(value)?;
    let (names, patterns) = (columns.names(), columns.patterns());
    let [mut names, mut patterns] = [&names, &patterns].map(|column| column.split('\0'));
    let rows = columns.are_regexes().into_iter();
    let rules = rows.map(|is_regex| OwnRule {
        name: next(&mut names).into(),
        pattern: next(&mut patterns).into(),
        is_regex: is_regex != 0,
    });
    Ok(rules.collect())
}

/// What a column holds for the next row.
fn next<'a>(column: &mut Split<'a, char>) -> &'a str {
    column.next().unwrap_or_default()
}

/// The value with this name; the default where there is none.
fn named<T: DeserializeOwned + Default>(name: &str) -> Result<T, JsError> {
    if name.is_empty() {
        return Ok(T::default());
    }
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    Ok(T::deserialize(name)?)
}

/// A plain object. It crosses as one string: that is faster than field by field.
fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    // What is made of structs and strings can always be written.
    JSON::parse(&serde_json::to_string(value).unwrap_or_default())
}
