//! Proofing of retouched product photos: clipping paths, Delta-E, crop-safety, and approvals bound to bytes.

pub mod color;
pub mod decode;
pub mod error;
pub mod finding;
pub mod market;
pub mod matte;
pub mod path;
pub mod quality;
pub mod raster;
pub mod register;
pub mod review;
pub mod share;
pub mod subject;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
