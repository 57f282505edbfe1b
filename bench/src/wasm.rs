//! What JavaScript calls of it.

use caveat::{Engine, Page};
use wasm_bindgen::prelude::*;

/// Takes the text in, and does nothing with it.
#[wasm_bindgen]
pub fn copy(text: &str) -> usize {
    text.len()
}

/// As the function of the crate.
#[wasm_bindgen(js_name = tokeniseAndHash)]
pub fn tokenise_and_hash(text: &str) -> u32 {
    crate::tokenise_and_hash(text)
}

/// A page that is already in the module's memory, so that the scan is timed alone.
#[wasm_bindgen]
pub struct LoadedPage(Page);

#[wasm_bindgen]
impl LoadedPage {
    /// Takes the page in.
    ///
    /// # Errors
    /// When it does not have the shape of a page.
    #[wasm_bindgen(constructor)]
    pub fn new(page: JsValue) -> Result<Self, JsError> {
        Ok(Self(serde_wasm_bindgen::from_value(page)?))
    }

    /// Scans it, and keeps the report. Gives the number of findings and appeals.
    pub fn scan(&self) -> usize {
        let report = Engine::new().scan(&self.0);
        report.findings.len() + report.appeals.len()
    }
}
