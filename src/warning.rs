//! Warnings about documented values. Their words are in `js/words.js`.

/// Something worth knowing about a documented value that is sent all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The name that callers see.
    pub const fn name(self) -> &'static str {
        match self {
            Warning::FullBreaksLinks => "FullBreaksLinks",
            Warning::ForceDeletesReleasesDeletions => "ForceDeletesReleasesDeletions",
            Warning::ConnectorDataStoreDiscouraged => "ConnectorDataStoreDiscouraged",
            Warning::NoneDiscouraged => "NoneDiscouraged",
            Warning::EscrowsWithoutWatermark => "EscrowsWithoutWatermark",
        }
    }
}
