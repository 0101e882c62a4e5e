//! What is wrong with a token: JavaScript looks at it and names the fault, Rust has the words.

use std::{collections::BTreeSet, fs, path::Path};

use graph_sync_jobs::error::kind::TokenFault;
use strum::VariantArray;

/// What `src/js/token.rs` tells apart where JavaScript has only found that it is no text.
const NO_TEXT: [TokenFault; 2] = [TokenFault::Promise, TokenFault::AuthenticationResult];

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

#[test]
fn the_faults_that_are_told_are_those_that_have_words() {
    let script = read("src/js/token.js");
    let (_, after) = script.split_once("export function tokenFault(token) {\n").unwrap();
    let (body, _) = after.split_once("\n}\n").unwrap();
    // The other text in it is the name of a type, in small letters.
    let quoted = body.split('"').skip(1).step_by(2).filter(|name| name.starts_with(char::is_uppercase));
    let mut named: BTreeSet<_> = quoted.collect();
    let boundary = read("src/js/token.rs");
    for fault in NO_TEXT.map(<&str>::from) {
        assert!(boundary.contains(&format!("=> TokenFault::{fault},")), "{fault} is told by nobody");
        assert!(named.insert(fault), "{fault} is told twice");
    }
    assert_eq!(named, TokenFault::VARIANTS.iter().map(Into::into).collect());
}

#[test]
fn a_fault_is_found_by_its_exact_name_alone() {
    for fault in TokenFault::VARIANTS {
        let name = <&str>::from(fault);
        assert_eq!(TokenFault::named(name), Some(*fault));
        assert_eq!(TokenFault::named(&name.to_lowercase()), None);
    }
    assert_eq!(TokenFault::named(""), None);
}

#[test]
fn each_fault_has_words_of_its_own_and_quotes_nothing_of_a_token() {
    let messages: BTreeSet<_> = TokenFault::VARIANTS.iter().map(|fault| fault.message()).collect();
    assert_eq!(messages.len(), TokenFault::VARIANTS.len());
    for message in messages {
        assert!(!message.is_empty());
        // The scheme is the interface's own word: it stands before a token, not in it.
        assert!(!message.replace("\"Bearer \"", "").contains(['"', '\'', '`', '{']), "{message}");
    }
}
