//! What is said of a bad token: enough to repair it. (Its shape is judged in JavaScript, where it stays.)

use graph_sync_jobs::token::TokenFault;

#[test]
fn every_fault_of_a_token_has_its_own_words() {
    let faults = [TokenFault::NotText, TokenFault::Empty, TokenFault::BearerPrefix, TokenFault::NotVisibleAscii];
    let mut said = faults.map(TokenFault::message).to_vec();
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), faults.len());
}
