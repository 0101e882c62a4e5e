//! The allocator: talc. Rust's own, dlmalloc, is 3.7 KB larger; lol_alloc is 1 KB smaller, but needs `unsafe` and walks a list.

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();
