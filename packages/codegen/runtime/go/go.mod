module errlex.example/runtime

go 1.19
