//! Base addresses: the token goes to the host that its reader sees, encrypted or to this machine, and below the prefix.

use std::{net::Ipv4Addr, str};

use graph_sync_jobs::{
    endpoint::{ApiVersion, BaseUrl, Endpoint, UrlParts, path},
    given::Given,
};
use url::Url;

use crate::support::reading;

const SP_ID: &str = "00000000-0000-0000-0000-000000000000";

pub fn check(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let url = Url::parse(text).ok();
    let (protocol, origin) =
        url.as_ref().map(|url| (format!("{}:", url.scheme()), url.origin().ascii_serialization())).unwrap_or_default();
    let parts = url.as_ref().map(|url| UrlParts {
        protocol: &protocol,
        origin: &origin,
        hostname: url.host_str().unwrap_or_default(),
        pathname: url.path(),
    });
    let Ok(base) = BaseUrl::read(text, parts) else { return };
    let address = Endpoint::base(base, ApiVersion::V1);
    let url = url.as_ref().expect("only what a platform can read is accepted");
    let host = url.host_str().unwrap_or_default();
    let is_loopback = host == "localhost" || host == "[::1]" || host.parse().is_ok_and(|ip: Ipv4Addr| ip.is_loopback());
    assert!(url.scheme() == "https" || url.scheme() == "http" && is_loopback, "{text:?}");
    assert!(url.username().is_empty() && url.password().is_none(), "{text:?}");
    assert!(url.query().is_none() && url.fragment().is_none(), "{text:?}");
    assert!(!text.contains(char::is_whitespace), "{text:?}");

    let principal = reading::principal(&Given::Text(SP_ID)).unwrap();
    let address = address.address(&path(principal, reading::job(&Given::Text("job")).ok(), true));
    let sent_to = Url::parse(&address).expect("an address");
    assert_eq!(sent_to.as_str(), address, "a platform's parser sees another address");
    assert_eq!(sent_to.origin(), url.origin());
    let prefix = url.path().trim_end_matches('/');
    assert_eq!(sent_to.path(), format!("{prefix}/v1.0/servicePrincipals/{SP_ID}/synchronization/jobs/job/restart"));
}
