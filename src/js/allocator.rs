//! The allocator: talc, a fifth of the size of Rust's own (dlmalloc), and at least as quick.

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();
