"""The run-time parts of generated Python modules, which `generate` joins into one file."""
