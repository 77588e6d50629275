//! stub-to-be
pub mod measure;
