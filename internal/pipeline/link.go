package pipeline

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"

	"fonds/internal/cache"
	"fonds/internal/collection"
	"fonds/internal/digest"
	"fonds/internal/document"
	"fonds/internal/fingerprint"
)

// link links the documents to one another and to their terms, which reads all
// bodies that have not been read with the same names in mind. What the maintainer
// wrote may make that impossible: then the log says so, and there is no collection.
func (r *run) link(ctx context.Context, heads []head, texts texts) (*collection.Plan, *collection.Collection, error) {
	plan, err := collection.NewPlan(inputs(heads), r.index, r.ledger, r.config.Language)
	if err != nil {
		r.Log.Report(err)
		return nil, nil, nil
	}
	digests, err := r.digest(ctx, heads, texts, plan.Finder())
	if err != nil {
		return nil, nil, err
	}
	return plan, plan.Link(digests), nil
}

// shards is how many files of the cache the digests lie in: one edited body rewrites
// one of them, and of a cold run not more than a few are in memory at once.
const shards = 64

// digest gives the digests of the bodies, those that are known from the cache.
func (r *run) digest(ctx context.Context, heads []head, t texts, names *digest.Names) ([]digest.Digest, error) {
	digests := make([]digest.Digest, len(heads))
	bar := r.progress("digest", len(heads))
	key, keeps := r.programKey(names.Key())
	tree, err := r.cacheTree()
	if err != nil {
		return nil, err
	}
	files := os.DirFS(r.Cache)
	var of [shards][]int
	for i, h := range heads {
		n := shardOf(h.file)
		of[n] = append(of[n], i)
	}
	err = each(ctx, shards, func(n int) error {
		if len(of[n]) == 0 {
			return nil
		}
		known := cache.ReadTable(files, fmt.Sprintf("digests/%02d", n), key)
		for _, i := range of[n] {
			if err := ctx.Err(); err != nil {
				return err
			}
			h := &heads[i]
			first := firstLanguage(h.meta)
			if data, ok := known.Get(h.file, h.sum); ok && keeps {
				if digests[i], ok = digest.Decode(data); ok {
					bar.step()
					continue
				}
			}
			room := rooms.Get().(*room)
			body, err := t.body(h.file, room)
			if err == nil {
				digests[i] = digest.Of(lookedAt(body), first, names)
				known.Put(h.file, h.sum, digests[i].Append(nil))
			}
			rooms.Put(room)
			if err != nil {
				return err
			}
			bar.step()
		}
		if !keeps {
			return nil
		}
		return known.Save(tree)
	})
	return digests, err
}

func shardOf(file string) int {
	h := fnv.New32a()
	h.Write([]byte(file))
	return int(h.Sum32() % shards)
}

// programKey is a key of something that this program computes from what key stands
// for; ok is false if the program is not known.
func (r *run) programKey(key fingerprint.Sum) (sum cache.Sum, ok bool) {
	program, ok := r.before[programInput]
	return cache.Sum(fingerprint.Of(program, key)), ok
}

func firstLanguage(m *document.Meta) document.Lang {
	if len(m.Languages) == 0 {
		return ""
	}
	return m.Languages[0]
}
