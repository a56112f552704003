// A module of its own: the bundler builds what pages ask for and is no part of the
// program, nor are the packages that npm puts here.
module github.com/musnad/musnad/web/islands

go 1.26.0

require github.com/evanw/esbuild v0.28.2

require golang.org/x/sys v0.0.0-20220715151400-c0bba94af5f8 // indirect
