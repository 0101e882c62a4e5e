//! Warnings about documented values: they are sent all the same, but never in silence.

use serde::Serialize;
use strum::IntoStaticStr;

use super::reset_scope::ResetScope;

/// Something worth knowing about a documented value. Its code in the interface is the variant's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(into = "&'static str")]
pub enum Warning {
    /// `Full` severs links (Entra, "How provisioning works") and contains `ConnectorDataStore` (CSDL arithmetic).
    FullBreaksLinks,
    /// The accidental-deletion threshold's staged deletions are carried out.
    ForceDeletesReleasesDeletions,
    /// The documentation marks the scope "do not use".
    ConnectorDataStoreDiscouraged,
    /// The documentation marks the scope "do not use".
    NoneDiscouraged,
    /// Cleared escrows are forgotten, not retried.
    EscrowsWithoutWatermark,
}

impl Warning {
    /// The scope that it is about.
    pub const fn scope(self) -> ResetScope {
        match self {
            Warning::FullBreaksLinks => ResetScope::Full,
            Warning::ForceDeletesReleasesDeletions => ResetScope::ForceDeletes,
            Warning::ConnectorDataStoreDiscouraged => ResetScope::ConnectorDataStore,
            Warning::NoneDiscouraged => ResetScope::None,
            Warning::EscrowsWithoutWatermark => ResetScope::Escrows,
        }
    }

    /// One sentence for a person: what the scope does is what there is to warn of.
    pub fn message(self) -> String {
        let scope = self.scope();
        format!("{}: {}", scope.name(), scope.effect())
    }
}
