//! The one file that knows JavaScript: plain objects in and out, offsets in UTF-16 code units.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{OwnRule, Page};

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
    ) -> Result<JsValue, JsError> {
        let page: Page = serde_wasm_bindgen::from_value(page)?;
        plain(&self.0.scan(&page))
    }
}

fn plain(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
