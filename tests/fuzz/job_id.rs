//! Job ids: what is accepted is one path segment, and stays that very id on its way.

use std::str;

use percent_encoding::percent_decode_str;
use url::Url;

use crate::support::{judged, passed::text};

pub fn check(input: &[u8]) {
    let Ok(id) = str::from_utf8(input) else { return };
    let fits = |char: char| !("/?#\\%\u{FEFF}".contains(char) || char.is_whitespace() || char.is_control());
    let is_one_segment = !["", ".", ".."].contains(&id) && id.chars().count() <= 1024 && id.chars().all(fits);
    let read = judged::job(&text(id));
    assert_eq!(read.is_ok(), is_one_segment, "{id:?} was read as {read:?}");
    let Ok(job) = read else { return };
    assert_eq!(job.text(), id);
    let segment = job.segment();
    assert_eq!(percent_decode_str(&segment).decode_utf8().as_deref(), Ok(id));
    assert!(segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.!~*'()%".contains(&byte)));
    let address = Url::parse(&format!("https://graph.example/jobs/{segment}/restart")).unwrap();
    assert_eq!(address.path(), format!("/jobs/{segment}/restart"), "a platform's parser sees another address");
}
