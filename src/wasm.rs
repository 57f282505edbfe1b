//! The one file that knows JavaScript, with `columns.js` beside it: plain objects in and out, offsets
//! in UTF-16 code units.

use std::str::Split;

use serde::Serialize;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use wasm_bindgen::prelude::*;
use web_sys::{Performance, Window, WorkerGlobalScope, js_sys};

use crate::{Block, OwnRule, Page};

#[wasm_bindgen(module = "/src/columns.js")]
extern "C" {
    type Columns;
    #[wasm_bindgen(catch)]
    fn columns(page: &JsValue) -> Result<Columns, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn rest(this: &Columns) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn texts(this: &Columns) -> String;
    #[wasm_bindgen(method, getter)]
    fn roles(this: &Columns) -> String;
    #[wasm_bindgen(method, getter)]
    fn regions(this: &Columns) -> String;
    #[wasm_bindgen(method, getter)]
    fn containers(this: &Columns) -> Vec<i32>;
    #[wasm_bindgen(method, getter, js_name = linkShares)]
    fn link_shares(this: &Columns) -> Vec<f32>;
    #[wasm_bindgen(method, getter)]
    fn targets(this: &Columns) -> String;
    #[wasm_bindgen(method, getter)]
    fn names(this: &Columns) -> String;
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
        let rules: Vec<OwnRule> = serde_wasm_bindgen::from_value(rules)?;
        crate::Engine::with_own_rules(&rules)
            .map(Self)
            .map_err(|error| plain(&error).unwrap_or_else(JsValue::from))
    }

    /// Why a rule of the reader's cannot be used; `undefined` when it can.
    ///
    /// # Errors
    /// A `TypeError` when `rule` does not have the shape of an [`OwnRule`].
    #[wasm_bindgen(unchecked_return_type = "OwnRuleError | undefined")]
    pub fn check(
        #[wasm_bindgen(unchecked_param_type = "OwnRule")] rule: JsValue,
    ) -> Result<JsValue, JsError> {
        let rule: OwnRule = serde_wasm_bindgen::from_value(rule)?;
        crate::Engine::check(&rule).map_or_else(|error| plain(&error), |()| Ok(JsValue::UNDEFINED))
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
        let timing = Timing::start("caveat-scan");
        let report = plain(&self.0.scan(&page_of(&page)?));
        timing.end();
        Ok(report?)
    }
}

/// What JavaScript calls a page: its blocks as columns, the rest as it is.
fn page_of(value: &JsValue) -> Result<Page, JsValue> {
    let columns = columns(value)?;
    let (texts, roles, regions) = (columns.texts(), columns.roles(), columns.regions());
    let (targets, names) = (columns.targets(), columns.names());
    let (containers, link_shares) = (columns.containers(), columns.link_shares());
    let [mut texts, mut roles, mut regions, mut targets, mut names] =
        [&texts, &roles, &regions, &targets, &names].map(|column| column.split('\0'));
    let mut blocks = Vec::with_capacity(containers.len());
    for (container, link_share) in containers.into_iter().zip(link_shares) {
        blocks.push(Block {
            text: next(&mut texts).into(),
            role: named(next(&mut roles))?,
            region: named(next(&mut regions))?,
            container: u32::try_from(container).ok(),
            link_share,
            targets: next(&mut targets).into(),
            names: next(&mut names).into(),
        });
    }
    let rest: Page = serde_wasm_bindgen::from_value(columns.rest())?;
    Ok(Page { blocks, ..rest })
}

/// What a column holds for the next block.
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

fn plain(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// A stretch of time for the browser's profiler (User Timing). Nothing of it is kept.
struct Timing {
    name: &'static str,
    performance: Option<Performance>,
}

impl Timing {
    fn start(name: &'static str) -> Self {
        let global = js_sys::global();
        let performance = match global.dyn_ref::<WorkerGlobalScope>() {
            Some(worker) => worker.performance(),
            None => global.dyn_ref::<Window>().and_then(Window::performance),
        };
        // A profiler that is not there is no reason not to scan.
        let _ = performance.as_ref().map(|p| p.mark(name));
        Self { name, performance }
    }

    fn end(self) {
        if let Some(performance) = self.performance {
            let _ = performance.measure_with_start_mark(self.name, self.name);
            performance.clear_marks_with_mark_name(self.name);
            performance.clear_measures_with_measure_name(self.name);
        }
    }
}
