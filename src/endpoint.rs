//! Where a request goes: the four clouds, the API versions, and a base address that the caller names on purpose.

use crate::{
    ids::{JobId, ServicePrincipal},
    text::{cut, has_blank, joined},
};

/// A national cloud, each with one exact Graph host (Microsoft Graph documentation, "National cloud deployments").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cloud {
    /// Worldwide, GCC included.
    Global,
    /// US Government L4 (GCC High).
    UsGov,
    /// US Government L5 (DoD).
    UsGovDod,
    /// China, operated by 21Vianet.
    China,
}

impl Cloud {
    /// The names in the options.
    pub const NAMES: [&'static str; 4] = ["global", "usGov", "usGovDod", "china"];

    /// The cloud with exactly this name.
    pub fn named(name: &str) -> Option<Cloud> {
        match name {
            "global" => Some(Cloud::Global),
            "usGov" => Some(Cloud::UsGov),
            "usGovDod" => Some(Cloud::UsGovDod),
            "china" => Some(Cloud::China),
            _ => None,
        }
    }

    /// The origin of its Graph.
    pub const fn origin(self) -> &'static str {
        match self {
            Cloud::Global => "https://graph.microsoft.com",
            Cloud::UsGov => "https://graph.microsoft.us",
            Cloud::UsGovDod => "https://dod-graph.microsoft.us",
            Cloud::China => "https://microsoftgraph.chinacloudapi.cn",
        }
    }
}

/// A version of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiVersion {
    /// For production.
    V1,
    /// Subject to change.
    Beta,
}

impl ApiVersion {
    /// The version with exactly this name.
    pub fn named(name: &str) -> Option<ApiVersion> {
        match name {
            "v1.0" => Some(ApiVersion::V1),
            "beta" => Some(ApiVersion::Beta),
            _ => None,
        }
    }

    const fn segment(self) -> &'static str {
        match self {
            ApiVersion::V1 => "/v1.0/",
            ApiVersion::Beta => "/beta/",
        }
    }
}

/// What the platform's own `URL` made of a base address. A URL crate would bring the IDNA tables along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UrlParts<'a> {
    /// `https:`, with the colon.
    pub protocol: &'a str,
    /// Scheme, host and port.
    pub origin: &'a str,
    /// The host alone, normalised.
    pub hostname: &'a str,
    /// Starts with `/`.
    pub pathname: &'a str,
}

/// A base address, checked: an origin, and a path prefix without a slash at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BaseUrl<'a> {
    origin: &'a str,
    prefix: &'a str,
}

impl<'a> BaseUrl<'a> {
    /// Checks the text as it was given and the parts that the platform's parser found in it.
    pub fn read(text: &str, parts: Option<UrlParts<'a>>) -> Result<BaseUrl<'a>, &'static str> {
        if text.bytes().any(|byte| matches!(byte, b'?' | b'#' | b'\\')) {
            return Err("must have no query, no fragment and no backslash");
        }
        // Parsers drop some white space and escape the rest; an address with any is not what its reader sees.
        if has_blank(text) {
            return Err("must hold no white space");
        }
        let parts = parts.ok_or("must be an absolute address such as https://gateway.example")?;
        if has_userinfo(text) {
            return Err("must hold no user name or password");
        }
        match parts.protocol {
            "https:" => {}
            "http:" if is_loopback(parts.hostname) => {}
            "http:" => return Err("must be https (http is for localhost, 127.0.0.0/8 and [::1] alone)"),
            _ => return Err("must be https"),
        }
        let mut prefix = parts.pathname;
        while let Some(shorter) = prefix.strip_suffix('/') {
            prefix = shorter;
        }
        Ok(BaseUrl { origin: parts.origin, prefix })
    }
}

/// Whether there is an `@` between the slashes after the scheme and the next slash. An empty user leaves no other trace.
fn has_userinfo(text: &str) -> bool {
    let mut rest = cut(text, b':').1.unwrap_or_default();
    while let ("", Some(after_slash)) = cut(rest, b'/') {
        rest = after_slash;
    }
    cut(cut(rest, b'/').0, b'@').1.is_some()
}

fn is_loopback(hostname: &str) -> bool {
    // A host that ends in a number is an IPv4 address, or the platform's parser would have refused it.
    let is_ipv4 = !hostname.ends_with('.') && hostname.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    hostname == "localhost" || hostname == "[::1]" || hostname.starts_with("127.") && is_ipv4
}

/// The service a call talks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoint<'a> {
    /// Tokens are for the cloud's own Graph: they name an audience, not a gateway.
    audience: &'static str,
    base: BaseUrl<'a>,
    version: ApiVersion,
}

impl<'a> Endpoint<'a> {
    /// A cloud's Graph.
    pub fn cloud(cloud: Cloud, version: ApiVersion) -> Endpoint<'static> {
        Endpoint { audience: cloud.origin(), base: BaseUrl { origin: cloud.origin(), prefix: "" }, version }
    }

    /// A test server or gateway. It stands for the global cloud.
    pub fn base(base: BaseUrl<'a>, version: ApiVersion) -> Endpoint<'a> {
        Endpoint { audience: Cloud::Global.origin(), base, version }
    }

    /// Scheme, host and port: where the token goes, and nowhere else.
    pub fn origin(&self) -> &'a str {
        self.base.origin
    }

    /// The whole address of a path below the API version.
    pub fn address(&self, path: &str) -> String {
        joined![self.base.origin, self.base.prefix, self.version.segment(), path]
    }

    /// The permission to ask a token for.
    pub fn scope(&self) -> String {
        joined![self.audience, "/Synchronization.ReadWrite.All"]
    }
}

/// The path of a service principal's jobs, of one of them, or of its restart action.
pub fn path(principal: ServicePrincipal<'_>, job: Option<JobId<'_>>, restart: bool) -> String {
    let (before, id, after) = principal.path();
    let mut path = joined![before, id, after, "/synchronization/jobs"];
    if let Some(job) = job {
        path.push('/');
        job.push_segment(&mut path);
    }
    if restart {
        path.push_str("/restart");
    }
    path
}
