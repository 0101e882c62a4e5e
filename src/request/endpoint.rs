//! Where a request goes: the Graph of a cloud, or the caller's own `baseUrl`.

use super::{
    job_id::{JobId, is_blank},
    service_principal::ServicePrincipal,
};
use crate::model::{action::Action, cloud::Cloud};

/// The version of the Graph API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ApiVersion {
    /// `v1.0`, for production.
    #[default]
    V1,
    /// `beta`, which may change at any time.
    Beta,
}

impl ApiVersion {
    /// The version with exactly this name.
    pub fn named(name: &str) -> Option<ApiVersion> {
        [ApiVersion::V1, ApiVersion::Beta].into_iter().find(|version| version.segment() == name)
    }

    const fn segment(self) -> &'static str {
        match self {
            ApiVersion::V1 => "v1.0",
            ApiVersion::Beta => "beta",
        }
    }
}

/// A valid `baseUrl`: an origin, and a path prefix without a trailing slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    prefix: String,
}

impl BaseUrl {
    /// Validates the caller's text, and `href`, what the platform's `URL` made of it.
    ///
    /// # Errors
    /// What is wrong, as a clause that continues "baseUrl".
    pub fn checked(text: &str, href: Option<String>) -> Result<BaseUrl, &'static str> {
        if text.contains(['?', '#', '\\']) {
            return Err("must have no query, no fragment and no backslash");
        }
        // URL parsers drop or escape white space, so the address would not be the one that the caller reads.
        if text.contains(is_blank) {
            return Err("must hold no white space");
        }
        const BEGINNING: &str = "must begin with https:// (or with http:// for localhost, 127.0.0.0/8 and [::1] alone)";
        let href = href.ok_or(BEGINNING)?;
        if has_userinfo(text) {
            return Err("must hold no user name or password");
        }
        let (is_secure, after_scheme) = match (href.strip_prefix("https://"), href.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (_, Some(rest)) => (false, rest),
            // Such as `localhost:3000`, whose scheme is `localhost`.
            (None, None) => return Err(BEGINNING),
        };
        let authority = after_scheme.split('/').next().unwrap_or_default();
        if Cloud::has_host(host(authority).trim_end_matches('.')) {
            return Err("is Microsoft's own Graph: leave it out, or use cloud instead");
        }
        if !is_secure && !is_loopback(authority) {
            return Err(BEGINNING);
        }
        let path = after_scheme.get(authority.len()..).unwrap_or_default();
        let origin = href.strip_suffix(path).unwrap_or_default().to_owned();
        let prefix = path.trim_end_matches('/');
        let folded = prefix.to_ascii_lowercase();
        let ends_in =
            |version: ApiVersion| folded.strip_suffix(version.segment()).is_some_and(|rest| rest.ends_with('/'));
        if ends_in(ApiVersion::V1) || ends_in(ApiVersion::Beta) {
            return Err("must not end in /v1.0 or /beta, which is appended: use apiVersion instead");
        }
        Ok(BaseUrl { origin, prefix: prefix.to_owned() })
    }
}

/// Whether the authority of an address has an `@`. `URL` drops an empty user name, so the caller's text is searched.
fn has_userinfo(text: &str) -> bool {
    let after_scheme = text.split_once(':').map_or("", |(_, rest)| rest).trim_start_matches('/');
    let authority = after_scheme.split('/').next().unwrap_or_default();
    authority.bytes().any(|byte| byte == b'@')
}

/// The host of an authority, without the port.
fn host(authority: &str) -> &str {
    authority.trim_end_matches(|char: char| char.is_ascii_digit()).strip_suffix(':').unwrap_or(authority)
}

/// Whether the host of an authority is this machine.
fn is_loopback(authority: &str) -> bool {
    let host = host(authority);
    // `URL` rejects a host whose last label is a number but that is no IPv4 address (URL Standard, "ends in a number").
    let is_ipv4 = !host.ends_with('.') && host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    host == "localhost" || host == "[::1]" || host.starts_with("127.") && is_ipv4
}

/// A permission that a call needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// To read and change jobs. Calls that only read request it too, so that one consent serves all calls.
    Synchronization,
    /// To read service principals.
    Applications,
}

/// The service that a call is sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The cloud whose Graph the tokens are for, even where requests go through a gateway.
    audience: Cloud,
    base: BaseUrl,
    version: ApiVersion,
}

impl Endpoint {
    /// The Graph of a cloud.
    pub fn cloud(cloud: Cloud, version: ApiVersion) -> Endpoint {
        let base = BaseUrl { origin: cloud.origin().to_owned(), prefix: String::new() };
        Endpoint { audience: cloud, base, version }
    }

    /// The caller's own server or gateway. Its tokens are those of the global cloud.
    pub fn base(base: BaseUrl, version: ApiVersion) -> Endpoint {
        Endpoint { audience: Cloud::Global, base, version }
    }

    /// The absolute address of a path below the API version.
    pub fn address(&self, path: &str) -> String {
        format!("{}{}/{}/{path}", self.base.origin, self.base.prefix, self.version.segment())
    }

    /// The scope to request a token for, with the origin of the cloud's Graph.
    pub fn scope(&self, permission: Permission) -> String {
        let name = match permission {
            Permission::Synchronization => "Synchronization.ReadWrite.All",
            Permission::Applications => "Application.Read.All",
        };
        format!("{}/{name}", self.audience.origin())
    }

    /// The path of an address below the API version. `None` for an address elsewhere. `href` is as the platform's `URL` wrote it.
    pub fn path<'a>(&self, href: &'a str) -> Option<&'a str> {
        href.strip_prefix(&*self.address(""))
    }

    /// Whether the token may be sent to an address: to this origin alone. `href` is as the platform's `URL` wrote it; with a user name
    /// in it, it does not begin with the origin.
    pub fn covers(&self, href: &str) -> bool {
        href.strip_prefix(&*self.base.origin).is_some_and(|path| path.starts_with('/'))
    }
}

/// The path of a service principal's jobs.
pub fn jobs_path(principal: &ServicePrincipal) -> String {
    format!("{}/synchronization/jobs", principal.path())
}

/// The path of a job.
fn job_path(principal: &ServicePrincipal, job: &JobId) -> String {
    format!("{}/{}", jobs_path(principal), job.segment())
}

/// The path of an action on a job.
pub fn action_path(principal: &ServicePrincipal, job: &JobId, action: Action) -> String {
    let job = job_path(principal, job);
    match action {
        Action::Read | Action::ReadServicePrincipals => job,
        Action::Start => format!("{job}/start"),
        Action::Pause => format!("{job}/pause"),
        Action::Restart => format!("{job}/restart"),
    }
}
