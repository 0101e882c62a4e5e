//! `explainToken`: what the claims of an access token show. For troubleshooting only.
//!
//! Claims are meant for the service that accepts the token. Any may be missing, and none decides whether a call is made (Entra, "Access tokens
//! in the Microsoft identity platform").

use serde::Serialize;
use strum::IntoStaticStr;

use super::{cloud::Cloud, json::Json, platform::Platform, problem::Problem};

/// Graph's application id, the audience of some tokens. It is the same in every cloud.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";

/// The tenant of personal accounts.
const PERSONAL: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

/// The entry that every user has in `wids`. It is no directory role.
const USER: &str = "b79fbf4d-3ef9-4689-8143-76b194e85509";

/// The directory roles that matter: template id, name, and whether the role suffices for a restart (Entra, "Microsoft
/// Entra built-in roles").
const ROLES: [(&str, &str, bool); 5] = [
    ("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator", true),
    ("158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator", true),
    ("8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2", "Hybrid Identity Administrator", true),
    ("62e90394-69f5-4237-9190-012177145e10", "Global Administrator", true),
    ("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader", false),
];

const WRITES: &str = "Synchronization.ReadWrite.All";
const READS: &str = "Synchronization.Read.All";

/// Permissions that may suffice: documented for applications that own the service principal, or reported to have worked. The token
/// does not show whether they do.
const MAY_SUFFICE: [&str; 4] = [
    "Application.ReadWrite.OwnedBy",
    "Application.ReadWrite.All",
    "Directory.ReadWrite.All",
    "Directory.AccessAsUser.All",
];

/// What the claims of a token show. What they do not show is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenReport {
    /// Whether its claims can be read.
    pub readable: bool,
    /// Its `aud`: the service that it is for.
    pub audience: Option<String>,
    /// The cloud of its audience.
    pub cloud: Option<Cloud>,
    /// Whether a person or an application signed in.
    pub kind: Option<TokenKind>,
    /// When it expires, as ISO 8601 text in UTC.
    pub expires_at: Option<String>,
    /// Whether it has the permission for restarts.
    pub sync_permission: Option<SyncPermission>,
    /// The directory roles of the user.
    pub roles: Vec<Role>,
    /// Whether it belongs to a personal Microsoft account.
    pub personal_account: Option<bool>,
    /// Why Graph will probably refuse it.
    pub problems: Vec<Problem>,
}

/// Who signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(into = "&'static str")]
#[strum(serialize_all = "camelCase")]
pub enum TokenKind {
    /// A user, through an application.
    Delegated,
    /// An application, without a user.
    Application,
}

/// The permission of a token for synchronization jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(into = "&'static str")]
#[strum(serialize_all = "camelCase")]
pub enum SyncPermission {
    /// `Synchronization.ReadWrite.All`.
    Held,
    /// `Synchronization.Read.All` alone: it does not suffice for a restart, whatever the roles.
    ReadOnly,
    /// Neither, and no other permission or role that may suffice.
    Missing,
}

/// A directory role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Role {
    /// The id of its template.
    pub id: String,
    /// Its name, where it matters here.
    pub name: Option<&'static str>,
    /// Whether it suffices for a restart, where that is known.
    pub sufficient: Option<bool>,
}

impl TokenReport {
    /// The report on a token whose claims cannot be read: it has this fault, or it is opaque.
    pub fn unreadable(fault: Option<&str>) -> TokenReport {
        let opaque = "cannot be read. That is no fault: only Graph has to be able to read it";
        TokenReport { problems: vec![Problem::new("token", fault.unwrap_or(opaque))], ..TokenReport::default() }
    }

