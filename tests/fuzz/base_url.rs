//! Base addresses: the token goes to the host that its reader sees, encrypted or to this machine, and below the prefix.

use std::{net::Ipv4Addr, str};

use graph_sync_jobs::{
    model::action::Action,
    request::endpoint::{ApiVersion, BaseUrl, Endpoint, action_path},
};
use url::Url;

use crate::support::{judged, passed::text};

const CLOUDS: [&str; 4] =
    ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"];

const SP_ID: &str = "00000000-0000-0000-0000-000000000000";

pub fn check(input: &[u8]) {
    let Ok(given) = str::from_utf8(input) else { return };
    let url = Url::parse(given).ok();
    let Ok(base) = BaseUrl::checked(given, url.clone().map(String::from)) else { return };
    let endpoint = Endpoint::base(base, ApiVersion::V1);
    let url = url.as_ref().expect("only what a platform can read is accepted");
    let host = url.host_str().unwrap_or_default();
    let is_loopback = host == "localhost" || host == "[::1]" || host.parse().is_ok_and(|ip: Ipv4Addr| ip.is_loopback());
    assert!(url.scheme() == "https" || url.scheme() == "http" && is_loopback, "{given:?}");
    assert!(url.username().is_empty() && url.password().is_none(), "{given:?}");
    assert!(url.query().is_none() && url.fragment().is_none(), "{given:?}");
    assert!(!given.contains(char::is_whitespace), "{given:?}");
    // A token is of one cloud, and `/v1.0/v1.0` is nowhere.
    assert!(!CLOUDS.contains(&host.trim_end_matches('.')), "{given:?}");
    let last = url.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_lowercase();
    assert!(last != "v1.0" && last != "beta", "{given:?}");

    let (principal, job) = (judged::principal(&text(SP_ID)).unwrap(), judged::job(&text("job")).unwrap());
    let address = endpoint.address(&action_path(&principal, &job, Action::Restart));
    let sent_to = Url::parse(&address).expect("an address");
    assert_eq!(sent_to.as_str(), address, "a platform's parser sees another address");
    assert_eq!(sent_to.origin(), url.origin());
    let prefix = url.path().trim_end_matches('/');
    assert_eq!(sent_to.path(), format!("{prefix}/v1.0/servicePrincipals/{SP_ID}/synchronization/jobs/job/restart"));
}
