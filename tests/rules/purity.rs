//! The rules stay free of JavaScript: only `src/js` may know that it exists.

use std::{fs, path::Path};

#[test]
fn no_rule_imports_javascript() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut read = 0;
    for entry in fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        read += 1;
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for foreign in ["JsValue", "wasm_bindgen", "js_sys", "web_sys"] {
                assert!(!line.contains(foreign), "{}: {line}", path.display());
            }
        }
    }
    assert!(read > 10, "only {read} files were found");
}
