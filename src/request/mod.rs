//! Arguments and requests: every argument is validated here, before anything is sent.

pub mod arguments;
pub mod criteria;
pub mod endpoint;
pub mod input;
pub mod items;
pub mod job_id;
pub mod option_key;
pub mod options;
pub mod path;
pub mod problems;
pub mod query;
pub mod service_principal;
pub mod wire;
