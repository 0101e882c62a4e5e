//! The allocator of the WebAssembly: faster than the standard one, and a kilobyte smaller.

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

#[global_allocator]
static TALC: WasmDynamicTalc = new_wasm_dynamic_allocator();
