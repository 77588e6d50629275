//! Progress, told to a JavaScript function that can stop the work.

use js_sys::Function;
use wasm_bindgen::JsValue;

/// Calls `listener` with 0 to 1; the work stops when it answers `false` or throws.
pub fn reporter(listener: &Function) -> impl FnMut(f32) -> bool + '_ {
    |part| listener.call1(&JsValue::NULL, &JsValue::from(part)).is_ok_and(|answer| answer != JsValue::FALSE)
}
