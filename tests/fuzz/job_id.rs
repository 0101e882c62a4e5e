//! Job ids: what is accepted is one path segment, and stays that very id on its way.

use std::str;

use graph_sync_jobs::{given::Given, ids::JobId};
use percent_encoding::percent_decode_str;
use url::Url;

pub fn check(input: &[u8]) {
    let Ok(id) = str::from_utf8(input) else { return };
    match JobId::read(&Given::Text(id.to_owned())) {
        Ok(job) => {
            let segment = job.segment();
            assert_eq!(percent_decode_str(&segment).decode_utf8().as_deref(), Ok(id));
            assert!(segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.!~*'()%".contains(&byte)));
            let address = Url::parse(&format!("https://graph.example/jobs/{segment}/restart")).unwrap();
            assert_eq!(address.path(), format!("/jobs/{segment}/restart"), "a platform's parser sees another address");
        }
        Err(problem) => {
            assert_eq!(problem.path, "jobId");
            let harmless = |char: char| char.is_ascii_alphanumeric() || char == '-';
            let refusable = id.is_empty() || id.len() > 1024 || !id.chars().all(harmless);
            assert!(refusable, "{id:?} {}", problem.message);
        }
    }
}
