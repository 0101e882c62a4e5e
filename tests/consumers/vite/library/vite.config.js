// A library knows no page: its base is where its own files lie.
export default { base: "./", build: { lib: { entry: "index.js", formats: ["es"], fileName: "library" } } };
