//! The national clouds, each with one exact Graph host (Microsoft Graph documentation, "National cloud deployments").

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray, VariantNames};

/// A national cloud. Tokens of one are not valid in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray, VariantNames)]
#[serde(into = "&'static str")]
#[strum(serialize_all = "camelCase")]
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
    /// The names of all clouds.
    pub const fn names() -> &'static [&'static str] {
        <Cloud as VariantNames>::VARIANTS
    }

    /// The cloud with exactly this name.
    pub fn named(name: &str) -> Option<Cloud> {
        <Cloud as VariantArray>::VARIANTS.iter().copied().find(|cloud| <&str>::from(cloud) == name)
    }

    /// The cloud whose Graph has exactly this origin.
    pub fn of_origin(origin: &str) -> Option<Cloud> {
        <Cloud as VariantArray>::VARIANTS.iter().copied().find(|cloud| cloud.origin() == origin)
    }

    /// Whether a host, in lower case and without a port, is the Graph host of any cloud.
    pub fn has_host(host: &str) -> bool {
        <Cloud as VariantArray>::VARIANTS.iter().any(|cloud| cloud.origin().strip_prefix("https://") == Some(host))
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
