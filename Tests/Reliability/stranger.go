// Checks a bundle with Go's checksum-database packages, which know nothing of this project.
//
//	stranger KEY FOLDER
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, index := range indexes {
		found = append(found, h[index])
	}
	return found, nil
}

func must(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, values ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", values...)
	os.Exit(1)
}

func main() {
	folder := os.Args[2]
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(folder, name))
		must(err)
		return data
	}
	verifier, err := note.NewVerifier(os.Args[1])
	must(err)
	signed, err := note.Open(read("checkpoint"), note.VerifierList(verifier))
	must(err)
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + signed.Text[strings.Index(signed.Text, "\n")+1:]))
	must(err)

	lines := bytes.Split(read("entries.jsonl"), []byte("\n"))
	var stored hashes
	for index, line := range lines[:len(lines)-1] {
		more, err := tlog.StoredHashes(int64(index), line, stored)
		must(err)
		stored = append(stored, more...)
		var entry struct{ T, Sha256 string }
		must(json.Unmarshal(line, &entry))
		if entry.T == "doc" && fmt.Sprintf("%x", sha256.Sum256(read("documents/"+entry.Sha256))) != entry.Sha256 {
			fail("entry %d: another document", index)
		}
	}
	if int64(len(lines)-1) < tree.N {
		fail("%d entries were signed", tree.N)
	}
	root, err := tlog.TreeHash(tree.N, stored)
	must(err)
	if root != tree.Hash {
		fail("the entries have root %v", root)
	}
	for index := int64(0); index < tree.N; index++ {
		proof, err := tlog.ProveRecord(tree.N, index, stored)
		must(err)
		must(tlog.CheckRecord(proof, tree.N, root, index, tlog.RecordHash(lines[index])))
	}
	tiles := tlog.NewTiles(8, 0, tree.N)
	for place, tile := range tiles {
		// Of an unfinished tile all widths are listed; a bundle has the widest.
		if place+1 < len(tiles) && tiles[place+1].L == tile.L && tiles[place+1].N == tile.N {
			continue
		}
		data, err := tlog.ReadTileData(tile, stored)
		must(err)
		name := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		if !bytes.Equal(read(name), data) {
			fail("%s is another tile", name)
		}
		if tile.L > 0 {
			continue
		}
		var bundle []byte
		for index := tile.N * 256; index < tile.N*256+int64(tile.W); index++ {
			bundle = append(bundle, byte(len(lines[index])>>8), byte(len(lines[index])))
			bundle = append(bundle, lines[index]...)
		}
		name = strings.Replace(name, "tile/0/", "tile/entries/", 1)
		if !bytes.Equal(read(name), bundle) {
			fail("%s has other entries", name)
		}
	}
	fmt.Println("good:", tree.N, "entries,", root)
}
