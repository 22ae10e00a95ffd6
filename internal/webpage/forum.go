package webpage

import "strings"

// A thread is a page of posts: the first is the text, the others are kept below
// it in their order, each behind a rule and a line with who wrote it and when.
type thread struct {
	posts []int32
}

var (
	postNames  = nameSet(`post message postcontainer post-container postbit forum-post topic-post js-post comment-post message-post reply post-wrapper`)
	topicWords = nameSet(`forum viewtopic thread topic phpbb vbulletin showthread xenforo discussion board smf ipb mybb punbb posts discourse forumposts`)
	postNoise  = nameSet(`postprofile profile signature sig post-buttons postbuttons poster-info userinfo user-info message-user post-signature avatar rank online user-details postdetails-left post-number postcount reactions like-count quotelink`)
)

// findThread looks for posts: elements next to each other that are named so, on a
// page that is named as one of a forum.
func (r *reading) findThread() bool {
	nodes := r.tree.nodes
	forum := false
	var posts []int32
	for i := int32(1); i < int32(len(nodes)); i++ {
		e := &nodes[i]
		if e.tag == "" {
			continue
		}
		if e.tag == "meta" && strings.EqualFold(e.get("name"), "generator") {
			forum = forum || namesForum(strings.ToLower(e.get("content")))
		}
		if strings.Contains(e.get("itemtype"), "schema.org/DiscussionForumPosting") {
			forum = true
		}
		names := e.names
		for _, name := range names {
			if topicWords[name] || namesForum(strings.ReplaceAll(name, "-", " ")) {
				forum = true
			}
		}
		if len(posts) > 0 && r.tree.within(i, posts[len(posts)-1]) || r.weight[i] == 0 {
			continue
		}
		if e.flags&block == 0 {
			continue
		}
		if e.hasName(postNames) || strings.Contains(e.get("itemtype"), "schema.org/Comment") || strings.Contains(e.get("itemtype"), "schema.org/DiscussionForumPosting") && e.tag != "main" && e.tag != "body" && !r.holdsPost(i) {
			posts = append(posts, i)
		}
	}
	if !forum || len(posts) < 2 {
		return false
	}
	held := 0
	for _, p := range posts {
		held += r.prose[p]
	}
	if held*2 < r.prose[0] {
		return false
	}
	r.thread = &thread{posts: posts}
	for _, p := range posts {
		r.addRoot(p)
		for i := p + 1; i < nodes[p].end; i++ {
			if nodes[i].tag != "" && r.out[i] == "" && nodes[i].hasName(postNoise) {
				r.drop(i, whyPoster)
			}
		}
	}
	return true
}

func namesForum(words string) bool {
	for _, w := range strings.FieldsFunc(words, func(c rune) bool { return !(c >= 'a' && c <= 'z') }) {
		if topicWords[w] && w != "posts" && w != "board" || strings.HasPrefix(w, "forum") || strings.HasPrefix(w, "viewtopic") {
			return true
		}
	}
	return false
}

// holdsPost reports whether an element holds elements that are posts themselves.
func (r *reading) holdsPost(i int32) bool {
	nodes := r.tree.nodes
	for j := i + 1; j < nodes[i].end; j++ {
		if nodes[j].tag != "" && (nodes[j].hasName(postNames) || strings.Contains(nodes[j].get("itemtype"), "schema.org/Comment")) {
			return true
		}
	}
	return false
}