    /// The report on decoded claims.
    pub fn of(claims: &impl Json, platform: &dyn Platform) -> TokenReport {
        let text = |key: &str| claims.get(key).text().filter(|text| !text.is_empty());
        let (audience, scopes) = (text("aud"), text("scp"));
        let mut permissions = texts(&claims.get("roles"));
        let kind = kind(scopes.is_some(), !permissions.is_empty(), text("idtyp").as_deref());
        permissions.extend(scopes.iter().flat_map(|scopes| scopes.split(' ')).map(str::to_owned));
        let wids = claims.get("wids");
        let roles: Vec<_> = texts(&wids).into_iter().filter(|id| id != USER).map(Role::of).collect();
        let expires_ms = claims.get("exp").number().map(|seconds| seconds * 1000.0);
        let mut report = TokenReport {
            readable: true,
            cloud: audience.as_deref().and_then(|audience| Cloud::of_origin(audience.trim_end_matches('/'))),
            audience,
            kind,
            expires_at: expires_ms.and_then(|ms| platform.iso_date(ms)),
            personal_account: text("tid").map(|tenant| tenant == PERSONAL),
            sync_permission: sync_permission(&permissions, &roles),
            roles,
            problems: Vec::new(),
        };
        let has_expired = expires_ms.is_some_and(|ms| ms < platform.wall_ms());
        report.problems = report.expected_refusals(has_expired, wids.items().is_some());
        report
    }

    fn expected_refusals(&self, has_expired: bool, shows_roles: bool) -> Vec<Problem> {
        let is_elsewhere = self.audience.as_deref().is_some_and(|audience| audience != GRAPH) && self.cloud.is_none();
        let none_suffices = self.roles.iter().all(|role| role.sufficient == Some(false));
        let lacks_a_role = self.kind == Some(TokenKind::Delegated) && shows_roles && none_suffices;
        let mut problems = Vec::new();
        let mut add_if = |applies: bool, path, message| {
            if applies {
                problems.push(Problem::new(path, message))
            }
        };
        add_if(is_elsewhere, "audience", "is not Microsoft Graph");
        add_if(has_expired, "expiresAt", "has passed");
        add_if(
            self.sync_permission == Some(SyncPermission::Missing),
            "syncPermission",
            "is missing: the token needs Synchronization.ReadWrite.All with admin consent",
        );
        add_if(
            self.sync_permission == Some(SyncPermission::ReadOnly),
            "syncPermission",
            "is for reading alone: a restart needs Synchronization.ReadWrite.All with admin consent",
        );
        add_if(
            self.personal_account == Some(true),
            "personalAccount",
            "is one: Graph does not support these calls for it",
        );
        add_if(
            lacks_a_role,
            "roles",
            "has none that is known to suffice. A custom role, or one for this application alone, would not show",
        );
        problems
    }
}

impl Role {
    fn of(id: String) -> Role {
        let known = ROLES.iter().find(|(known, ..)| *known == id);
        Role { id, name: known.map(|(_, name, _)| *name), sufficient: known.map(|(.., sufficient)| *sufficient) }
    }
}

fn kind(has_scopes: bool, has_app_roles: bool, token_type: Option<&str>) -> Option<TokenKind> {
    match token_type {
        _ if has_scopes => Some(TokenKind::Delegated),
        Some("app") => Some(TokenKind::Application),
        _ if has_app_roles => Some(TokenKind::Application),
        Some("user") => Some(TokenKind::Delegated),
        _ => None,
    }
}

fn sync_permission(permissions: &[String], roles: &[Role]) -> Option<SyncPermission> {
    let has = |name: &str| permissions.iter().any(|permission| permission == name);
    if has(WRITES) {
        return Some(SyncPermission::Held);
    }
    if has(READS) {
        return Some(SyncPermission::ReadOnly);
    }
    // A sufficient role together with some other permission was reported to work (zerotrustassessment#1382).
    let may_suffice = MAY_SUFFICE.into_iter().any(has) || roles.iter().any(|role| role.sufficient == Some(true));
    (!permissions.is_empty() && !may_suffice).then_some(SyncPermission::Missing)
}

fn texts(list: &impl Json) -> Vec<String> {
    list.items().unwrap_or_default().iter().filter_map(Json::text).collect()
}
