//! How an error crosses: a JavaScript `Error` with a `code` beside its message.

use wasm_bindgen::JsValue;

use crate::error::Error;

/// What a binding answers: a value, or a JavaScript `Error` that is thrown.
pub type Crossing<T> = Result<T, Fault>;

/// An error on its way to JavaScript.
#[derive(Debug)]
pub struct Fault {
    code: &'static str,
    message: String,
}

impl Fault {
    /// The caller's progress function stopped the work.
    pub fn cancelled() -> Self {
        Self { code: "cancelled", message: "cancelled".to_owned() }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self { code: error.code(), message: error.to_string() }
    }
}

/// A value that does not have the derived type's shape is the caller's error.
impl From<tsify::Error> for Fault {
    fn from(error: tsify::Error) -> Self {
        Self { code: "invalid-argument", message: error.to_string() }
    }
}

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        let error = js_sys::Error::new(&fault.message);
        // Setting a property of a fresh, extensible object cannot fail.
        let _ = js_sys::Reflect::set(&error, &"code".into(), &fault.code.into());
        error.into()
    }
}
