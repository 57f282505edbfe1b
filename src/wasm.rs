//! The one file that knows JavaScript: plain objects in and out, offsets in UTF-16 code units.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{Page, Report};

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

fn plain(report: &Report) -> Result<JsValue, JsError> {
    Ok(report.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
