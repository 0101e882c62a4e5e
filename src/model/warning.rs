//! Warnings about documented scopes that have a risk. They never keep a restart from being sent.

use serde::Serialize;
use strum::IntoStaticStr;

use super::reset_scope::ResetScope;

/// A warning about a scope. Its code in the interface is the variant's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(into = "&'static str")]
pub enum Warning {
    /// `Full` severs links (Entra, "How provisioning works") and contains `ConnectorDataStore` (CSDL arithmetic).
    FullBreaksLinks,
    /// `ForceDeletes` carries out the deletions that the accidental-deletion threshold held back.
    ForceDeletesReleasesDeletions,
    /// The documentation marks the scope "do not use".
    ConnectorDataStoreDiscouraged,
    /// The documentation marks the scope "do not use".
    NoneDiscouraged,
    /// `Escrows` without `Watermark`: the objects that failed are no longer retried.
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

    /// The message for a person: the scope, and what it does.
    pub fn message(self) -> String {
        let scope = self.scope();
        format!("{}: {}", scope.name(), scope.effect())
    }
}
