//! Base addresses: the token goes to the host that its reader sees, encrypted or to this machine, and below the prefix.

use std::{net::Ipv4Addr, str};

use graph_sync_jobs::{
    endpoint::{ApiVersion, BaseUrl, Endpoint, UrlParts},
    given::Given,
    ids::{JobId, ServicePrincipal},
};
use url::Url;

const SP_ID: &str = "00000000-0000-0000-0000-000000000000";

pub fn check(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let url = Url::parse(text).ok();
    let parts = url.as_ref().map(|url| UrlParts {
        protocol: format!("{}:", url.scheme()),
        origin: url.origin().ascii_serialization(),
        hostname: url.host_str().unwrap_or_default().to_owned(),
        pathname: url.path().to_owned(),
    });
    let Ok(base) = BaseUrl::read(text, parts.as_ref()) else { return };
    let url = url.expect("only what a platform can read is accepted");
    let host = url.host_str().unwrap_or_default();
    let is_loopback = host == "localhost" || host == "[::1]" || host.parse().is_ok_and(|ip: Ipv4Addr| ip.is_loopback());
    assert!(url.scheme() == "https" || url.scheme() == "http" && is_loopback, "{text:?}");
    assert!(url.username().is_empty() && url.password().is_none(), "{text:?}");
    assert!(url.query().is_none() && url.fragment().is_none(), "{text:?}");
    assert!(!text.contains(char::is_whitespace), "{text:?}");

    let principal = ServicePrincipal::read(&Given::Text(SP_ID.to_owned())).unwrap();
    let job = JobId::read(&Given::Text(String::from("job"))).unwrap();
    let address = Endpoint::base(base, ApiVersion::V1).restart(&principal, &job);
    let sent_to = Url::parse(&address).expect("an address");
    assert_eq!(sent_to.as_str(), address, "a platform's parser sees another address");
    assert_eq!(sent_to.origin(), url.origin());
    let prefix = url.path().trim_end_matches('/');
    assert_eq!(sent_to.path(), format!("{prefix}/v1.0/servicePrincipals/{SP_ID}/synchronization/jobs/job/restart"));
}
