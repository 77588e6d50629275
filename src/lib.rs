//! Proofing of retouched product photos: clipping paths, Delta-E, crop-safety, and approvals bound to bytes.

pub mod error;
pub mod finding;
pub mod raster;
pub mod review;
